import { type Direction, type FactName, fieldSchema, keyOf, MOST_ROWS } from './facts.js'
import { type PastedRow, pastedRows } from './pasted-rows.js'
import { rowFrom } from './row-from-cells.js'
import type { RowColumn } from './step.js'
import { stepsOf } from './steps.js'

/** A line of the text that could not be taken, and what to change. Lines count from 1. */
export type ImportProblem = { line: number; message: string }
export type Imported = { rows: Record<string, unknown>[]; problems: ImportProblem[] }

const MOST_BYTES = 200_000

/**
 * Rows of a field out of pasted text: CSV (comma, semicolon or tab; with or without a heading), "Q: … A: …", or a question
 * with its answer on the next line. Good rows are returned, and every line that was not taken is named. Never throws.
 */
export function importRows(direction: Direction, field: string, text: string): Imported {
  const columns = columnsOf(direction, field)
  if (!columns) return refused('Nothing can be brought in here')
  if (Buffer.byteLength(text) > MOST_BYTES) {
    return refused('This is too much at once: at most 200 kB. Please bring it in in parts.')
  }
  const { rows: pasted, problems } = pastedRows(columns, text)
  if (pasted.length === 0 && problems.length === 0)
    return refused('There is nothing here. Please paste at least one row.')
  const taken = taking(direction, field as FactName, columns, pasted)
  return { rows: taken.rows, problems: [...problems, ...taken.problems].sort((one, other) => one.line - other.line) }
}

const refused = (message: string): Imported => ({ rows: [], problems: [{ line: 1, message }] })

const columnsOf = (direction: Direction, field: string): readonly RowColumn[] | undefined =>
  stepsOf(direction)
    .flatMap(({ fields }) => fields)
    .find(({ name, kind }) => name === field && kind === 'rows')?.columns

/** The rows that are right, each once, as many as there may be. */
function taking(direction: Direction, field: FactName, columns: readonly RowColumn[], pasted: readonly PastedRow[]) {
  const schema = fieldSchema(direction, field)
  const most = MOST_ROWS[field as keyof typeof MOST_ROWS] ?? 0
  const rows: Record<string, unknown>[] = []
  const problems: ImportProblem[] = []
  const lineOf = new Map<string, number>()
  for (const { line, cells } of pasted) {
    const { row, message } = rowFrom(schema, columns, cells)
    const key = row && keyIn(field, columns, row)
    const before = key === undefined ? undefined : lineOf.get(key)
    if (!row || key === undefined) problems.push({ line, message: message ?? '' })
    else if (before !== undefined)
      problems.push({ line, message: `The same stands in line ${before} already. Please leave one out.` })
    else if (rows.length >= most)
      problems.push({ line, message: `At most ${most} rows fit. Please leave out the rest.` })
    else {
      rows.push(row)
      lineOf.set(key, line)
    }
  }
  return { rows, problems }
}

/** What may stand in the list only once. */
function keyIn(field: FactName, columns: readonly RowColumn[], row: Record<string, unknown>): string {
  const name = field === 'transferNumbers' ? 'number' : (columns[0]?.name ?? '')
  const value = String(row[name] ?? '')
  return field === 'dataToExtract'
    ? keyOf(value)
    : value
        .toLowerCase()
        .replace(/[\s\p{P}]+/gu, ' ')
        .trim()
}
