import { DateTime } from 'luxon'

/** {{"now" | date: "%A, %d", "Europe/Madrid"}}, the one Liquid form that a prompt of ours holds (contract §6). */
const CLOCK = /\{\{\s*"now"\s*\|\s*date:\s*"([^"]*)",\s*"([^"]*)"\s*\}\}/g

/** What strftime calls them, as luxon does. Names are English, as in Vapi. */
const TOKENS: Readonly<Record<string, string>> = {
  A: 'cccc',
  a: 'ccc',
  B: 'LLLL',
  b: 'LLL',
  d: 'dd',
  e: 'd',
  m: 'LL',
  Y: 'yyyy',
  y: 'yy',
  H: 'HH',
  I: 'hh',
  l: 'h',
  M: 'mm',
  S: 'ss',
  p: 'a',
  u: 'c',
  j: 'ooo',
  Z: 'ZZZZ',
  z: 'ZZZ',
}

/** A prompt with the time where Vapi would write it when a call begins. A zone nobody knows gives UTC. */
export const withClock = (prompt: string, now: Date): string =>
  prompt.replace(CLOCK, (_whole, format: string, zone: string) => {
    const local = DateTime.fromJSDate(now, { zone })
    const moment = (local.isValid ? local : DateTime.fromJSDate(now, { zone: 'utc' })).setLocale('en-US')
    return format.replace(/%-?([A-Za-z%])/g, (code, letter: string) => {
      if (letter === '%') return '%'
      return TOKENS[letter] ? moment.toFormat(TOKENS[letter]) : code
    })
  })
