import { describe, expect, it } from 'vitest'
import { testNumber } from '../../../src/domain/test-calls/test-number.js'

describe('the number that a test call rings', () => {
  it.each([
    ['(415) 555-0177', '+14155550177'],
    ['+44 20 7946 0958', '+442079460958'],
    ['+49 151 12345678', '+4915112345678'],
    ['  +1 415.555.0177 ', '+14155550177'],
    ['＋１４１５５５５０１７７', '+14155550177'],
  ])('%s is kept as %s', (written, kept) => expect(testNumber.parse(written)).toBe(kept))

  it.each(
    `911 112 999 +1911 411 12345 +18005551234 +19005551234 +33899123456 +447012345678 0 +
    +14155550177;ext=2 +1(415)555-0177x12 call+14155550177now =+14155550177 sip:a@b.example`
      .split(/\s+/)
      .concat(['', ' ', 'my phone', '+1 415 555 0177\u0000', `+1${'5'.repeat(60)}`]),
  )('%j is refused', (written) => expect(testNumber.safeParse(written).success).toBe(false))
})
