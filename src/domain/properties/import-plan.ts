import type { Ctx } from '../../platform/context.js'
import type { StoredImport } from './import-record.js'
import { type ImportRow, importRows, type RowProblem } from './import-rows.js'
import { presentProperty, propertyColumns } from './property-row.js'
import type { PropertyRow } from './types.js'

export type ImportChange = { row: ImportRow; before: PropertyRow }

/** What a file would do: rows that are new, rows that change what is there, how many say nothing new, and the wrong ones. */
export type ImportPlan = { additions: ImportRow[]; changes: ImportChange[]; same: number; problems: RowProblem[] }

/** Works out what an import would do now: a row is matched by its reference, else by its address. */
export async function planOf(tx: Ctx, { clientId, currency, home, table }: StoredImport): Promise<ImportPlan> {
  const { rows, problems } = importRows({ ...table, currency, home })
  const plan: ImportPlan = { additions: [], changes: [], same: 0, problems: [...problems] }
  const known = await knownOf(tx, clientId, rows)
  const used = new Map<string, number>()
  for (const row of rows) {
    const { before, problem = priceless(row, before, currency) ?? repeats(used, row, before) } = matchOf(row, known)
    if (problem) plan.problems.push({ line: row.line, cells: row.cells, problem })
    else if (!before) plan.additions.push(row)
    else if (isSame(row, before)) plan.same++
    else plan.changes.push({ row, before })
  }
  plan.problems.sort((one, other) => one.line - other.line)
  return plan
}

type Known = { byReference: Map<string, PropertyRow>; byAddress: Map<string, PropertyRow[]> }

async function knownOf(tx: Ctx, clientId: string, rows: readonly ImportRow[]): Promise<Known> {
  const references = rows.flatMap(({ fields }) => fields.reference ?? [])
  const keys = [...new Set(rows.map(({ keys }) => keys.addressKey))]
  const stored = await tx.db.property.findMany({
    where: { clientId, OR: [{ reference: { in: references } }, { addressKey: { in: keys }, archivedAt: null }] },
    select: { ...propertyColumns, addressKey: true, cityKey: true },
  })
  const byReference = new Map<string, PropertyRow>()
  const byAddress = new Map<string, PropertyRow[]>()
  for (const { addressKey, cityKey, ...row } of stored) {
    const property = presentProperty(row)
    if (property.reference) byReference.set(property.reference, property)
    if (!property.archivedAt) pushTo(byAddress, `${addressKey}, ${cityKey}`, property)
  }
  return { byReference, byAddress }
}

const pushTo = <T>(map: Map<string, T[]>, key: string, value: T) => map.set(key, [...(map.get(key) ?? []), value])

function matchOf({ fields, keys }: ImportRow, known: Known): { before?: PropertyRow; problem?: string } {
  const named = fields.reference ? known.byReference.get(fields.reference) : undefined
  if (named?.archivedAt) return { problem: 'This property is archived. Bring it back before you change it' }
  if (named) return { before: named }
  const there = known.byAddress.get(`${keys.addressKey}, ${keys.cityKey}`) ?? []
  // One that has another reference is another property at the same address.
  const possible = fields.reference ? there.filter(({ reference }) => reference === null) : there
  if (possible.length > 1)
    return { problem: 'Several properties have this address. Add the reference of the one that is meant' }
  return possible[0] ? { before: possible[0] } : {}
}

/** A price without a currency is in the client's, and a property that is kept in another would get it as its own. */
function priceless({ fields }: ImportRow, before: PropertyRow | undefined, currency: string): string | undefined {
  if (!before || before.currency === currency || fields.currency !== undefined || fields.priceMinor == null)
    return undefined
  return `Price: this property is kept in ${before.currency}. Please write the currency beside the price`
}

/** Two rows that mean one property by different names. */
function repeats(used: Map<string, number>, { line }: ImportRow, before: PropertyRow | undefined): string | undefined {
  const first = before && used.get(before.id)
  if (before && first === undefined) used.set(before.id, line)
  return first === undefined ? undefined : `The same property stands in line ${first}`
}

function isSame({ fields }: ImportRow, before: PropertyRow): boolean {
  const text = (value: unknown) => (typeof value === 'bigint' ? value.toString() : JSON.stringify(value))
  return Object.entries(fields).every(([field, value]) => text(value) === text(before[field as keyof PropertyRow]))
}
