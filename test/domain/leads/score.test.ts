import { describe, expect, it } from 'vitest'
import { scoreOf } from '../../../src/domain/leads/index.js'
import { NOW } from '../../support/builders.js'

const NOBODY = { name: null, number: null, email: null, status: 'NEW', qualification: {}, now: NOW } as const

describe('the score of a lead', () => {
  it('is nothing for somebody of whom nothing is known', () => {
    expect(scoreOf(NOBODY)).toEqual({ score: 0, reasons: [] })
  })

  it('is the sum of its reasons, heaviest first, and never above 100', () => {
    const { score, reasons } = scoreOf({
      name: 'Sam',
      number: '+14155550177',
      email: 'sam@example.com',
      status: 'OFFER',
      qualification: { budgetMinor: 1n, moveInOn: '2026-03-20', bedrooms: 2, needs: 'A garden' },
      now: NOW,
    })
    expect(score).toBe(reasons.reduce((sum, { points }) => sum + points, 0))
    expect(score).toBe(100)
    expect(reasons[0]).toEqual({ points: 25, words: 'They made an offer' })
    expect(reasons.map(({ points }) => points)).toEqual([25, 20, 20, 10, 10, 5, 5, 5])
  })

  it.each([
    ['2026-03-01', 20],
    ['2026-04-02', 20],
    ['2026-04-04', 15],
    ['2026-06-02', 15],
    ['2026-06-03', 8],
  ])('counts moving in on %s with %i', (moveInOn, points) => {
    expect(scoreOf({ ...NOBODY, qualification: { moveInOn } }).score).toBe(points)
  })

  it('counts a rough time little, and a studio as a size', () => {
    expect(scoreOf({ ...NOBODY, qualification: { timeframe: 'in summer' } }).score).toBe(8)
    expect(scoreOf({ ...NOBODY, qualification: { bedrooms: 0 } }).score).toBe(10)
  })
})
