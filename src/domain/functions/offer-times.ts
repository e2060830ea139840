import type { Ctx } from '../../platform/context.js'
import {
  type AppointmentKind,
  type FreeTime,
  freeTimes,
  HELD_MINUTES,
  holdTimes,
  holidayOn,
  lockTimes,
  type Refused,
  type WhyNot,
  whyNot,
} from '../appointments/index.js'
import type { When } from '../spoken/index.js'
import { dayAt } from './day-at.js'
import type { CallInHand } from './in-call-function.js'
import { saidTimes } from './said-times.js'
import { nextOnes, spread } from './spread-times.js'

const MOST_OFFERED = 3

type Offering = { kind: AppointmentKind; teamMemberId?: string | undefined; minutes?: number | undefined }
type Day = Extract<When, { kind: 'day' }>

/** The next free times, or those of a day that was asked for, held for this call and in words. */
export async function offerTimes(tx: Ctx, { day, ...wanted }: Offering & { day?: Day | undefined }, call: CallInHand) {
  const inCall = { ...wanted, clientId: call.clientId, vapiCallId: call.vapiCallId, limit: MOST_OFFERED }
  // What is free now is still free when it is held.
  await lockTimes(tx, call.clientId)
  const { from, to } = day ? spanOf(day, call.client.timeZone) : { from: tx.now, to: FAR }
  const times = await freeTimes(tx, { ...inCall, from, to, limit: A_DAY })
  if (!day) return offer(tx, { ...wanted, times: nextOnes(times, MOST_OFFERED) }, call)
  if (times.length > 0) {
    const some = spread(times)
    return offer(tx, { ...wanted, times: some, hasMore: times.length > some.length }, call)
  }
  const later = await freeTimes(tx, { ...inCall, from: to, to: FAR })
  return offer(tx, { ...wanted, times: later, reason: noTime(await holidayOn(tx, call.clientId, day.on)) }, call)
}

const A_DAY = 300

const noTime = (holiday: string | undefined) =>
  holiday ? `That day is a public holiday, ${holiday}, and nothing can be booked` : 'There is no free time then'

/** How far ahead is for the booking plan to say. */
const FAR = new Date(8.64e15)

/** Times that begin before the end of it. */
function spanOf({ on, after = '00:00', before = '24:00' }: Day, timeZone: string): { from: Date; to: Date } {
  return { from: dayAt(on, after, timeZone), to: new Date(dayAt(on, before, timeZone).getTime() - 1) }
}

/** Whether a moment can be had: then it is held and true; else what can be had instead. */
export async function offerMoment(tx: Ctx, { at, ...wanted }: Offering & { at: Date }, call: CallInHand) {
  const inCall = { ...wanted, clientId: call.clientId, vapiCallId: call.vapiCallId }
  await lockTimes(tx, call.clientId)
  const times = await freeTimes(tx, { ...inCall, from: at, to: at, limit: 1 })
  if (times.length > 0) return offer(tx, { ...wanted, times }, call)
  return offerInstead(tx, { ...wanted, refused: await whyNot(tx, { ...inCall, startsAt: at }) }, call)
}

const REASONS: Record<WhyNot, string> = {
  taken: 'That time is taken',
  not_offered: 'Nothing can be booked at that time',
  holiday: 'That day is a public holiday',
  too_soon: 'That is too soon',
  too_far: 'That is too far ahead',
  nobody: 'Nobody takes appointments at the moment',
}

/** What to say of a time that cannot be had, with those nearest to it held for this call. */
export function offerInstead(tx: Ctx, { refused, ...wanted }: Offering & { refused: Refused }, call: CallInHand) {
  const reason = refused.holiday ? noTime(refused.holiday) : REASONS[refused.reason]
  return offer(tx, { ...wanted, times: refused.next, reason }, call)
}

type Offer = Offering & { times: readonly FreeTime[]; reason?: string; hasMore?: boolean }

/** One sentence, because what is said of a property may stand before it. */
async function offer(tx: Ctx, { kind, times, reason, hasMore }: Offer, call: CallInHand): Promise<string> {
  const until = new Date(tx.now.getTime() + HELD_MINUTES * 60_000)
  const { clientId, vapiCallId } = call
  const held = await holdTimes(tx, { clientId, vapiCallId, kind, times, until })
  if (held.length === 0)
    return `${reason ?? 'There is no free time'}; offer the caller to take a message, or another day.`
  const said = saidTimes(held, { timeZone: call.client.timeZone, now: tx.now })
  const [is, ask] = held.length === 1 ? ['is', 'whether it suits'] : ['are', 'which suits']
  return `${reason ? `${reason}, but free` : 'Free'} ${is} ${said}${hasMore ? ', and there are more that day' : ''}; ask the caller ${ask} before you book.`
}
