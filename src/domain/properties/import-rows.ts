import type { z } from 'zod'
import { asRefusal, fieldErrors, invalid } from '../../platform/errors.js'
import { readNumber } from '../../platform/fields.js'
import { countryOf } from '../../platform/phone.js'
import { currenciesIn } from '../spoken/index.js'
import { type AddressKeys, addressKeys } from './address.js'
import { propertyFields } from './fields.js'
import { fieldsOfCell } from './import-cells.js'
import { IMPORT_COLUMNS, type ImportField } from './import-columns.js'
import type { FileLine } from './import-lines.js'
import { readMoney } from './price.js'

/** A row that cannot be taken as it is, and what to change. */
export type RowProblem = { line: number; problem: string; cells: string[] }

/** What a row says of a property: only what its cells say. */
export type RowFields = Partial<Omit<z.infer<typeof propertyFields>, 'price'>> & { address: string; city: string }
export type ImportRow = { line: number; cells: string[]; fields: RowFields; keys: AddressKeys }

const rowFields = propertyFields
  .partial()
  .extend({ address: propertyFields.shape.address, city: propertyFields.shape.city })

type Table = {
  lines: readonly FileLine[]
  mapping: readonly (ImportField | null)[]
  currency: string
  home: string | null
}

/** The rows of a file that can be taken, each property once, and what is wrong with the others. */
export function importRows({ lines, ...table }: Table): { rows: ImportRow[]; problems: RowProblem[] } {
  const rows: ImportRow[] = []
  const problems: RowProblem[] = []
  const lineOf = new Map<string, number>()
  for (const line of lines) {
    const read = readRow(line, table)
    const before = 'row' in read ? lineOf.get(nameOf(read.row)) : undefined
    if ('problem' in read) problems.push({ ...line, problem: read.problem })
    else if (before !== undefined) problems.push({ ...line, problem: `The same property stands in line ${before}` })
    else {
      rows.push(read.row)
      lineOf.set(nameOf(read.row), line.line)
    }
  }
  return { rows, problems }
}

const nameOf = ({ fields, keys }: ImportRow) => fields.reference ?? `${keys.addressKey}, ${keys.cityKey}`

function readRow(
  line: FileLine,
  { mapping, currency, home }: Omit<Table, 'lines'>,
): { row: ImportRow } | { problem: string } {
  if (line.cells.slice(mapping.length).some((cell) => cell.trim() !== '')) {
    return {
      problem: 'There are more cells than the heading has. Put text that contains the separator in quotation marks',
    }
  }
  const parsed = rowFields.safeParse(withCity(withHouseNumber(writtenIn(line, mapping), home)))
  if (!parsed.success) return { problem: parsed.error.issues.map(inWords).join('; ') }
  const { price, agentNumber: number, ...fields } = parsed.data
  try {
    const row = {
      ...fields,
      ...priceOf(price, fields.currency, currency),
      ...(number && { agentNumber: readNumber(number, { field: 'agentNumber', home }) }),
    } as RowFields
    return { row: { ...line, fields: row, keys: addressKeys(row) } }
  } catch (thrown) {
    const refusal = asRefusal(thrown)
    if (!refusal) throw thrown
    return {
      problem: Object.entries(fieldErrors(refusal))
        .map(([field, text]) => labelled(field, text))
        .join('; '),
    }
  }
}

/** What the cells say. A status may say how something is listed, where no column of its own does. */
function writtenIn({ cells }: FileLine, mapping: Table['mapping']): Record<string, unknown> {
  const said = mapping.flatMap((field, at) => (field ? [{ field, says: fieldsOfCell(field, cells[at] ?? '') }] : []))
  const statesFirst = [
    ...said.filter(({ field }) => field === 'status'),
    ...said.filter(({ field }) => field !== 'status'),
  ]
  return Object.assign({}, ...statesFirst.map(({ says }) => says))
}

const NUMBER_FIRST = 'US CA GB IE AU NZ ZA IN FR LU'.split(' ')
const GERMAN_STREET = /(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|ring|damm|ufer|markt)$/i

/** A street and its number from two columns, in the order of the client's country. A street that has a number keeps it. */
function withHouseNumber({ houseNumber, ...written }: Record<string, unknown>, home: string | null) {
  const { address } = written
  if (typeof houseNumber !== 'string' || typeof address !== 'string' || /\d/.test(address)) return written
  const isFirst = NUMBER_FIRST.includes((home && countryOf(home)) || 'US') && !GERMAN_STREET.test(address)
  return { ...written, address: isFirst ? `${houseNumber} ${address}` : `${address} ${houseNumber}` }
}

/** A price in the currency it names, which the property then has; where it names none, that of the row, else the client's. */
function priceOf(
  price: string | number | null | undefined,
  ofRow: string | undefined,
  ofClient: string,
): Partial<RowFields> {
  if (price === undefined) return {}
  const text = String(price ?? '').trim()
  if (text === '') return { priceMinor: null }
  const money = readMoney(text, ofRow ?? ofClient)
  if (money.problem !== undefined) throw invalid('price', money.problem)
  if (ofRow && money.currency !== ofRow)
    throw invalid('price', `“${text}” is in ${money.currency}, and the currency of this row is ${ofRow}`)
  const isNamed = currenciesIn(text).named.length > 0
  return { priceMinor: money.minor, ...(isNamed && { currency: money.currency }) }
}

/** "123 Main St, Springfield, IL 62701" has its city in it where there is no column of cities. */
function withCity(written: Record<string, unknown>): Record<string, unknown> {
  const { address, city } = written
  if (city !== undefined || typeof address !== 'string') return { address: '', city: '', ...written }
  const [street = '', place = ''] = address.split(/,\s*(?=\D)/)
  return { ...written, address: place ? street : address, city: place }
}

const inWords = ({ path, message }: z.core.$ZodIssue) => labelled(String(path[0]), message)

function labelled(name: string, message: string): string {
  const label = IMPORT_COLUMNS.find(({ field }) => field === name)?.label
  return label ? `${label}: ${message}` : message
}
