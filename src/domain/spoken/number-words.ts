import { germanNumber } from './german-number.js'
import type { SpokenLanguage } from './languages.js'

/**
 * What a word does in a number: "add" is put to what came before ("forty", "two"), "times" multiplies it ("hundred"),
 * "scale" closes a group ("thousand"), "one" counts only where a number goes on ("a hundred"), "and" only joins.
 */
export type NumberWord =
  | { does: 'add'; value: number; suffix?: string }
  | { does: 'times' | 'scale'; value: number; isAlone: boolean }
  | { does: 'one' | 'and' | 'oh' }

type Table = ReadonlyMap<string, NumberWord>

/** The meaning of a folded word; undefined when it is no number. */
export function numberWord(word: string, language: SpokenLanguage): NumberWord | undefined {
  const known = TABLES[language].get(word)
  if (known || language !== 'de') return known
  const german = germanNumber(word)
  return german && { does: 'add', ...german }
}

/** Whether a folded word says a number, on its own or with others. */
export const isNumberWord = (word: string, language: SpokenLanguage): boolean => {
  const means = numberWord(word, language)
  return means !== undefined && means.does !== 'and' && means.does !== 'oh' && means.does !== 'one'
}

/** "a b c" counted up from a number. */
const counted = (words: string, from: number, step = 1, suffix?: string): [string, NumberWord][] =>
  words
    .trim()
    .split(/\s+/)
    .flatMap((alternatives, index) =>
      alternatives
        .split('/')
        .map((word): [string, NumberWord] => [
          word,
          { does: 'add', value: from + index * step, ...(suffix && { suffix }) },
        ]),
    )

const all = (words: string, meaning: NumberWord): [string, NumberWord][] =>
  words.split(' ').map((word) => [word, meaning])

const hundred = (isAlone: boolean): NumberWord => ({ does: 'times', value: 100, isAlone })
const scale = (value: number, isAlone = false): NumberWord => ({ does: 'scale', value, isAlone })

/** "1st", "2nd", "23rd". */
const endingOf = (value: number) => ({ 1: 'st', 2: 'nd', 3: 'rd' })[value] ?? 'th'

const englishOrdinals = (words: string, from: number, step = 1) =>
  counted(words, from, step).map(([word, meaning]): [string, NumberWord] => [
    word,
    meaning.does === 'add' ? { ...meaning, suffix: endingOf(meaning.value) } : meaning,
  ])

const en: Table = new Map([
  ...counted(
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    0,
  ),
  ...counted('twenty thirty forty/fourty fifty sixty seventy eighty ninety', 20, 10),
  ...englishOrdinals('first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth', 1),
  ...englishOrdinals('fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth', 14),
  ...englishOrdinals('twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth', 20, 10),
  ...all('oh o', { does: 'oh' }),
  ...all('a an', { does: 'one' }),
  ...all('and', { does: 'and' }),
  ...all('hundred', hundred(false)),
  ...all('thousand grand', scale(1_000)),
  ...all('million millions', scale(1_000_000)),
])

const es: Table = new Map([
  ...counted(
    'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve',
    0,
  ),
  ...counted(
    'veinte veintiuno/veintiun/veintiuna veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve',
    20,
  ),
  ...counted('treinta cuarenta cincuenta sesenta setenta ochenta noventa', 30, 10),
  ...counted(
    'cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas quinientos/quinientas seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas novecientos/novecientas',
    100,
    100,
  ),
  ...counted('primero', 1),
  ...all('un una', { does: 'one' }),
  ...all('y', { does: 'and' }),
  ...all('mil', scale(1_000, true)),
  ...all('millon millones', scale(1_000_000)),
])

const fr: Table = new Map([
  ...counted('zero', 0),
  ...counted('deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize', 2),
  ...counted('vingt/vingts trente quarante cinquante soixante septante huitante/octante nonante', 20, 10),
  ...counted('premier/premiere', 1),
  ...all('un une', { does: 'one' }),
  ...all('et', { does: 'and' }),
  ...all('cent cents', hundred(true)),
  ...all('mille mil', scale(1_000, true)),
  ...all('million millions', scale(1_000_000)),
])

const de: Table = new Map([
  ...all('ein eine einer', { does: 'one' }),
  ...all('hundert', hundred(true)),
  ...all('tausend', scale(1_000, true)),
  ...all('million millionen mio', scale(1_000_000)),
])

const TABLES: Record<SpokenLanguage, Table> = { en, es, fr, de }
