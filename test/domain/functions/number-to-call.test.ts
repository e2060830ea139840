import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CallInHand } from '../../../src/domain/functions/in-call-function.js'
import { numberToCall } from '../../../src/domain/functions/number-to-call.js'
import { displayNumber, isHidden, toE164 } from '../../../src/platform/phone.js'

const OWN = '+12125550186'
const rows = readFileSync(path.join('test/domain/functions/numbers-said.txt'), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => line.split('|').map((part) => part.trim()))

/** Of a call only what a number is read by. */
const callOf = (language: string, callerNumber: string | undefined) =>
  ({ language, callerNumber, ownNumber: '+14155550123', client: { phone: null } }) as unknown as CallInHand

describe('B2: a number to call back', () => {
  it.each(rows)('in %s, said as “%s”, is %s', (language = '', said = '', wanted = '') => {
    const expected = { asks: 'incomplete', own: OWN }[wanted] ?? wanted
    expect(numberToCall(said, callOf(language, OWN))).toBe(expected)
  })

  it('that is theirs is asked for where theirs is hidden', () => {
    expect(numberToCall('this number', callOf('en', undefined))).toBe('incomplete')
    expect(numberToCall('this number', callOf('en', 'anonymous'))).toBe('incomplete')
    expect(numberToCall(undefined, callOf('en', '+266696687'))).toBeUndefined()
  })
})

describe('B3: a hidden number', () => {
  const MARKS = [
    ...[
      'anonymous',
      'Anonymous',
      'Restricted',
      'unknown',
      'Unavailable',
      'private',
      'Private Number',
      'blocked',
      '',
      '+',
      ' ',
    ],
    ...['+266696687', '+7378742833', '+7378742883', '+2562533', '+86282452253', '266696687'],
  ]
  it.each(MARKS)('written as “%s” is no number', (mark) => {
    expect(isHidden(mark)).toBe(true)
    expect(toE164(mark, 'US')).toBeUndefined()
    expect(displayNumber(mark)).toBe('Hidden number')
  })

  it.each(['+14155550177', '+442079460958', '+86 28 8245 2253', '+73787428331', 'sip:desk@example.com'])(
    '%s is not one',
    (number) => {
      expect(isHidden(number)).toBe(false)
    },
  )
})
