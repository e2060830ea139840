import { DateTime } from 'luxon'

/** The instant at which the clock on the wall shows this on that day; '24:00' is its end. */
export function dayAt(on: string, time: string, timeZone: string): Date {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return DateTime.fromISO(on, { zone: timeZone }).startOf('day').set({ hour, minute }).toJSDate()
}

/** The calendar day that a resolved moment falls on. */
export const dayOf = (when: { kind: 'at'; at: Date } | { kind: 'day'; on: string }, timeZone: string): string =>
  when.kind === 'day' ? when.on : (DateTime.fromJSDate(when.at, { zone: timeZone }).toISODate() ?? '')

/** "until Friday", "from January 6": where only the day counts, the word before it says nothing more. */
export const dayInWords = (said: string): string => said.trim().replace(BEFORE_A_DAY, '')

const BEFORE_A_DAY =
  /^(?:valid |good |open )?(?:until|till|through|by|from|starting(?: on)?|beginning|as of|hasta|a partir del?|desde|jusqu['’](?:au?|en)?|à partir d[eu]|dès|bis(?: zum)?|ab(?: dem)?)(?= )\s+/i
