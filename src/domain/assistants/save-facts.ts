import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'
import { type Direction, type DraftFacts, fieldSchema, withSuggestion } from '../wizard/index.js'
import { assertMayChange } from './may.js'
import { same } from './same.js'
import { keepFacts, lockDraft, type Saved } from './save-fact.js'

const saveFactsInput = z.strictObject({
  id: z.string(),
  facts: z.record(z.string().max(60), z.unknown()),
  /** These are all there are: what is not among them is forgotten. */
  isWhole: z.boolean().default(false),
})

/**
 * Keeps several answers at once, all of them or none. As with one, a first message that nobody wrote follows what it is
 * made of, and what is live at Vapi stays as it is until it is published again.
 * @throws invalid with every answer that cannot be accepted ("facts.faqs.3.answer"); too_large, conflict, not_found, forbidden
 */
export async function saveFacts(ctx: Ctx, input: z.input<typeof saveFactsInput>): Promise<Saved> {
  assertMayChange(ctx)
  const { id, facts: given, isWhole } = saveFactsInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    const { direction, facts, revision } = await lockDraft(tx, id)
    const accepted = acceptedOf(direction, given)
    const next = withSuggestion(direction, facts, (isWhole ? accepted : { ...facts, ...accepted }) as DraftFacts)
    if (same(next, facts)) return { facts, revision }
    await keepFacts(tx, { id, facts: next })
    return { facts: next, revision: revision + 1 }
  })
}

function acceptedOf(direction: Direction, given: Record<string, unknown>): Record<string, unknown> {
  const wrong: Record<string, string> = {}
  const accepted: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(given)) {
    const schema = fieldSchema(direction, name)
    if (!schema) {
      wrong[`facts.${name}`] = `An ${direction.toLowerCase()} assistant is not asked this. Leave it out.`
      continue
    }
    const parsed = schema.safeParse(value)
    if (parsed.success) accepted[name] = parsed.data
    else for (const { path, message } of parsed.error.issues) wrong[['facts', name, ...path].join('.')] = message
  }
  if (Object.keys(wrong).length > 0) throw new DomainError('invalid', 'Please check these fields', { fields: wrong })
  return accepted
}
