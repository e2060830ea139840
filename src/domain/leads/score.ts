import type { LeadStatus } from '@prisma/client'
import type { Qualification, ScoreReason } from './details.js'

/** All a score is made of. */
export type ToScore = {
  name: string | null
  number: string | null
  email: string | null
  status: LeadStatus
  qualification: Qualification
  now: Date
}

export type Score = { score: number; reasons: ScoreReason[] }

const MOST = 100
const DAY_MS = 86_400_000

/** How promising a lead is, from 0 to 100, and what makes it so, heaviest first. Pure. */
export function scoreOf(lead: ToScore): Score {
  const reasons = [...contact(lead), ...wishes(lead), ...progress(lead)].filter(({ points }) => points > 0)
  const sum = reasons.reduce((total, { points }) => total + points, 0)
  return { score: Math.min(MOST, sum), reasons: reasons.sort((one, other) => other.points - one.points) }
}

const contact = ({ name, number, email }: ToScore): ScoreReason[] => [
  { points: name ? 5 : 0, words: 'Their name is known' },
  { points: number ? 5 : 0, words: 'There is a number to call' },
  { points: email ? 5 : 0, words: 'There is an e-mail address' },
]

function wishes({ qualification, now }: ToScore): ScoreReason[] {
  const { budgetMinor, bedrooms, sizeArea, needs } = qualification
  return [
    { points: budgetMinor === undefined ? 0 : 20, words: 'They named a budget' },
    timing(qualification, now),
    { points: bedrooms === undefined && !sizeArea ? 0 : 10, words: 'They said what size they look for' },
    { points: needs ? 10 : 0, words: 'They said what they need' },
  ]
}

function timing({ moveInOn, timeframe }: Qualification, now: Date): ScoreReason {
  if (!moveInOn) return { points: timeframe ? 8 : 0, words: 'They gave a rough time' }
  const days = (Date.parse(moveInOn) - now.getTime()) / DAY_MS
  if (days <= 30) return { points: 20, words: 'They want to move within a month' }
  if (days <= 90) return { points: 15, words: 'They want to move within three months' }
  return { points: 8, words: 'They want to move later than in three months' }
}

const PROGRESS: Partial<Record<LeadStatus, ScoreReason>> = {
  APPOINTMENT: { points: 15, words: 'They have an appointment' },
  OFFER: { points: 25, words: 'They made an offer' },
  WON: { points: 25, words: 'They became a customer' },
}

const progress = ({ status }: ToScore): ScoreReason[] => [PROGRESS[status] ?? { points: 0, words: '' }]
