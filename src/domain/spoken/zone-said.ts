import { fold } from './fold.js'

/** Names of zones and of places, as people say them, by the zone they are in. */
const ZONES: readonly (readonly [string, string])[] = [
  [
    'America/Los_Angeles',
    'pacific|pacifico|pacifique|pazifische|pazifik|pst|pdt|pt|california|west coast|seattle|san francisco',
  ],
  ['America/Denver', 'mountain|mst|mdt|colorado'],
  ['America/Chicago', 'central|cst|cdt|texas|houston|dallas'],
  ['America/New_York', 'eastern|est|edt|et|east coast|florida|miami|boston|nueva york'],
  ['America/Mexico_City', 'mexico|ciudad de mexico'],
  ['Europe/London', 'bst|uk|england|british|londres|londoner'],
  ['Europe/Berlin', 'cet|cest|mez|mesz|mitteleuropaische|germany|german|berliner|deutsche'],
  ['Europe/Paris', 'french|pariser|france|francia'],
  ['Europe/Madrid', 'spain|espana'],
  ['UTC', 'utc|gmt|zulu'],
]

const BY_NAME = new Map<string, string>([
  ...Intl.supportedValuesOf('timeZone').map((zone) => [cityOf(zone), zone] as const),
  ...ZONES.flatMap(([zone, names]) => names.split('|').map((name) => [name, zone] as const)),
])

function cityOf(zone: string): string {
  return fold(zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' '))
}

/** These stand for a zone without the word "time" beside them; "est", "et" and "cet" are French words unless in capitals. */
const ALONE = [
  /\b(?<zone>EST|EDT|ET|CET|PT)\b/,
  /(?<![\p{L}])(?<zone>utc|gmt|pst|pdt|mst|mdt|cst|cdt|edt|bst|cest|mez|mesz)(?!\p{L})/iu,
  /(?<=\d(?: ?[ap]\.?m\.?)?,? |noon |o'?clock )(?<zone>pacific|mountain|central|eastern|(?:est|et|pt)$)(?!\p{L})/iu,
]
const BESIDE = [
  /(?<!\p{L})(?<zone>(?:\p{L}{1,30} )?(?:\p{L}{1,30} )?\p{L}{1,30}?)(?: standard| daylight)? (?:time|zeit)(?!\p{L})/u,
  /(?<!\p{L})(?:hora|horario|heure) (?:de la |del? |du |d'|de l')(?<zone>\p{L}+(?: \p{L}+)?(?: \p{L}+)?)/u,
  /(?<!\p{L})(?:hora|horario|heure) (?<zone>central|pacifico|pacifique)/u,
]
/** "3pm my time": the caller is somewhere else, and where is not known. */
const ELSEWHERE = /(?<!\p{L})(?:my|their|his|her) (?:own |local )?time(?!\p{L})/u

/** The IANA name of the zone that was named with a time, "3pm Pacific time"; null when it is somebody's own, and unknown. */
export function zoneSaid(said: string): string | null | undefined {
  const names = matchesIn(said).flatMap((match) => partsOf(fold(match?.groups?.['zone'] ?? '')))
  return names.map((name) => BY_NAME.get(name)).find(Boolean) ?? (ELSEWHERE.test(tidied(said)) ? null : undefined)
}

/** The folded words that name it. */
export function wordsOfZone(said: string): string[] {
  const zones = matchesIn(said).flatMap((match) => {
    const known = partsOf(fold(match?.groups?.['zone'] ?? '')).find((name) => BY_NAME.has(name))
    return known ? [`${known} ${fold(match?.[0] ?? '').replace(fold(match?.groups?.['zone'] ?? ''), ' ')}`] : []
  })
  return [...zones, ELSEWHERE.exec(tidied(said))?.[0] ?? ''].join(' ').split(/\s+/)
}

const tidied = (said: string) => fold(said).replace(/[.,](?=\s|$)/g, '')

function matchesIn(said: string) {
  const text = tidied(said)
  return [...ALONE.map((pattern) => pattern.exec(said)), ...BESIDE.map((pattern) => pattern.exec(text))]
}

/** "friday new york" is read as all of it, its end and its beginning: the place stands on one side. */
function partsOf(name: string): string[] {
  const words = name.split(' ')
  const ends = words.map((_, index) => words.slice(index).join(' '))
  const beginnings = words.map((_, index) => words.slice(0, words.length - index).join(' '))
  return [...ends, ...beginnings]
}
