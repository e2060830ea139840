import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CallInHand } from '../../../src/domain/functions/in-call-function.js'
import { numberToCall } from '../../../src/domain/functions/number-to-call.js'
import { displayNumber, isHidden, toE164 } from '../../../src/platform/phone.js'

const OWN = '+12125550186'
const rowsOf = (file: string) =>
  readFileSync(path.join(process.cwd(), file), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('|').map((part) => part.trim()))
const rows = rowsOf('test/domain/functions/numbers-said.txt')

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

const MARKERS = rowsOf('test/platform/hidden-numbers.txt')

describe('B3: a hidden number', () => {
  it.each(['', ' ', '+', ...MARKERS.flat()])('written as “%s” is no number', (mark) => {
    expect(isHidden(mark)).toBe(true)
    expect(toE164(mark)).toBeUndefined()
    expect(displayNumber(mark)).toBe('Hidden number')
    expect(numberToCall('this number', callOf('en', mark))).toBe('incomplete')
    expect(numberToCall(undefined, callOf('en', mark))).toBeUndefined()
  })

  it.each([
    '+14155550177',
    '+442079460958',
    '+86 28 8245 2253',
    '+73787428331',
    'sip:desk@example.com',
    'Anton',
    '李',
    'Иван',
  ])('%s is not one', (number) => expect(isHidden(number)).toBe(false))

  it('is not what somebody writes at home with the same digits', () => {
    expect(toE164('9484 4353', 'SG')).toBe('+6594844353')
    expect(toE164('(737) 874-2833', 'US')).toBe('+17378742833')
    expect(toE164('+94844353', 'SG')).toBeUndefined()
  })
})
