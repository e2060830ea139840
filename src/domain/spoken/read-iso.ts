import { DateTime } from 'luxon'
import type { Speaking } from './resolve-when.js'
import { sayMoment } from './say-moment.js'

/** Without `minutes` a whole day; without `ask` no such moment. */
export type IsoMoment =
  | { kind: 'moment'; at: Date }
  | { kind: 'wall'; on: string; minutes: number | undefined }
  | { kind: 'unclear'; ask?: string }

const ISO = /^(20\d{2}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i

/** ISO 8601, as programs and language models write it. Undefined for anything else. */
export function readIso(text: string, speaking: Speaking): IsoMoment | undefined {
  const [, on, hour, minute, offset] = ISO.exec(text) ?? []
  if (!on || isHoursFromTo(text, offset)) return undefined
  if (!DateTime.fromISO(on).isValid || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59) return { kind: 'unclear' }
  if (hour === undefined) return { kind: 'wall', on, minutes: undefined }
  const wall = { kind: 'wall', on, minutes: Number(hour) * 60 + Number(minute) } as const
  return offset ? withOffset(wall, text, speaking) : wall
}

/** In "2026-03-06 09:00-11:00" the end is no distance from Greenwich; after a "T" it is one. */
const isHoursFromTo = (text: string, offset = '') => offset.startsWith('-') && /^\S+ /.test(text)

type Wall = { kind: 'wall'; on: string; minutes: number }

/**
 * The client's own offset is theirs. Language models put a "Z" behind what the clock on the client's wall shows: it counts
 * as that clock where the moment in Greenwich would be at night there, and is asked back where it could be either
 * (docs/decisions/030-a-z-is-doubtful.md).
 */
function withOffset(wall: Wall, text: string, speaking: Speaking): IsoMoment {
  const at = new Date(text.replace(' ', 'T'))
  if (Number.isNaN(at.getTime())) return { kind: 'unclear' }
  const local = DateTime.fromJSDate(at, { zone: speaking.timeZone })
  const isTheirs = local.toISODate() === wall.on && local.hour * 60 + local.minute === wall.minutes
  if (isTheirs) return { kind: 'moment', at }
  const isZ = /z$/i.test(text)
  if (isZ && wall.minutes === 0) return { ...wall, minutes: undefined }
  if (isZ && isDaytime(wall.minutes) && !isDaytime(local.hour * 60 + local.minute)) return wall
  const shown = DateTime.fromISO(wall.on, { zone: speaking.timeZone }).plus({ minutes: wall.minutes }).toJSDate()
  const readings = [shown, at].map((each) => sayMoment(each, speaking)).join(', or ')
  return {
    kind: 'unclear',
    ask: `Ask the caller whether they mean ${readings}. Then pass on the day and time as the clock in ${speaking.timeZone} shows them, without an offset.`,
  }
}

const [DAY_BEGINS, DAY_ENDS] = [7 * 60, 21 * 60]
const isDaytime = (minutes: number) => minutes >= DAY_BEGINS && minutes <= DAY_ENDS
