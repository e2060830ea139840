import { DateTime } from 'luxon'

/** What the clock on a wall shows: 2026-03-08, 2, 30. */
export type WallTime = { on: string; hour: number; minute: number }

/**
 * The moments a clock in a zone shows a time. One, as a rule; two when it is shown twice, because the clocks go back; and
 * when they go forward and skip it, the two it could stand for, with `isSkipped`.
 */
export function localMoments(
  { on, hour, minute }: WallTime,
  timeZone: string,
): { moments: Date[]; isSkipped: boolean } {
  const asUtc = DateTime.fromISO(on, { zone: 'utc' }).set({ hour, minute, second: 0, millisecond: 0 }).toMillis()
  const offsetAt = (millis: number) => DateTime.fromMillis(millis, { zone: timeZone }).offset
  const around = [asUtc - DAY_MS, asUtc + DAY_MS].map(offsetAt)
  const readings = [...new Set(around)].map((offset) => ({ offset, millis: asUtc - offset * 60_000 }))
  const shown = readings.filter(({ offset, millis }) => offsetAt(millis) === offset)
  const kept = shown.length > 0 ? shown : readings
  const moments = kept.map(({ millis }) => new Date(millis)).sort((one, other) => one.getTime() - other.getTime())
  return { moments, isSkipped: shown.length === 0 }
}

const DAY_MS = 86_400_000
