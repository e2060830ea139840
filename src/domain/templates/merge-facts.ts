import { isDeepStrictEqual } from 'node:util'
import type { Direction, DraftFacts, Field } from '../wizard/index.js'
import { factOf } from './fact-words.js'
import { templateFields } from './template-facts.js'

export type FactRow = Record<string, unknown>

/**
 * One thing a template has to say to an assistant that was made from it. `taken`: the assistant still says what the template
 * said, so the change can be taken over. `kept`: it was changed there too, so it stays unless somebody chooses otherwise.
 */
export type MergeStep = {
  field: Field
  state: 'taken' | 'kept'
  /** Of a list: which row it is about. */
  row?: string
  /** What the assistant says now, and what the template wants; undefined is nothing. */
  before: unknown
  after: unknown
}

type Three = {
  /** What the template said when it was last applied. */
  base: DraftFacts
  /** What the assistant says. */
  theirs: DraftFacts
  /** What the template says now. */
  template: DraftFacts
}

/**
 * Merges what a template says now into an assistant, three ways: fact by fact, and of lists row by row, where a row is known
 * by its first column. A fact that the template says no more stays as it is; a row that it says no more goes, unless it was
 * edited.
 */
export function mergeSteps(direction: Direction, three: Three): MergeStep[] {
  return templateFields(direction).flatMap((field) =>
    field.kind === 'rows' ? rowSteps(field, three) : (scalarStep(field, three) ?? []),
  )
}

function scalarStep(field: Field, three: Three): MergeStep | undefined {
  const [base, before, after] = valuesOf(field, three)
  if (after === undefined || isDeepStrictEqual(base, after) || isDeepStrictEqual(before, after)) return undefined
  return { field, state: isDeepStrictEqual(base, before) ? 'taken' : 'kept', before, after }
}

function rowSteps(field: Field, three: Three): MergeStep[] {
  const [base, theirs, template] = valuesOf(field, three).map((rows) => byIdentity(field, rows))
  if (!base || !theirs || !template) return []
  return [...new Set([...template.keys(), ...base.keys()])].flatMap((row) => {
    const [was, before, after] = [base.get(row), theirs.get(row), template.get(row)]
    if (isDeepStrictEqual(was, after) || isDeepStrictEqual(before, after)) return []
    return [
      { field, row, state: isDeepStrictEqual(was, before) ? ('taken' as const) : ('kept' as const), before, after },
    ]
  })
}

const valuesOf = ({ name }: Field, { base, theirs, template }: Three) =>
  [factOf(base, name), factOf(theirs, name), factOf(template, name)] as const

/** Two rows of one list are the same one when their first column reads the same. */
export function identityOf(field: Field, row: FactRow): string {
  const column = field.columns?.[0]?.name ?? ''
  return String(row[column] ?? '')
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
}

function byIdentity(field: Field, rows: unknown): Map<string, FactRow> {
  const known = new Map<string, FactRow>()
  for (const row of (rows ?? []) as FactRow[]) {
    const identity = identityOf(field, row)
    if (!known.has(identity)) known.set(identity, row)
  }
  return known
}

/** What a step is called by those who choose: the taken ones of a list together, each kept one by itself. */
export const keyOf = ({ field, state, row }: MergeStep): string =>
  row !== undefined && state === 'kept' ? `${field.name}/${row}` : field.name

export type Merged = {
  facts: DraftFacts
  /** The base of the next roll-out: what was not chosen is offered again. */
  base: DraftFacts
}

/** Does the chosen steps. What was not chosen stays as it was, in the assistant and in what is known of the template. */
export function mergeFacts(direction: Direction, three: Three, chosen: ReadonlySet<string>): Merged {
  const steps = mergeSteps(direction, three)
  const [done, left] = [
    steps.filter((step) => chosen.has(keyOf(step))),
    steps.filter((step) => !chosen.has(keyOf(step))),
  ]
  const facts = done.reduce((all, step) => withStep(all, step, step.after), three.theirs)
  const base = left.reduce((all, step) => withStep(all, step, said(three.base, step)), three.template)
  return { facts, base }
}

function said(facts: DraftFacts, { field, row }: MergeStep): unknown {
  const value = factOf(facts, field.name)
  return row === undefined ? value : byIdentity(field, value).get(row)
}

/** A fact, or one row of a list, set to a value; undefined takes it away. A new row goes to the end. */
function withStep(facts: DraftFacts, { field, row }: MergeStep, value: unknown): DraftFacts {
  if (row === undefined) {
    const { [field.name]: _before, ...rest } = facts as Record<string, unknown>
    return (value === undefined ? rest : { ...rest, [field.name]: value }) as DraftFacts
  }
  const rows = (factOf(facts, field.name) ?? []) as FactRow[]
  const at = rows.findIndex((one) => identityOf(field, one) === row)
  const next =
    at < 0
      ? value === undefined
        ? rows
        : [...rows, value]
      : rows.flatMap((one, index) => (index === at ? (value ?? []) : one))
  return { ...facts, [field.name]: next } as DraftFacts
}
