import { DateTime } from 'luxon'
import type { Ctx } from '../../platform/context.js'
import { type BookingPlanRow, bookingPlanOf, clientOfTeam, rangesOf, type Takers, takersOf } from '../team/index.js'
import type { AppointmentKind } from './appointment-row.js'
import { holidayFor } from './holiday-for.js'
import { startsOn } from './starts-on.js'

export type FreeTime = { startsAt: Date; endsAt: Date; teamMemberId: string }

export type FreeTimesInput = {
  clientId: string
  kind: AppointmentKind
  /** Of the service that is wanted; left out, as the booking plan says for this kind. */
  minutes?: number | undefined
  /** Times that begin from then on, up to and with then. */
  from: Date
  to: Date
  /** Only of this one. */
  teamMemberId?: string | undefined
  limit: number
  /** Times held for this call are free for it. */
  vapiCallId?: string | undefined
  /** This appointment is not in its own way. */
  exceptId?: string | undefined
}

export const MINUTE_MS = 60_000
const LASTING = { VIEWING: 'viewingMinutes', TOUR: 'tourMinutes', MEETING: 'meetingMinutes' } as const

export const minutesOf = (plan: BookingPlanRow, kind: AppointmentKind): number => plan[LASTING[kind]]

/** What is known of a client to offer its times. */
export type Calendar = { timeZone: string; plan: BookingPlanRow; takers: Takers }

/** The first and the last moment that may be offered at all. */
export function bookable({ timeZone, plan }: Calendar, now: Date): { earliest: Date; latest: Date } {
  const lastDay = DateTime.fromJSDate(now, { zone: timeZone }).plus({ days: plan.daysAhead })
  return {
    earliest: new Date(now.getTime() + plan.minimumNoticeMinutes * MINUTE_MS),
    latest: lastDay.endOf('day').toJSDate(),
  }
}

export async function readCalendar(tx: Ctx, clientId: string, teamMemberId?: string): Promise<Calendar> {
  const { timeZone } = await clientOfTeam(tx, clientId)
  const { members, hours } = await takersOf(tx, clientId)
  const chosen = members.filter(({ id }) => !teamMemberId || id === teamMemberId)
  return { timeZone, plan: await bookingPlanOf(tx, clientId), takers: { members: chosen, hours } }
}

/**
 * The next times a caller can be given, each once, with the one who takes it: within their week and its exceptions, with
 * their buffers, the notice and the days ahead of the booking plan, on both days the clocks change. Among several who are
 * free, the one with the fewest appointments.
 */
export async function freeTimes(tx: Ctx, input: FreeTimesInput): Promise<FreeTime[]> {
  const calendar = await readCalendar(tx, input.clientId, input.teamMemberId)
  const { earliest, latest } = bookable(calendar, tx.now)
  const from = input.from > earliest ? input.from : earliest
  const to = input.to < latest ? input.to : latest
  if (from > to || calendar.takers.members.length === 0) return []
  const busy = await busyTimes(tx, { ...input, from, to })
  const found: FreeTime[] = []
  const minutes = input.minutes ?? minutesOf(calendar.plan, input.kind)
  for (const { startsAt, memberIds } of offered(calendar, minutes, { from, to })) {
    const endsAt = new Date(startsAt.getTime() + minutes * MINUTE_MS)
    const free = leastBusy(memberIds, busy, blockOf(calendar, { startsAt, endsAt }))
    if (free) found.push({ startsAt, endsAt, teamMemberId: free })
    if (found.length >= input.limit) break
  }
  return found
}

type Span = { from: Date; to: Date }

/** Times within hours, in order, with those whose hours they lie in; whether they are taken is another question. */
export function* offered(
  { timeZone, plan, takers }: Calendar,
  minutes: number,
  { from, to }: Span,
): Generator<{ startsAt: Date; memberIds: string[] }> {
  const { stepMinutes } = plan
  const lastDay = DateTime.fromJSDate(to, { zone: timeZone }).startOf('day')
  let day = DateTime.fromJSDate(from, { zone: timeZone }).startOf('day').minus({ days: 1 })
  // A range belongs to the day on which it begins: those of the night before may reach into a day, and come first.
  let late = new Map<number, string[]>()
  for (; day <= lastDay; day = day.plus({ days: 1 }).startOf('day')) {
    const on = day.toISODate() ?? ''
    const next = day.plus({ days: 1 }).startOf('day').toMillis()
    const starts = late
    late = new Map()
    for (const member of takers.members) {
      const ranges = holidayFor({ timeZone, plan }, on, member) ? [] : rangesOf(member.availability, takers.hours, on)
      for (const start of startsOn({ ranges, on, timeZone, stepMinutes, minutes })) {
        const of = start.getTime() < next ? starts : late
        addTo(of, start.getTime(), member.id)
      }
    }
    const inOrder = [...starts].sort(([one], [other]) => one - other)
    for (const [at, memberIds] of inOrder) {
      if (at >= from.getTime() && at <= to.getTime()) yield { startsAt: new Date(at), memberIds }
    }
  }
}

/** Once, also where two of somebody's ranges meet. */
function addTo(starts: Map<number, string[]>, at: number, memberId: string): void {
  const ids = starts.get(at)
  if (!ids) starts.set(at, [memberId])
  else if (!ids.includes(memberId)) ids.push(memberId)
}

/** From when to when somebody is taken by it, with their buffers. */
function blockOf(
  calendar: Calendar,
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
): (memberId: string) => Span {
  return (memberId) => {
    const member = calendar.takers.members.find(({ id }) => id === memberId)
    return {
      from: new Date(startsAt.getTime() - (member?.bufferBeforeMinutes ?? 0) * MINUTE_MS),
      to: new Date(endsAt.getTime() + (member?.bufferAfterMinutes ?? 0) * MINUTE_MS),
    }
  }
}

/** Who is taken when: by person, and within one by the days that it touches, because a calendar may be full for months. */
type Busy = Map<string, { count: number; onDay: Map<number, Span[]> }>

const DAY_MS = 86_400_000

function daysOf({ from, to }: Span): number[] {
  const [first, last] = [Math.floor(from.getTime() / DAY_MS), Math.floor(to.getTime() / DAY_MS)]
  return Array.from({ length: last - first + 1 }, (_, day) => first + day)
}

function leastBusy(memberIds: readonly string[], busy: Busy, block: (id: string) => Span): string | undefined {
  const free = memberIds.filter((id) => {
    const wanted = block(id)
    const taken = daysOf(wanted).flatMap((day) => busy.get(id)?.onDay.get(day) ?? [])
    return !taken.some((span) => span.from < wanted.to && span.to > wanted.from)
  })
  const load = (id: string) => busy.get(id)?.count ?? 0
  return free.reduce<string | undefined>((best, id) => (best && load(best) <= load(id) ? best : id), undefined)
}

async function busyTimes(tx: Ctx, { clientId, from, to, vapiCallId, exceptId }: FreeTimesInput): Promise<Busy> {
  const rows = await tx.db.appointment.findMany({
    where: {
      clientId,
      teamMemberId: { not: null },
      // A day is longer than the longest appointment with its buffers: none that reaches into the span is missed.
      blockedTo: { gt: new Date(from.getTime() - DAY_MS) },
      blockedFrom: { lt: new Date(to.getTime() + DAY_MS) },
      ...(exceptId && { id: { not: exceptId } }),
      OR: [
        { status: { in: ['PENDING', 'CONFIRMED'] } },
        { status: 'HELD', heldUntil: { gt: tx.now }, ...(vapiCallId && { vapiCallId: { not: vapiCallId } }) },
      ],
    },
    select: { teamMemberId: true, blockedFrom: true, blockedTo: true },
  })
  const busy: Busy = new Map()
  for (const { teamMemberId, blockedFrom, blockedTo } of rows) {
    const span = { from: blockedFrom, to: blockedTo }
    const theirs = busy.get(teamMemberId ?? '') ?? { count: 0, onDay: new Map<number, Span[]>() }
    busy.set(teamMemberId ?? '', { ...theirs, count: theirs.count + 1 })
    for (const day of daysOf(span)) theirs.onDay.set(day, [...(theirs.onDay.get(day) ?? []), span])
  }
  return busy
}
