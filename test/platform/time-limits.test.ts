import { describe, expect, it } from 'vitest'
import { assertTimeLimits, TIME_LIMITS, type TimeLimits } from '../../src/platform/time-limits.js'
import { openDeps } from '../../src/process.js'
import { testConfig } from '../support/database.js'

const names = Object.keys(TIME_LIMITS) as (keyof TimeLimits)[]
const day = 86_400_000

/** One knob turned as far as it goes, the others as they are. */
const turned = (name: keyof TimeLimits, ms: number): TimeLimits => ({ ...TIME_LIMITS, [name]: ms })
const refusal = (limits: TimeLimits) => {
  try {
    assertTimeLimits(limits)
    return ''
  } catch (error) {
    return String(error)
  }
}

describe('A3: limits of time that depend on each other', () => {
  it('are in order', () => expect(refusal(TIME_LIMITS)).toBe(''))

  it.each(names)('are refused when %s is turned the wrong way', (name) => {
    expect(refusal(turned(name, 1)) + refusal(turned(name, day))).toContain('contradict')
  })

  it.each([0, -1, Number.NaN])('are refused when one of them is %s', (ms) => {
    expect(refusal(turned('shareMs', ms))).toContain('shareMs')
  })

  it('keep a process from starting, with every contradiction at once', async () => {
    const limits = { ...TIME_LIMITS, lookMs: 5_000, hurriedMs: 1_000 }
    const started = openDeps(testConfig(), limits)
    await expect(started).rejects.toThrow(/ringIdleMs outlasts lookMs[\s\S]*hurriedMs outlasts doorStoreMs/)
  })
})
