import { CsvError, parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import { invalid } from '../../platform/errors.js'

/** A record and the line it begins on, counted from 1. */
export type FileLine = { line: number; cells: string[] }
export type FileLines = { header: string[]; lines: FileLine[] }

export const MOST_BYTES = 2_000_000
export const MOST_ROWS = 5_000
const MOST_COLUMNS = 100
const DELIMITERS = [',', ';', '\t', '|']

/**
 * The heading and the rows of a CSV file, in UTF-8, UTF-16 or what spreadsheets on Windows write, with whichever
 * delimiter gives its heading the most columns. Empty rows are left out.
 * @throws invalid for what is no table, or too large
 */
export function fileLines(bytes: Uint8Array): FileLines {
  if (bytes.byteLength > MOST_BYTES) throw wrong('The file is larger than 2 MB. Please bring it in in parts.')
  refuseOtherKinds(bytes)
  const text = decoded(bytes).replace(FORMULA_TEXT, '$1"$2"')
  const delimiter = delimiterOf(text)
  const [first, ...lines] = records(text, delimiter)
  if (!first) throw wrong('The file is empty. Please choose one with a heading and at least one row.')
  if (first.cells.length > MOST_COLUMNS) throw wrong(`The file has more than ${MOST_COLUMNS} columns.`)
  if (lines.length === 0) throw wrong('Below the heading there is nothing. Please choose a file with at least one row.')
  if (lines.length > MOST_ROWS) throw wrong('The file has more than 5,000 rows. Please bring it in in parts.')
  return { header: first.cells.map((cell) => cell.trim().slice(0, 80)), lines }
}

/** ="12 Main St, Apt 4" as a cell, which is a text with a separator in it. */
const FORMULA_TEXT = /(^|[,;\t|\n])="((?:[^"\n]|""){0,500})"(?=[,;\t|\r\n]|$)/g

const wrong = (message: string) => invalid('file', message)

/** How other files begin, byte by byte. */
const KINDS: readonly (readonly [begins: string, is: string])[] = [
  ['PK\u0003\u0004', 'an Excel or zip file'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Excel file'],
  ['\u001f\u008b', 'a compressed file'],
  ['%PDF', 'a PDF'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
]
const PAGE = /^(?:\ufeff)?\s{0,20}<(?:!doctype|html|\?xml|table)/i
const JSON_TEXT = /^(?:\ufeff)?\s{0,20}[[{]\s{0,20}["{[]/

/** What calls itself .csv and is something else. @throws invalid with what it is */
function refuseOtherKinds(bytes: Uint8Array): void {
  const head = Buffer.from(bytes.subarray(0, 64))
  const text = head.toString('utf8')
  const known = KINDS.find(([begins]) => head.toString('latin1').startsWith(begins))?.[1]
  const kind = known ?? (PAGE.test(text) ? 'a page or an XML file' : JSON_TEXT.test(text) ? 'a JSON file' : undefined)
  if (kind) throw wrong(`This is ${kind}, whatever its name says. Please open it and save it as CSV.`)
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return tidy(iconv.decode(bytes, 'utf-16le'))
  if (first === 0xfe && second === 0xff) return tidy(iconv.decode(bytes, 'utf-16be'))
  try {
    return tidy(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    // Not TextDecoder, which in Node 20.19 takes the signs from 0x80 to 0x9f, as € and “, for control characters.
    return tidy(iconv.decode(bytes, 'windows-1252'))
  }
}

/** What no text column takes. */
const tidy = (text: string) => text.replace(/^\ufeff/, '').replaceAll('\0', '')

function delimiterOf(text: string): string {
  const heading =
    text
      .slice(0, 10_000)
      .split(/\r?\n/)
      .find((line) => line.trim() !== '') ?? ''
  const counts = DELIMITERS.map((delimiter) => heading.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

function records(text: string, delimiter: string): FileLine[] {
  const found: FileLine[] = []
  const keep = (cells: string[], { lines: last }: { lines: number }) => {
    const breaks = cells.join('').split('\n').length - 1
    if (cells.some((cell) => cell.trim() !== '')) found.push({ line: last - breaks, cells })
    return null
  }
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 200_000,
      on_record: keep,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw wrong(whyUnreadable(error, (found.at(-1)?.line ?? 0) + 1))
  }
  return found
}

function whyUnreadable({ code }: CsvError, line: number): string {
  if (code === 'CSV_MAX_RECORD_SIZE')
    return `The row that begins in line ${line} has more than 200,000 characters. Is a quotation mark missing there?`
  if (code === 'CSV_QUOTE_NOT_CLOSED') return `A quotation mark that opens in line ${line} or below is never closed.`
  return `From line ${line} on this cannot be read as a table. Please check the quotation marks there.`
}
