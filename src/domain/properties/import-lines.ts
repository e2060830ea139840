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
  const text = decoded(bytes)
  const delimiter = delimiterOf(text)
  const [first, ...lines] = records(text, delimiter)
  if (!first) throw wrong('The file is empty. Please choose one with a heading and at least one row.')
  if (first.cells.length > MOST_COLUMNS) throw wrong(`The file has more than ${MOST_COLUMNS} columns.`)
  if (lines.length === 0) throw wrong('Below the heading there is nothing. Please choose a file with at least one row.')
  if (lines.length > MOST_ROWS) throw wrong('The file has more than 5,000 rows. Please bring it in in parts.')
  return { header: first.cells.map((cell) => cell.trim().slice(0, 80)), lines }
}

const wrong = (message: string) => invalid('file', message)

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
    const line = (found.at(-1)?.line ?? 0) + 1
    throw wrong(`From line ${line} on this cannot be read as a table. Please check the quotation marks there.`)
  }
  return found
}
