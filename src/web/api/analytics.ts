import { z } from 'zod'
import { type CallFigures, callFigures, type PropertyFigures, propertyFigures } from '../../domain/analytics/index.js'
import type { Caller } from '../../domain/api-keys/index.js'
import { CALL_OUTCOMES } from '../../domain/calls/index.js'
import { makeNamedTurns } from '../../platform/turns.js'
import { period } from './asked.js'
import { centsOf } from './call-shapes.js'
import { cameled, snaked } from './names.js'
import { type Route, route } from './route.js'
import { clientId, id, instant, money, moneyOf, wordOut } from './shapes.js'

const TAG = 'Analytics'

const asked = { ...period('Calls that began'), client_id: clientId }
const PERIOD = 'Without `to` until now, without `from` thirty days. Of all clients at once at most 400 days.'

const count = z.number().int()
const share = z
  .number()
  .nullable()
  .meta({ description: 'Of 1, to four places; null where there is nothing to be a part of', examples: [0.8] })

const span = { client_id: id.nullable(), from: instant, to: instant, time_zone: z.string() }

const overview = z
  .object({
    ...span,
    calls: count,
    inbound: count,
    inbound_share: share,
    outbound: count,
    outbound_share: share,
    web: count,
    completed: count.meta({
      description:
        'Over, and a person was on the line, as the outcome says: with the assistant or whom it handed them on to. Busy, no answer, voicemail and failed are not',
    }),
    missed: count.meta({ description: 'Over without that' }),
    in_progress: count,
    completion_rate: share.meta({ description: 'Completed calls of those that are over' }),
    missed_rate: share,
    talk_seconds: count,
    talk_minutes: z.number().meta({ description: 'The same in minutes, to one place' }),
    cost: money.nullable().meta({ description: 'What Vapi charged the agency; for keys of the agency only' }),
    intents: z.array(z.object({ intent: z.string(), calls: count, share })),
    outcomes: z.array(z.object({ outcome: wordOut(CALL_OUTCOMES), calls: count, share })),
    reported_outcomes: z
      .array(z.object({ reported_outcome: z.string(), calls: count, share }))
      .meta({ description: 'In the words of the client’s own Vapi set-up, where those count more than ours' }),
  })
  .meta({ id: 'CallOverview' })

const ofProperty = z
  .object({
    property: z.object({ id, client_id: id, address: z.string(), city: z.string(), reference: z.string().nullable() }),
    calls: count,
    inbound: count,
    unique_callers: count.meta({ description: 'Different numbers that called about it' }),
    talk_seconds: count,
    viewings: count.meta({ description: 'Viewings and tours that were asked for or made in the period' }),
    offers: count,
  })
  .meta({ id: 'PropertyFigures' })

/** So many figures are counted at once for one key, in one process: each reads all calls of its period. */
const turns = makeNamedTurns(2)
const inTurn = <T>(caller: Caller | undefined, work: () => Promise<T>) => turns(caller?.owner ?? '', work)

const partOf = (calls: number, all: number) => (all === 0 ? null : Math.round((calls / all) * 10_000) / 10_000)

function presentOverview({ costMicros, clientId: client, ...figures }: CallFigures) {
  const { calls, inbound, outbound, completed, missed, talkSeconds } = figures
  const shared = <T extends { calls: number }>(rows: readonly T[]) =>
    rows.map((row) => ({ ...snaked(row), calls: row.calls, share: partOf(row.calls, calls) }))
  return {
    ...snaked(figures),
    client_id: client ?? null,
    inbound_share: partOf(inbound, calls),
    outbound_share: partOf(outbound, calls),
    completion_rate: partOf(completed, completed + missed),
    missed_rate: partOf(missed, completed + missed),
    talk_minutes: Math.round(talkSeconds / 6) / 10,
    cost: costMicros === null ? null : moneyOf(centsOf(costMicros), 'USD'),
    intents: shared(figures.intents),
    outcomes: shared(figures.outcomes),
    reported_outcomes: shared(figures.reportedOutcomes),
  }
}

function presentProperty({ id: propertyId, clientId: client, address, city, reference, ...figures }: PropertyFigures) {
  return { property: { id: propertyId, client_id: client, address, city, reference }, ...snaked(figures) }
}

export const analyticsRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/voice/phone-calls/analytics/overview',
    name: 'getCallOverview',
    tag: TAG,
    summary: 'What calls came to in a period',
    description: `Shares are of all of these calls; what is known of no call is in no list, so shares need not add up to one. ${PERIOD}`,
    scope: 'analytics:read',
    query: asked,
    answer: overview,
    tool: 'get_call_overview',
    run: async ({ ctx, query, caller }) =>
      presentOverview(await inTurn(caller, () => callFigures(ctx, cameled(query)))),
  }),
  route({
    method: 'get',
    path: '/voice/phone-calls/analytics/by-property',
    name: 'getFiguresByProperty',
    tag: TAG,
    summary: 'What happened with each property in a period, the one with most calls first',
    description: `Properties without a call, a viewing or an offer in the period are left out. ${PERIOD}`,
    scope: 'analytics:read',
    query: {
      ...asked,
      limit: z.coerce.number().int().min(1).max(100).default(25).meta({ description: 'How many at most' }),
      cursor: z.string().max(200).optional().meta({ description: '`next` of the page before' }),
    },
    answer: z.object({
      ...span,
      data: z.array(ofProperty),
      next: z.string().nullable().meta({ description: 'Where the next page begins; null on the last one' }),
    }),
    tool: 'get_figures_by_property',
    run: async ({ ctx, query, caller }) => {
      const counted = await inTurn(caller, () => propertyFigures(ctx, cameled(query)))
      const { properties, next, clientId: client, ...found } = counted
      return { ...snaked(found), client_id: client ?? null, data: properties.map(presentProperty), next: next ?? null }
    },
  }),
]
