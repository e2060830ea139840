import type { z } from 'zod'
import type { Ctx } from '../platform/context.js'
import type { ActionView, Column, FilterField, Said, Section } from './ui-types.js'

export type Row = Record<string, unknown>

/** A verb offered as an action: on one record, on those that were ticked in the list, or on all that match its filters. */
export type VerbAction = Omit<ActionView, 'kind'> & {
  kind: 'record' | 'bulk' | 'resource'
  input: z.ZodType
  /** False where it makes no sense for a record, such as generating a second token. */
  isOffered?: (params: Row) => boolean
  /** Its verb says better why it is not possible. */
  refusesItself?: true
  /** `filters`: those of the list in words, for an action on all that match. */
  run: (ctx: Ctx, ids: readonly string[], input: never, filters: Record<string, string>) => Promise<Said>
}

/** For an action on all that match: which of them it is about at all, and how many at once. */
export type Among = { where: object; most: number }

/** `column` names another column of the row, to compare with. */
export type FixedWhere = object | ((now: Date, column: (name: string) => unknown) => object)

type Form<R> = { sections: Section[]; run: R }

/**
 * One table as the back office shows it. What is not named here does not exist for it: columns are listed, not hidden;
 * filters and sorting are listed; and nothing is written except by the verbs given.
 */
export type Spec = {
  model:
    | 'Client'
    | 'Staff'
    | 'Call'
    | 'WebhookEvent'
    | 'AuditEntry'
    | 'PhoneNumber'
    | 'UnassignedEvent'
    | 'CallerMessage'
    | 'ForwardingUrl'
    | 'Forwarding'
    | 'Reconciliation'
    | 'VapiFinding'
    | 'Alert'
    | 'Assistant'
    | 'AssistantTemplate'
    | 'NumberRequest'
    | 'TestCall'
    | 'Property'
    | 'Unit'
    | 'PropertyImport'
    | 'Lead'
    | 'Appointment'
    | 'Task'
    | 'Offer'
    | 'Suppression'
    | 'TeamMember'
    | 'ApiKey'
  one: string
  many: string
  group: string
  icon: string
  titleOf(params: Row): string
  /** Rows without it do not exist for the back office. */
  only?: object
  columns: readonly string[]
  list: Column[]
  /** What a plain record page shows; pages of their own ignore it. */
  facts: Column[]
  filters: FilterField[]
  /** Fixed choices of a filter that say more than one value of one column: name → choice → where. */
  filterWhere?: Record<string, Record<string, FixedWhere>>
  search: readonly string[]
  searchHint?: string
  sort: { by: string; direction: 'asc' | 'desc' }
  /** Decides among equals: the newest by this column comes first. */
  thenBy?: string
  empty: { title: string; text: string }
  computed?: Record<string, { needs: readonly string[]; value(row: Row): unknown }>
  /** Foreign keys shown by a title of the other table: column → relation; `also` reads more of it, which stands in for an empty title. */
  linked?: Record<string, { relation: string; title: string; also?: readonly string[] }>
  details?: (ctx: Ctx, id: string, params: Row) => Promise<Row>
  /** What a verb knows about rows of a page beside their columns, by the row's id; asked once a page. */
  alongside?: { names: readonly string[]; read(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Row>> }
  newForm?: Form<(ctx: Ctx, values: Row) => Promise<{ id: string; message: string }>>
  editForm?: Form<(ctx: Ctx, id: string, changes: Row, expectedUpdatedAt: Date | undefined) => Promise<string>> & {
    /** What the form shows beside the columns. */
    details?: (ctx: Ctx, id: string) => Promise<Row>
    /** Its verb overwrites what somebody else changed meanwhile, so this is looked after here. */
    comparesUpdatedAt?: true
    /** Where the fields depend on the record. They are sent with it, among its details as `sections`, not with every page. */
    sectionsOf?: (values: Row) => Section[]
  }
  actions?: readonly VerbAction[]
  /** Of the rows that match: those an action on all of them is about. */
  among?: Among
}

/** Names an action's input once, so that its type reaches the verb. */
export function verbAction<I>(
  action: Omit<VerbAction, 'input' | 'run'> & {
    input: z.ZodType<I>
    run: (ctx: Ctx, ids: readonly string[], input: I, filters: Record<string, string>) => Promise<Said>
  },
): VerbAction {
  // AdminJS keeps actions of different inputs in one list; each parses its own before it runs.
  return action as unknown as VerbAction
}

/** The only record of a record action. */
export function oneOf(ids: readonly string[]): string {
  const [id] = ids
  if (!id || ids.length > 1) throw new Error('A record action is about one record')
  return id
}
