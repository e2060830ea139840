import { DateTime } from 'luxon'
import { getWebhookUrl } from '../../src/domain/clients/index.js'
import type { Ctx, Deps } from '../../src/platform/context.js'
import {
  alderStone,
  brightPipe,
  dentalCall,
  firstPropertyCalls,
  harborDental,
  plumberCall,
  type Random,
} from '../../test/emulators/conversations/index.js'
import type { Business, CallScript, VapiEmulator } from '../../test/emulators/vapi.js'

/** A call to be placed at a time that has passed. */
type Past = { createdAt: Date; script: CallScript }

const IN_FLIGHT = 6
const HISTORY_DAYS = 61
/** Before this many days there were fewer calls: business has grown. */
const GROWN_DAYS = 30
const BEFORE_GROWTH = 0.7
/** The plumber's last call: long enough ago for the back office to call him silent. */
const SILENT_DAYS = 5

const DAY_MS = 86_400_000

/** Calls on a day, by weekday from Monday. */
const PRACTICE_WEEK = [11, 8, 9, 10, 8, 3, 1]
const PLUMBER_WEEK = [2, 1, 2, 2, 2, 3, 1]
/** When the agency tried its assistant out. */
const FIRST_MINUTES_AGO = [1_460, 1_395, 190, 75]

/** The webhook URL of a client of the demo, on the server that runs. */
export async function webhookOf(ctx: Ctx, business: Business, origin: string): Promise<string> {
  const { id } = await ctx.db.client.findFirstOrThrow({ where: { businessName: business.name } })
  const url = await getWebhookUrl(ctx, { clientId: id })
  if (!url) throw new Error(`${business.name} has no webhook token`)
  return new URL(new URL(url).pathname, origin).href
}

/**
 * The calls since the last one, or of two months: the practice is busy, the plumber silent, the agency has just begun.
 * Oldest first, so that a start that is interrupted can be taken up.
 */
export async function missingCalls(ctx: Ctx, random: Random): Promise<Past[]> {
  const { now } = ctx
  const longAgo = new Date(now.getTime() - HISTORY_DAYS * DAY_MS)
  const silentSince = new Date(now.getTime() - SILENT_DAYS * DAY_MS)
  const since = async (business: Business) => later(await lastOf(ctx, business), longAgo)
  const practice = { since: await since(harborDental), until: now, zone: 'America/Los_Angeles' }
  const plumber = { since: await since(brightPipe), until: silentSince, zone: 'America/Chicago' }
  const agency = (await lastOf(ctx, alderStone)) ? [] : firstPropertyCalls(random)
  return [
    ...moments(random, PRACTICE_WEEK, practice).map((createdAt) => ({ createdAt, script: dentalCall(random) })),
    ...moments(random, PLUMBER_WEEK, plumber).map((createdAt) => ({ createdAt, script: plumberCall(random) })),
    ...agency.map((script, index) => ({ createdAt: minutesBefore(now, FIRST_MINUTES_AGO[index] ?? 60), script })),
  ].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
}

async function lastOf(ctx: Ctx, { name }: Business): Promise<Date | undefined> {
  const last = await ctx.db.call.findFirst({
    where: { client: { businessName: name } },
    orderBy: { startedAt: 'desc' },
  })
  return last?.startedAt
}

const later = (one: Date | undefined, other: Date) => (one && one > other ? one : other)
const minutesBefore = (now: Date, minutes: number) => new Date(now.getTime() - minutes * 60_000)

/** Moments at which a business is called: by weekday, between eight and six in its own zone, the middle the busiest. */
function moments(
  random: Random,
  callsByWeekday: readonly number[],
  { since, until, zone }: { since: Date; until: Date; zone: string },
): Date[] {
  const found: Date[] = []
  const end = DateTime.fromJSDate(until, { zone })
  for (let day = DateTime.fromJSDate(since, { zone }).startOf('day'); day < end; day = day.plus({ days: 1 })) {
    const share = end.diff(day, 'days').days > GROWN_DAYS ? BEFORE_GROWTH : 1
    const usual = Math.round((callsByWeekday[day.weekday - 1] ?? 0) * share)
    for (let calls = usual + random.between(-2, 2); calls > 0; calls--) {
      found.push(day.plus({ hours: 8 + (random.next() + random.next()) * 5 }).toJSDate())
    }
  }
  return found.filter((moment) => moment > since && moment < minutesBefore(until, 10))
}

/** Places past calls through the real door, several at a time; now and then with the small messages of a call. */
export async function placeAll(
  vapi: VapiEmulator,
  past: Past[],
  webhookUrlOf: (of: Business) => string,
): Promise<void> {
  const waiting = past.map((call, index) => ({ ...call, withChatter: index % 12 === 0, isLegacy: index % 25 === 0 }))
  const place = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { createdAt, withChatter, isLegacy } = next
      const script = isLegacy && !next.script.structuredOutputs ? { ...next.script, isLegacy } : next.script
      await vapi.placeCall({ webhookUrl: webhookUrlOf(script.business), script, createdAt, withChatter })
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, place))
}

/** Waits until the worker has applied everything that came in. */
export async function applied({ database }: Deps): Promise<void> {
  for (;;) {
    const waiting = await database.prisma.webhookEvent.count({ where: { state: 'READY' } })
    if (waiting === 0) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** Past calls were reported today; the pages should tell it as it would have been: the moment each of them ended. */
export async function backdate({ database }: Deps): Promise<void> {
  await database.query(`
    update webhook_events event
    set received_at = coalesce(call.ended_at, call.started_at) + interval '2 seconds',
        done_at = coalesce(call.ended_at, call.started_at) + interval '3 seconds'
    from calls call
    where call.client_id = event.client_id and call.vapi_call_id = event.call_key
      and event.received_at > coalesce(call.ended_at, call.started_at) + interval '5 minutes'`)
}
