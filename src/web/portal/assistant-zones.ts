const ZONES = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])]

const AREAS: Record<string, string> = { America: 'Americas', UTC: 'Everywhere' }
const FIRST = ['America', 'Europe', 'UTC']

/** Every time zone there is, by part of the world, with the chosen one marked. One that is an older name stands by itself. */
export function zoneGroups(chosen: string) {
  const all = ZONES.includes(chosen) || chosen === '' ? ZONES : [chosen, ...ZONES]
  const areas = [...new Set([...FIRST, ...all.map((zone) => areaOf(zone))])]
  return areas.map((area) => ({
    label: AREAS[area] ?? area,
    zones: all
      .filter((zone) => areaOf(zone) === area)
      .map((zone) => ({ value: zone, label: nameOf(zone), isChosen: zone === chosen })),
  }))
}

const areaOf = (zone: string) => zone.split('/')[0] ?? zone

const nameOf = (zone: string) => (zone.split('/').slice(1).join(', ') || zone).replaceAll('_', ' ')
