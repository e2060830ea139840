import type { z } from 'zod'
import { plainWord } from './column-names.js'
import type { RowColumn } from './step.js'

type Cells = Readonly<Record<string, string>>
type Row = { row?: Record<string, unknown>; message?: string }

/** A row as its field takes it, or what to change, in words. `list` is the schema of the whole field. */
export function rowFrom(list: z.ZodType | undefined, columns: readonly RowColumn[], cells: Cells): Row {
  const given = Object.fromEntries(
    columns.map((column) => [column.name, written(column, cells[column.name] ?? '')] as const),
  )
  const missing = columns.find((column) => column.isRequired && given[column.name] === null)
  if (missing) return { message: `${missing.label}: there is nothing. Please fill this in.` }
  const parsed = list?.safeParse([given])
  if (parsed?.success) return { row: (parsed.data as Record<string, unknown>[])[0] ?? {} }
  const issue = parsed?.error.issues[0]
  const column = columns.find(({ name }) => name === issue?.path[1])
  return { message: [column?.label, sentence(column, issue?.message)].filter(Boolean).join(': ') }
}

const sentence = (column: RowColumn | undefined, message = 'Please check this row') =>
  column?.choices ? `Please write one of ${column.choices.map(({ label }) => `“${label}”`).join(', ')}` : message

function written({ kind, choices }: RowColumn, cell: string): unknown {
  const text = cell.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  if (text === '') return null
  if (kind === 'number') return /^(\d+)\s*(?:min\w*\.?|')?$/i.exec(text)?.[1] ?? text
  if (!choices) return text
  const word = plainWord(text)
  return (
    choices.find(({ value, label }) => [value, label].map(plainWord).includes(word))?.value ?? OTHER_WORDS[word] ?? text
  )
}

/** Kinds of data as other languages and programs call them. */
const OTHER_WORDS: Record<string, string> = {
  string: 'text',
  texto: 'text',
  texte: 'text',
  zahl: 'number',
  nummer: 'number',
  numero: 'number',
  nombre: 'number',
  boolean: 'yes_no',
  'yes no': 'yes_no',
  'ja nein': 'yes_no',
  'ja oder nein': 'yes_no',
  'si no': 'yes_no',
  'si o no': 'yes_no',
  'oui non': 'yes_no',
  'oui ou non': 'yes_no',
  datum: 'date',
  fecha: 'date',
}
