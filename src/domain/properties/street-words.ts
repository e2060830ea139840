/** Words of addresses that are written in several ways, in the languages we speak, by the one we compare them by. */
const SAME: Readonly<Record<string, string>> = {
  st: 'street str strasse strase saint sainte',
  ave: 'avenue av avenida avda avd aven',
  blvd: 'boulevard boul bd bulevar bulevard boulv',
  rd: 'road',
  dr: 'drive drv doctor',
  ln: 'lane',
  ct: 'court crt',
  pl: 'place plaza platz plz',
  sq: 'square',
  ter: 'terrace terr',
  pkwy: 'parkway pky',
  hwy: 'highway',
  cir: 'circle circ',
  trl: 'trail',
  cres: 'crescent',
  ctra: 'carretera',
  cno: 'camino',
  ps: 'paseo pso',
  ch: 'chemin',
  imp: 'impasse',
  rte: 'route',
  fbg: 'faubourg',
  mt: 'mount',
  ft: 'fort',
  n: 'north norte nord',
  s: 'south sur sud',
  e: 'east este',
  w: 'west',
  ne: 'northeast',
  nw: 'northwest',
  se: 'southeast',
  sw: 'southwest',
}

const CANONICAL = new Map(
  Object.entries(SAME).flatMap(([word, others]) => others.split(' ').map((other) => [other, word] as const)),
)

/** The kinds of street: callers often leave them out. */
const KINDS = new Set(
  'st ave blvd rd dr ln ct pl sq ter pkwy hwy cir trl cres ctra cno ps ch imp rte calle rue way weg allee gasse'.split(
    ' ',
  ),
)

const ORDINALS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth',
    'primera segunda tercera cuarta quinta sexta septima octava novena decima',
    'premiere deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme',
  ].flatMap((words) => words.split(' ').map((word, index) => [word, `${index + 1}th`])),
)

const GERMAN_ENDING = /^(\p{L}{3,})(strasse|strase|str|platz|allee|gasse|weg)$/u

/** What stands before the name of a unit, not of a house: "apartment 4B", "piso 2". */
export const UNIT_WORDS = new Set(
  'apt apartment apartments unit suite ste floor fl rm room appt appartement apartamento piso puerta pta dpto depto departamento etage wohnung whg stock lot'.split(
    ' ',
  ),
)

/** What says that a number follows: "number 12", "nº 12". */
export const NUMBER_WORDS = new Set('no nr num nro number numero nummer'.split(' '))

/** What people say around an address. */
export const FILLERS = new Set(
  `the a an house home flat condo building listing property address place one that this it its is at on in for of over by near about and please reference ref
   la el los las una un casa de del en propiedad direccion esta piso chalet finca local inmueble
   le les l une maison appartement au aux a du des propriete adresse dans chez celui celle lappartement limmeuble
   das der die ein eine haus immobilie objekt wohnung im am an auf und bei`
    .split(/\s+/)
    .filter(Boolean),
)

export const isKind = (word: string) => KINDS.has(word)

/** One written word as those we compare by: "Hauptstraße" is "haupt" and "st". */
export function comparable(word: string): string[] {
  const ordinal = /^(\d+)(?:st|nd|rd|th|er|re|e|eme)$/.exec(word)?.[1]
  if (ordinal) return [`${ordinal}th`]
  const known = ORDINALS[word] ?? CANONICAL.get(word)
  if (known) return [known]
  const [, stem, ending] = GERMAN_ENDING.exec(word) ?? []
  return stem && ending ? [stem, CANONICAL.get(ending) ?? ending] : [word]
}
