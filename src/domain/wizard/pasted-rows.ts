import { columnCalled } from './column-names.js'
import { type CsvLine, csvLines, DELIMITERS } from './csv-lines.js'
import type { ImportProblem } from './import-rows.js'
import { markedPairs, spacedPairs } from './pasted-pairs.js'
import type { RowColumn } from './step.js'

export type PastedRow = { line: number; cells: Record<string, string> }
export type Pasted = { rows: PastedRow[]; problems: ImportProblem[] }

type Columns = readonly RowColumn[]

/** The rows of a text in whichever of the known ways it was written. */
export function pastedRows(columns: Columns, text: string): Pasted {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const tables = DELIMITERS.map((delimiter) => csvLines(plain, delimiter))
  const headed = tables.find(({ lines }) => headingOf(columns, lines[0]))
  if (headed) return withHeading(columns, headed)
  const pairs = columns.length === 2 ? (markedPairs(columns, plain) ?? spacedPairs(columns, plain)) : undefined
  return pairs ?? withoutHeading(columns, tables) ?? spacedPairs(columns, plain, 'always') ?? { rows: [], problems: [] }
}

type Heading = readonly (RowColumn | undefined)[]

/** The columns a first line names, when it is a heading: at least two, or all it has. */
function headingOf(columns: Columns, first: CsvLine | undefined): Heading | undefined {
  const named = (first?.cells ?? []).map((cell) => columnCalled(columns, cell))
  const known = new Set(named.filter(Boolean)).size
  return known >= 2 ||
    (known === 1 && named.length === 1 && columns.filter(({ isRequired }) => isRequired).length === 1)
    ? named
    : undefined
}

function withHeading(columns: Columns, { lines: [first, ...lines], problems }: ReturnType<typeof csvLines>): Pasted {
  const heading = headingOf(columns, first) ?? []
  const missing = columns.filter((column) => column.isRequired && !heading.includes(column)).map(({ label }) => label)
  if (missing.length > 0) {
    const message = `There is no column called ${missing.map((label) => `“${label}”`).join(' or ')}. Please add it to this line.`
    return { rows: [], problems: [{ line: first?.line ?? 1, message }] }
  }
  return rowsOf(heading, lines, problems)
}

/** As the columns stand in the form, by the delimiter that gives the most lines a fitting number of columns. */
function withoutHeading(columns: Columns, tables: readonly ReturnType<typeof csvLines>[]): Pasted | undefined {
  const least = columns.filter(({ isRequired }) => isRequired).length
  const fits = ({ cells }: CsvLine) => cells.length >= Math.max(2, least) && cells.length <= columns.length
  const counts = tables.map(({ lines }) => lines.filter(fits).length)
  const best = tables[counts.indexOf(Math.max(...counts))]
  if (!best) return undefined
  const isTable = Math.max(...counts) * 2 > best.lines.length || least < 2 || columns.length > 2
  return isTable ? rowsOf(columns, best.lines, best.problems) : undefined
}

function rowsOf(heading: Heading, lines: readonly CsvLine[], problems: readonly ImportProblem[]): Pasted {
  const isTooWide = ({ cells }: CsvLine) => cells.slice(heading.length).some((cell) => cell.trim() !== '')
  return {
    rows: lines
      .filter((line) => !isTooWide(line))
      .map(({ line, cells }) => ({
        line,
        cells: Object.fromEntries(heading.flatMap((column, at) => (column ? [[column.name, cells[at] ?? '']] : []))),
      })),
    problems: [
      ...problems,
      ...lines.filter(isTooWide).map(({ line, cells }) => ({
        line,
        message: `There are ${cells.length} columns here and only ${heading.length} are expected. Please put text that contains the separator in quotation marks.`,
      })),
    ],
  }
}
