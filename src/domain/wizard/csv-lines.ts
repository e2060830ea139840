import { CsvError, parse } from 'csv-parse/sync'
import type { ImportProblem } from './import-rows.js'

export const DELIMITERS = ['\t', ';', ','] as const

/** A record and the line it begins on. */
export type CsvLine = { line: number; cells: string[] }

/** The records of a table, without empty ones. A table that breaks off keeps what came before. */
export function csvLines(text: string, delimiter: string): { lines: CsvLine[]; problems: ImportProblem[] } {
  const lines: CsvLine[] = []
  let end = 0
  const keep = (cells: string[], { lines: last }: { lines: number }) => {
    end = last
    const breaks = cells.join('').split('\n').length - 1
    if (cells.some((cell) => cell.trim() !== '')) lines.push({ line: last - breaks, cells })
    return null
  }
  try {
    parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: keep,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { lines, problems: [{ line: end + 1, message: broken(error) }] }
  }
  return { lines, problems: [] }
}

const broken = ({ code }: CsvError) =>
  code === 'CSV_QUOTE_NOT_CLOSED'
    ? 'A quotation mark is opened here and never closed. Please close it, or leave it out. Everything from here on was not read.'
    : 'This cannot be read as a table. Please check the quotation marks. Everything from here on was not read.'
