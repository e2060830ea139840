import { type CallOutcome, Prisma } from '@prisma/client'
import { type Ctx, inTransaction, walledClient } from '../../platform/context.js'
import { ANSWERED, THEIR_WORD } from '../calls/index.js'
import { assertMayReadOf } from '../staff/index.js'
import { type PeriodInput, readPeriod } from './period.js'
import { within } from './within.js'

/** Of a breakdown, the most frequent ones. */
const MOST = 100

export type CallFigures = {
  clientId: string | undefined
  from: Date
  to: Date
  timeZone: string
  calls: number
  inbound: number
  outbound: number
  web: number
  /** Over, and a person was on the line, as the outcome says (isAnswered); voicemail is no person. */
  completed: number
  /** Over without that. */
  missed: number
  /** Not over yet. */
  inProgress: number
  talkSeconds: number
  /** What Vapi charged the agency, in micro-dollars; null for people of a client. */
  costMicros: bigint | null
  /** Each most frequent first, of calls of which it is known. */
  intents: { intent: string; calls: number }[]
  outcomes: { outcome: CallOutcome; calls: number }[]
  /** In the words of the clients' own set-ups, where those count more than ours. */
  reportedOutcomes: { reportedOutcome: string; calls: number }[]
}

/**
 * What calls came to that began in a period: all of them in one look at their rows, so that no figure is of another moment
 * than the next. Of one client, or for staff of all.
 * @throws invalid, not_found, forbidden
 */
export async function callFigures(ctx: Ctx, input: PeriodInput = {}): Promise<CallFigures> {
  assertMayReadOf(ctx, 'calls.read')
  return inTransaction(ctx, async (tx) => {
    const period = await readPeriod(tx, input)
    const rows = await countCalls(tx, within('started_at', period))
    const { intent: _i, outcome: _o, word: _w, set: _s, talkSeconds, ...total } = rows.find(isTotal) ?? NONE
    const of = (set: number) =>
      rows.filter((row) => row.set === set).sort((a, b) => b.calls - a.calls || nameOf(a).localeCompare(nameOf(b)))
    return {
      ...period,
      ...total,
      talkSeconds: Number(talkSeconds),
      costMicros: walledClient(tx.actor) ? null : (total.costMicros ?? 0n),
      intents: of(BY.intent)
        .flatMap(({ intent, calls }) => (intent === null ? [] : { intent, calls }))
        .slice(0, MOST),
      outcomes: of(BY.outcome).flatMap(({ outcome, calls }) => (outcome === null ? [] : { outcome, calls })),
      reportedOutcomes: of(BY.word)
        .flatMap(({ word, calls }) => (word === null ? [] : { reportedOutcome: word, calls }))
        .slice(0, MOST),
    }
  })
}

/** What grouping() says of a row: a bit for each column it is not grouped by. */
const BY = { nothing: 7, intent: 3, outcome: 5, word: 6 } as const

type Counted = {
  set: number
  intent: string | null
  outcome: CallOutcome | null
  word: string | null
  calls: number
  inbound: number
  outbound: number
  web: number
  completed: number
  missed: number
  inProgress: number
  talkSeconds: bigint
  costMicros: bigint | null
}

const NONE: Counted = {
  ...{ set: BY.nothing, intent: null, outcome: null, word: null, calls: 0, inbound: 0, outbound: 0, web: 0 },
  ...{ completed: 0, missed: 0, inProgress: 0, talkSeconds: 0n, costMicros: 0n },
}

const isTotal = ({ set }: Counted) => set === BY.nothing
const nameOf = ({ intent, outcome, word }: Counted) => intent ?? outcome ?? word ?? ''

function countCalls(tx: Ctx, where: Prisma.Sql): Promise<Counted[]> {
  // Clients' people never learn it, and their role cannot read it.
  const cost = walledClient(tx.actor) ? Prisma.sql`null::bigint` : Prisma.sql`cost_micros`
  return tx.db.$queryRaw<Counted[]>`
    select grouping(intent, outcome, word)::int as set, intent, outcome, word, count(*)::int as calls,
      count(*) filter (where direction = 'INBOUND')::int as inbound,
      count(*) filter (where direction = 'OUTBOUND')::int as outbound,
      count(*) filter (where direction = 'WEB')::int as web,
      count(*) filter (where is_over and is_answered)::int as completed,
      count(*) filter (where is_over and not is_answered)::int as missed,
      count(*) filter (where not is_over)::int as "inProgress",
      coalesce(sum(duration_seconds), 0)::bigint as "talkSeconds", sum(cost)::bigint as "costMicros"
    from (
      select direction, duration_seconds, ${cost} as cost, intent, outcome::text as outcome, ${THEIR_WORD} as word,
        status = 'ENDED' as is_over, (${ANSWERED}) as is_answered
      from calls where ${where}) as c
    group by grouping sets ((), (intent), (outcome), (word))`
}
