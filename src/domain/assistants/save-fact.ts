import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict, DomainError, notFound } from '../../platform/errors.js'
import { line } from '../../platform/fields.js'
import { audit } from '../audit/index.js'
import { type DraftFacts, fieldSchema, problemsIn, stepsOf, withSuggestion } from '../wizard/index.js'
import { factStamp } from './fact-stamp.js'
import { assertMayChange, visibleAssistants } from './may.js'
import { same } from './same.js'

const saveFactInput = z.strictObject({
  id: z.uuid(),
  field: z.string().max(60),
  value: z.unknown(),
  /** factStamp of the answer that was changed into this one: a list that somebody else changed meanwhile is not lost. */
  before: z.string().max(60).optional(),
})

/** All facts of one assistant together: what the longest lists may need, and no more. */
const MOST_BYTES = 400_000

export type Saved = { facts: DraftFacts; revision: number }

/**
 * Keeps the answer to one question of the wizard. Two people may fill in different fields at once; of the same one the
 * last counts. A first message that nobody wrote follows what it is made of. What is live at Vapi stays as it is until it
 * is published again.
 * @throws invalid with the field when the answer cannot be accepted; conflict when it is no longer what `before` says;
 *   too_large, conflict, not_found, forbidden
 */
export async function saveFact(ctx: Ctx, input: z.input<typeof saveFactInput>): Promise<Saved> {
  assertMayChange(ctx)
  const { id, field, value, before } = saveFactInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    const { direction, facts, revision } = await lockDraft(tx, id)
    const schema = fieldSchema(direction, field)
    if (!schema) throw notFound('This question')
    const parsed = schema.safeParse(value)
    if (!parsed.success) throw refusedField(field, parsed.error)
    const next = withSuggestion(direction, facts, { ...facts, [field]: parsed.data } as DraftFacts)
    if (same(next, facts)) return { facts, revision }
    const stored = (facts as Record<string, unknown>)[field]
    if (before !== undefined && before !== factStamp(stored))
      throw conflict('Somebody else changed this list meanwhile. Load the page again.')
    await keepFacts(tx, { id, facts: next })
    return { facts: next, revision: revision + 1 }
  })
}

/** Says that somebody is through with a step. @throws invalid with every field of it that is not right yet */
export async function finishStep(ctx: Ctx, input: { id: string; step: string }): Promise<void> {
  assertMayChange(ctx)
  await inTransaction(ctx, async (tx) => {
    const { direction, facts } = await lockDraft(tx, input.id)
    const step = stepsOf(direction).find(({ id }) => id === input.step)
    if (!step) throw notFound('This step')
    const problems = problemsIn(direction, step, facts)
    if (Object.keys(problems).length > 0)
      throw new DomainError('invalid', 'Please check these fields', { fields: problems })
    await tx.db.$executeRaw`update assistants set steps_done = array_append(steps_done, ${step.id})
      where id = ${input.id}::uuid and not ${step.id} = any (steps_done)`
  })
}

const renameInput = z.strictObject({ id: z.string(), name: line(40) })

/** Gives an assistant another name; at Vapi with the next publishing. @throws invalid, not_found, forbidden */
export async function renameAssistant(ctx: Ctx, input: z.input<typeof renameInput>): Promise<void> {
  assertMayChange(ctx)
  const { id, name } = renameInput.parse(input)
  await inTransaction(ctx, async (tx) => {
    const before = await lockDraft(tx, id)
    if (before.name === name) return
    await tx.db.assistant.updateMany({ where: { id }, data: { name, revision: { increment: 1 } } })
    await audit(tx, {
      action: 'assistants.rename',
      subject: { kind: 'assistant', id, name },
      clientId: before.clientId,
      changes: { name: [before.name, name] },
    })
  })
}

/**
 * One assistant that the wizard made, locked until the transaction ends.
 * @throws not_found; conflict when it is archived or was made in Vapi by hand
 */
export async function lockDraft(tx: Ctx, id: string) {
  const where = { AND: [visibleAssistants(tx.actor), { id: z.uuid().safeParse(id).data ?? '' }] }
  if (!z.uuid().safeParse(id).success) throw notFound('Assistant')
  const seen = await tx.db.assistant.findFirst({ where, select: { id: true } })
  if (!seen) throw notFound('Assistant')
  await tx.db.$queryRaw`select 1 from assistants where id = ${id}::uuid for update`
  const row = await tx.db.assistant.findUniqueOrThrow({ where: { id } })
  if (row.archivedAt) throw conflict('This assistant is archived and cannot be changed any more.')
  if (row.facts === null) throw conflict('This assistant was made in Vapi by hand. Change it there.')
  return { ...row, facts: row.facts as DraftFacts }
}

/** Writes facts and moves the revision on. @throws too_large */
export async function keepFacts(tx: Ctx, { id, facts }: { id: string; facts: DraftFacts }): Promise<void> {
  if (Buffer.byteLength(JSON.stringify(facts)) > MOST_BYTES)
    throw new DomainError('too_large', 'This is more than an assistant can know. Please shorten the lists.')
  await tx.db.assistant.updateMany({
    where: { id },
    data: { facts: facts as unknown as Prisma.InputJsonObject, revision: { increment: 1 } },
  })
}

/** One message for the field, and of a list one for each cell: "faqs.3.answer". */
function refusedField(field: string, error: z.ZodError): DomainError {
  const cells = error.issues.map(({ path, message }) => [[field, ...path].join('.'), message] as const)
  const [first] = error.issues
  const fields = { ...Object.fromEntries(cells), [field]: first?.message ?? 'Please check this' }
  return new DomainError('invalid', first?.message ?? 'Please check this', { fields })
}
