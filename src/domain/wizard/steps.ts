import {
  contradictions,
  type Direction,
  type DraftFacts,
  type FactName,
  type Facts,
  factsOf,
  fieldSchema,
} from './facts.js'
import { INBOUND_STEPS } from './inbound-steps.js'
import { OUTBOUND_STEPS } from './outbound-steps.js'
import type { Field, Step } from './step.js'

/** The wizard of a direction, in order. */
export const stepsOf = (direction: Direction): readonly Step[] =>
  direction === 'INBOUND' ? INBOUND_STEPS : OUTBOUND_STEPS

/** Whether a question is asked at all, given what was answered to the others. */
export const isAsked = ({ when }: Field, facts: DraftFacts): boolean =>
  !when || when.is.some((value) => (facts as Record<string, unknown>)[when.field] === value)

/** What keeps these facts from being complete: field → what to do. Empty when an assistant can be made from them. */
export function problemsOf(direction: Direction, facts: DraftFacts): Partial<Record<FactName, string>> {
  const asked = stepsOf(direction).flatMap(({ fields }) => fields)
  const found = asked.flatMap((field) => {
    const problem = isAsked(field, facts) ? problemWith(direction, field, facts) : undefined
    return problem ? [[field.name, problem] as const] : []
  })
  return { ...contradictionsAsked(asked, facts), ...Object.fromEntries(found) }
}

/** The problems of one step. */
export function problemsIn(direction: Direction, step: Step, facts: DraftFacts): Partial<Record<FactName, string>> {
  const names = new Set<string>(step.fields.map(({ name }) => name))
  return Object.fromEntries(Object.entries(problemsOf(direction, facts)).filter(([name]) => names.has(name)))
}

/** The facts as a whole. @throws ZodError when something is missing: look at problemsOf first */
export const completeFacts = (direction: Direction, facts: DraftFacts): Facts =>
  factsOf(direction).parse(withoutOthers(direction, facts)) as Facts

/** Only what this direction knows: a template of old may say more. */
const withoutOthers = (direction: Direction, facts: DraftFacts) =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => fieldSchema(direction, name)))

function problemWith(direction: Direction, { name, isRequired }: Field, facts: DraftFacts): string | undefined {
  const value = (facts as Record<string, unknown>)[name]
  if (value === undefined || value === null || value === '') return isRequired ? 'Please fill this in' : undefined
  const parsed = fieldSchema(direction, name)?.safeParse(value)
  return parsed?.success === false ? parsed.error.issues[0]?.message : undefined
}

function contradictionsAsked(asked: readonly Field[], facts: DraftFacts) {
  const names = new Set<string>(asked.filter((field) => isAsked(field, facts)).map(({ name }) => name))
  return Object.fromEntries(Object.entries(contradictions(facts)).filter(([name]) => names.has(name)))
}
