import { Resource } from '@adminjs/prisma'
import type { Database } from '../platform/db.js'
import { enumValues, type Model, modelNamed, type Reader, readerOf, resourceArguments } from './adminjs-types.js'
import { type FieldKind, type ListQuery, readListQuery, searchWhere } from './list-query.js'
import { plainValue } from './plain-values.js'
import { SafeRecord } from './safe-record.js'
import type { Row, Spec } from './spec.js'

const MOST_COUNTED = 10_000
const MOST_FOUND = 20

export type Page = { records: SafeRecord[]; total: number; page: number; perPage: number; sort: ListQuery['sort'] }

/**
 * A table for AdminJS that only reads, and only the columns its spec names: the rest is not selected, not filtered,
 * not sorted by. All writing goes through verbs (src/admin/actions).
 */
export class SafeResource extends Resource {
  readonly #reader: Reader
  readonly #fields: Record<string, FieldKind>

  constructor(
    readonly spec: Spec,
    prisma: Database['prisma'],
  ) {
    const model = modelNamed(spec.model)
    refuseUnknownNames(spec, model)
    super(
      resourceArguments({ ...model, fields: model.fields.filter(({ name }) => spec.columns.includes(name)) }, prisma),
    )
    this.#reader = readerOf(prisma, spec.model)
    const references = this.#reader.fields ?? {}
    this.#fields = Object.fromEntries(
      model.fields.map((field) => [field.name, { ...kindOf(field), reference: references[field.name] }]),
    )
  }

  /** One page of the list an address asks for; a page past the end is the last one. */
  async page(query: Record<string, unknown>, timeZone: string): Promise<Page> {
    const asked = readListQuery(this.spec, this.#fields, query, timeZone)
    const where = this.#within(asked.where)
    const total = await this.#reader.count({ where, take: MOST_COUNTED })
    const page = Math.min(asked.page, Math.max(1, Math.ceil(total / asked.perPage)))
    const columns = this.spec.list.flatMap(({ name, under }) => [name, ...(under ? [under] : [])])
    const rows = await this.#reader.findMany({
      where,
      select: this.#select(columns),
      orderBy: [
        { [asked.sort.by]: asked.sort.direction },
        ...(this.spec.thenBy ? [{ [this.spec.thenBy]: 'desc' }] : []),
        { id: 'desc' },
      ],
      skip: (page - 1) * asked.perPage,
      take: asked.perPage,
    })
    return { records: rows.map((row) => this.#record(row)), total, page, perPage: asked.perPage, sort: asked.sort }
  }

  /** The ids of all rows an address asks for that an action on all of them is about. */
  async idsMatching(query: Record<string, unknown>, timeZone: string): Promise<string[]> {
    const { where } = readListQuery(this.spec, this.#fields, query, timeZone)
    const { among } = this.spec
    const rows = await this.#reader.findMany({
      where: this.#within(where, among?.where),
      select: { id: true },
      orderBy: { id: 'asc' },
      take: among?.most ?? MOST_COUNTED,
    })
    return rows.map(({ id }) => String(id))
  }

  /** Up to 20 rows for a field that offers names while one types. */
  async search(text: string): Promise<SafeRecord[]> {
    const where = this.#within(...searchWhere(this.spec.search, text))
    const query = {
      where,
      select: this.#select(this.spec.columns),
      orderBy: [{ [this.spec.sort.by]: this.spec.sort.direction }],
    }
    const rows = await this.#reader.findMany({ ...query, take: MOST_FOUND })
    return rows.map((row) => this.#record(row))
  }

  override async findOne(id: string | number): Promise<SafeRecord | null> {
    const where = this.#within({ id: String(id) })
    const row = await this.#reader.findFirst({ where, select: this.#select(this.spec.columns) })
    return row && this.#record(row)
  }

  override async findMany(ids: (string | number)[]): Promise<SafeRecord[]> {
    const where = this.#within({ id: { in: ids.map(String) } })
    const rows = await this.#reader.findMany({ where, select: this.#select(this.spec.columns), take: ids.length })
    return rows.map((row) => this.#record(row))
  }

  override find = refuse
  override count = refuse
  override create = refuse
  override update = refuse
  override delete = refuse
  override build = refuse

  /** Among the rows that exist for the back office. */
  #within(...conditions: (object | undefined)[]): object {
    return { AND: [this.spec.only ?? {}, ...conditions.filter((condition) => condition !== undefined)] }
  }

  #select(shown: readonly string[]): object {
    const computed = Object.values(this.spec.computed ?? {}).flatMap(({ needs }) => needs)
    const columns = shown.filter((name) => this.spec.columns.includes(name))
    const always = this.spec.columns.filter((name) => ALWAYS.has(name))
    const links = Object.values(this.spec.linked ?? {}).map(({ relation, title, also = [] }) => [
      relation,
      { select: Object.fromEntries(['id', title, ...also].map((name) => [name, true])) },
    ])
    return {
      ...Object.fromEntries([...always, ...columns, ...computed].map((name) => [name, true])),
      ...Object.fromEntries(links),
    }
  }

  #record(row: Row): SafeRecord {
    const shown = this.spec.columns.filter((name) => name in row).map((name) => [name, plainValue(row[name])])
    const computed = Object.entries(this.spec.computed ?? {}).map(([name, { value }]) => [name, value(row)])
    const links = Object.entries(this.spec.linked ?? {}).flatMap(([column, { relation, title, also = [] }]) => {
      const other = row[relation] as Row | null
      const named = [title, ...also].map((name) => other?.[name]).find((value) => value !== null && value !== '')
      return other ? [[column, { id: String(other['id']), title: String(named ?? 'Unknown') }] as const] : []
    })
    return new SafeRecord(Object.fromEntries([...shown, ...computed]), Object.fromEntries(links), this)
  }
}

const ALWAYS = new Set(['id', 'updatedAt', 'name', 'businessName', 'isActive'])

function refuse(): never {
  throw new Error('AdminJS reads lists through page() and writes nothing')
}

/** @throws at start-up when a spec names a column that is not there, or one that holds bytes */
function refuseUnknownNames(spec: Spec, model: Model): void {
  const fields = new Map(model.fields.map((field) => [field.name, field]))
  const shown = new Set([...spec.columns, ...Object.keys(spec.computed ?? {}), ...(spec.alongside?.names ?? [])])
  for (const name of [
    ...spec.columns,
    ...spec.search,
    ...Object.values(spec.computed ?? {}).flatMap(({ needs }) => needs),
  ]) {
    if (!fields.has(name)) throw new Error(`${spec.model} has no column ${name}`)
  }
  for (const name of [...spec.columns, ...spec.search]) {
    if (fields.get(name)?.type === 'Bytes') throw new Error(`${spec.model}.${name} holds bytes and cannot be shown`)
  }
  for (const { name } of [...spec.list, ...spec.facts]) {
    if (!shown.has(name)) throw new Error(`${spec.model} shows ${name}, which is not among its columns`)
  }
  for (const { name } of spec.filters) {
    if (!spec.columns.includes(name) && !spec.filterWhere?.[name])
      throw new Error(`${spec.model} cannot be filtered by ${name}`)
  }
}

function kindOf(field: Model['fields'][number]): FieldKind {
  if (field.kind === 'enum') return { kind: 'enum', values: enumValues(field.type) }
  if (field.type === 'Boolean') return { kind: 'yes-no' }
  if (field.type === 'DateTime') return { kind: 'moment' }
  return { kind: field.nativeType?.[0] === 'Uuid' ? 'id' : 'text' }
}
