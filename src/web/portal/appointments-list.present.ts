import type { AppointmentPage } from '../../domain/appointments/index.js'
import type { TeamMemberRow } from '../../domain/team/index.js'
import { APPOINTMENTS, isKind, isStatus, KINDS, presentAppointment, STATUSES } from './appointments.present.js'
import { boundsOf, dayAt } from './local-moment.js'
import { type Clock, counted } from './times.present.js'

export const SHOWS = { upcoming: 'Upcoming', past: 'Past', all: 'All' } as const
export type Show = keyof typeof SHOWS

export const FILTERS = ['status', 'kind', 'teamMemberId', 'from', 'to'] as const
export type AppointmentFilter = Record<(typeof FILTERS)[number], string> & { show: Show; cursor: string }

const EMPTY: Record<Show, string> = {
  upcoming: 'Nothing is coming up',
  past: 'No appointments in the past',
  all: 'No appointments yet',
}
const LIST = `${APPOINTMENTS}/list`
const PERSON = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What the verb is asked for, or what is wrong with the filter. A word of no list counts as none. */
export function readFilter(filter: AppointmentFilter, { timeZone, now }: { timeZone: string; now: Date }) {
  const { show, status, kind, teamMemberId, cursor } = filter
  const [first, last] = [boundsOf(filter.from, timeZone), boundsOf(filter.to, timeZone)]
  const today = boundsOf(dayAt(now, timeZone), timeZone)?.from
  const from = first?.from ?? (show === 'upcoming' ? today : undefined)
  const to = last?.to ?? (show === 'past' ? today : undefined)
  const wrong: Record<string, string> = {
    ...(filter.from && !first && { from: 'Please choose a day' }),
    ...(filter.to && !last && { to: 'Please choose a day' }),
    ...(first && last && first.from >= last.to && { to: 'This is before the first day' }),
  }
  const wanted = {
    order: show === 'past' ? ('latest' as const) : ('soonest' as const),
    ...(from && { from }),
    ...(to && { to }),
    ...(isStatus(status) && { status }),
    ...(isKind(kind) && { kind }),
    ...(PERSON.test(teamMemberId) && { teamMemberId }),
    ...(cursor && { cursor }),
  }
  return { wanted, wrong }
}

/** The filter as it was set, with all there is to choose. */
export function presentFilter(
  filter: AppointmentFilter,
  { team, wrong }: { team: readonly TeamMemberRow[]; wrong: Record<string, string> },
) {
  const set = FILTERS.filter((name) => filter[name] !== '')
  const option =
    (name: (typeof FILTERS)[number]) =>
    ([value, label]: [string, string]) => ({
      value,
      label,
      isChosen: filter[name] === value,
    })
  return {
    ...filter,
    wrong,
    isSet: set.length > 0,
    isWrong: Object.keys(wrong).length > 0,
    count: set.filter((name) => name !== 'status').length,
    emptyTitle: EMPTY[filter.show],
    clearHref: listHref({ show: filter.show }),
    statuses: Object.entries(STATUSES)
      .map(([value, { text }]): [string, string] => [value, text])
      .map(option('status')),
    kinds: Object.entries(KINDS).map(option('kind')),
    // One person needs no choosing.
    people: team.length > 1 ? team.map(({ id, name }): [string, string] => [id, name]).map(option('teamMemberId')) : [],
  }
}

/** A page of the list and the links to its neighbours. */
export function presentList(page: AppointmentPage, filter: AppointmentFilter, clock: Clock) {
  const link = (cursor: string | undefined) => cursor && listHref({ ...filter, cursor })
  const isPast = filter.show === 'past'
  return {
    lines: page.appointments.map((row) => presentAppointment(row, clock)),
    pages: {
      previous: link(page.previous),
      next: link(page.next),
      previousLabel: isPast ? '← Later' : '← Sooner',
      nextLabel: isPast ? 'Earlier →' : 'Later →',
    },
  }
}

/** What stands above the calendar and the list. */
export const presentTop = (
  current: Show | 'week',
  { waiting, mayChange }: { waiting: number; mayChange: boolean },
) => ({
  lead:
    waiting === 0
      ? 'Nothing waits to be confirmed'
      : `${counted(waiting, 'appointment')} ${waiting === 1 ? 'waits' : 'wait'} ${mayChange ? 'for you' : 'to be confirmed'}`,
  mayChange,
  tabs: [
    { href: APPOINTMENTS, label: 'Week', isCurrent: current === 'week' },
    ...Object.entries(SHOWS).map(([show, label]) => ({
      href: listHref({ show: show as Show }),
      label,
      isCurrent: current === show,
    })),
  ],
})

/** The rows that wait, the first few of them, and how many more there are. */
export function presentWaiting(
  page: AppointmentPage,
  all: number,
  { clock, mayChange }: { clock: Clock; mayChange: boolean },
) {
  const rows = page.appointments.slice(0, MOST_WAITING)
  return {
    lines: rows.map((row) => ({
      ...presentAppointment(row, clock),
      // Who takes it is asked on its page.
      canConfirm: mayChange && row.teamMember !== null,
    })),
    id: 'waiting',
    more: all > rows.length ? `All ${all.toLocaleString('en-US')}` : undefined,
    heading: mayChange ? 'Waiting for you' : 'Waiting to be confirmed',
    allHref: listHref({ status: 'PENDING' }),
  }
}

/** Those nobody decided on before their time passed, the latest first; they wait for nobody, but somebody may know. */
export function presentPassed(page: AppointmentPage, clock: Clock) {
  const rows = page.appointments.slice(0, MOST_WAITING)
  return {
    lines: rows.map((row) => ({ ...presentAppointment(row, clock), canConfirm: false })),
    id: 'passed',
    more: page.appointments.length > rows.length ? 'All' : undefined,
    heading: 'How did it go?',
    allHref: listHref({ show: 'past', status: 'PENDING' }),
  }
}
const MOST_WAITING = 4

function listHref(filter: Partial<AppointmentFilter>): string {
  const { show, ...others } = filter
  const set = Object.entries({ ...(show !== 'upcoming' && { show }), ...others }).filter(([, value]) => value)
  return set.length > 0 ? `${LIST}?${new URLSearchParams(set as [string, string][])}` : LIST
}
