import type { Overview, Period } from '../../domain/calls/index.js'
import { displayNumber } from '../../platform/phone.js'
import { presentCall } from './calls.present.js'
import { waitingInWords } from './messages.present.js'
import { type Clock, counted, dayInWords, length } from './times.present.js'
import { outcomeTag } from './words.present.js'

type Surroundings = { name: string; clock: Clock; number: string | null } & Waiting
type Waiting = { waitingMessages: number; pendingAppointments: number; mayConfirm: boolean }

const MOST_BARS = 6
const DAYS_COUNTED = 30
const CHART = { top: 22, base: 178, labels: [197, 213] as const, height: 220 }

/** The start page as strings and numbers that are ready to be drawn. */
export function presentHome(seen: Overview, { name, clock, number, ...waiting }: Surroundings) {
  return {
    greeting: `${clock.greeting}, ${name.trim().split(/\s+/)[0]}`,
    lead: leadOf(seen),
    live: seen.inProgress > 0 ? `${counted(seen.inProgress, 'call')} in progress` : undefined,
    waiting: waitingOf(waiting),
    isEmpty: seen.latest.length === 0,
    number: number ? displayNumber(number) : undefined,
    tiles: tilesOf(seen),
    days: columnsOf(seen.days),
    outcomes: barsOf(seen, clock),
    latest: seen.latest.map((call) => presentCall(call, clock)),
    zone: clock.zone,
  }
}

/** What wants somebody's attention, each with where it is. */
function waitingOf({ waitingMessages, pendingAppointments, mayConfirm }: Waiting) {
  const [booking, wait] = [counted(pendingAppointments, 'booking'), pendingAppointments === 1 ? 'waits' : 'wait']
  return [
    ...(waitingMessages > 0 ? [{ href: '/messages', text: waitingInWords(waitingMessages) }] : []),
    ...(pendingAppointments > 0
      ? [{ href: '/appointments', text: `${booking} ${wait} ${mayConfirm ? 'for you' : 'to be confirmed'}` }]
      : []),
  ]
}

function leadOf({ sevenDays }: Overview): string {
  const { calls, answered } = sevenDays.current
  if (calls === 0) return 'No calls in the last 7 days.'
  if (answered === 0) return `${counted(calls, 'call')} in the last 7 days.`
  return `Your assistant talked with people on ${counted(answered, 'call')} in the last 7 days.`
}

function tilesOf({ today, sevenDays, thirtyDays }: Overview) {
  const { talkSeconds, answered } = thirtyDays.current
  return [
    {
      label: 'Calls today',
      value: today.current.calls.toLocaleString('en-US'),
      ...changeOf(today, 'yesterday at this time'),
    },
    {
      label: 'Calls, 7 days',
      value: sevenDays.current.calls.toLocaleString('en-US'),
      ...changeOf(sevenDays, 'the week before'),
    },
    {
      label: 'Calls, 30 days',
      value: thirtyDays.current.calls.toLocaleString('en-US'),
      ...changeOf(thirtyDays, 'the 30 days before'),
    },
    {
      label: 'Minutes, 30 days',
      value: Math.round(talkSeconds / 60).toLocaleString('en-US'),
      detail: answered > 0 ? `${length(talkSeconds / answered)} on average` : 'No conversations yet',
      isUp: false,
    },
  ]
}

function changeOf({ current, before }: Period, than: string): { detail: string; isUp: boolean } {
  const more = current.calls - before.calls
  if (before.calls === 0 && more > 0) return { detail: `None ${than}`, isUp: false }
  if (more === 0) return { detail: `As many as ${than}`, isUp: false }
  return {
    detail: `${more > 0 ? '▲ ' : ''}${Math.abs(more).toLocaleString('en-US')} ${more > 0 ? 'more' : 'fewer'} than ${than}`,
    isUp: more > 0,
  }
}

/** Columns in percent of the width, so that the chart fills its card at any size while its text keeps its own. */
function columnsOf(days: Overview['days']) {
  const most = Math.max(1, ...days.map((day) => day.calls))
  const slot = 100 / Math.max(1, days.length)
  const heightOf = (calls: number) => Math.round(((CHART.base - CHART.top) * calls) / most)
  const columns = days.map((day, index) => ({
    x: percent(slot * (index + 0.18)),
    width: percent(slot * 0.64),
    middle: percent(slot * (index + 0.5)),
    y: CHART.base - Math.max(2, heightOf(day.calls)),
    height: Math.max(2, heightOf(day.calls)),
    answeredY: CHART.base - heightOf(day.answered),
    answeredHeight: heightOf(day.answered),
    isEmpty: day.calls === 0,
    value: day.calls > 0 ? String(day.calls) : '',
    valueY: CHART.base - Math.max(2, heightOf(day.calls)) - 6,
    weekday: dayInWords(day.on, 'ccc').slice(0, 2),
    day: dayInWords(day.on, 'd'),
    title: `${dayInWords(day.on, 'cccc d LLLL')}: ${counted(day.calls, 'call')}, ${day.answered} answered`,
  }))
  const total = days.reduce((sum, day) => sum + day.calls, 0)
  const label = `Calls per day for ${days.length} days: ${total} in all, at most ${total === 0 ? 0 : most} a day`
  return { columns, label, base: CHART.base, labels: CHART.labels, height: CHART.height }
}

/** Every bar leads to the calls it counts: of the same outcome and the same 30 days. */
function barsOf({ outcomes }: Overview, clock: Clock) {
  const from = clock.dayBefore(DAYS_COUNTED - 1)
  const counts = new Map<string, { calls: number; href: string }>()
  for (const { reportedOutcome, outcome, calls } of outcomes) {
    const { text } = outcomeTag({ status: 'ENDED', outcome, reportedOutcome }, clock.now)
    const chosen = reportedOutcome ? `said:${reportedOutcome}` : (outcome ?? '')
    const href = `/calls?${new URLSearchParams({ outcome: chosen, from })}`
    counts.set(text, { calls: (counts.get(text)?.calls ?? 0) + calls, href: counts.get(text)?.href ?? href })
  }
  const sorted = [...counts].map(([label, bar]) => ({ label, ...bar })).sort((a, b) => b.calls - a.calls)
  const rest = sorted.slice(MOST_BARS).reduce((sum, bar) => sum + bar.calls, 0)
  const most = Math.max(1, ...sorted.map((bar) => bar.calls))
  const shown = sorted.slice(0, MOST_BARS).map((bar) => ({ ...bar, width: percent((100 * bar.calls) / most) }))
  const others = rest > 0 ? [{ label: 'All others', calls: rest, href: `/calls?from=${from}`, width: undefined }] : []
  return [...shown, ...others].map((bar) => ({ ...bar, count: counted(bar.calls, 'call') }))
}

const percent = (value: number) => `${Math.round(value * 100) / 100}%`
