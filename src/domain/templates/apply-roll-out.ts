import { isDeepStrictEqual } from 'node:util'
import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { asRefusal, conflict, notFound } from '../../platform/errors.js'
import { keepFacts, lockDraft, publishAssistant } from '../assistants/index.js'
import { audit } from '../audit/index.js'
import type { DraftFacts } from '../wizard/index.js'
import { findTemplate, type Template } from './get-template.js'
import { assertMayWrite } from './may.js'
import { mergeFacts } from './merge-facts.js'
import { readTemplateFacts } from './template-facts.js'

export const applyRollOutInput = z.strictObject({
  templateId: z.string(),
  /** The template as it was previewed. */
  templateRevision: z.number().int(),
  choices: z
    .array(
      z.strictObject({
        assistantId: z.uuid(),
        expectedRevision: z.number().int(),
        /** Keys of the preview's changes. */
        fields: z.array(z.string().max(400)).max(1_000),
      }),
    )
    .min(1, 'Please choose at least one assistant')
    .max(200, 'At most 200 assistants at once'),
  publish: z.boolean(),
})

export type RollOutResult = {
  assistantId: string
  /** drafted: its draft has the changes, and nothing was published. failed: what is in `message`; the draft may have them. */
  state: 'published' | 'drafted' | 'failed'
  message: string
}

/**
 * Takes over what was chosen into each assistant's draft and, if asked to, publishes those that are live, one after the
 * other. What fails with one is said of it and stops none of the others. Give it a context above the wall.
 * @throws invalid, conflict when the template was changed since the preview, not_found, forbidden
 */
export async function applyRollOut(
  ctx: Ctx,
  input: z.input<typeof applyRollOutInput>,
): Promise<{ results: RollOutResult[] }> {
  assertMayWrite(ctx)
  const { templateId, templateRevision, choices, publish } = applyRollOutInput.parse(input)
  const template = await findTemplate(ctx, templateId)
  if (template.revision !== templateRevision)
    throw conflict('The template was changed since this preview. Look at the changes again.')
  const results: RollOutResult[] = []
  for (const choice of choices) {
    const { assistantId } = choice
    results.push({ assistantId, ...(await orFailed(() => rollOutTo(ctx, { template, choice, publish }))) })
  }
  return { results }
}

type Choice = z.output<typeof applyRollOutInput>['choices'][number]
type One = { template: Template; choice: Choice; publish: boolean }
type Outcome = Omit<RollOutResult, 'assistantId'>

async function rollOutTo(ctx: Ctx, { template, choice, publish }: One): Promise<Outcome> {
  const { isLive } = await inTransaction(ctx, (tx) => take(tx, template, choice))
  if (!publish) return { state: 'drafted', message: 'In its draft; publish it to make it live.' }
  if (!isLive) return { state: 'drafted', message: 'In its draft. It was never published, so it still is not.' }
  const published = await orFailed(async () => publishNow(ctx, choice.assistantId, template.name))
  return published.state === 'failed'
    ? { state: 'failed', message: `In its draft, but not published: ${published.message}` }
    : published
}

async function take(tx: Ctx, template: Template, choice: Choice): Promise<{ isLive: boolean }> {
  const { direction, id: templateId } = template
  const draft = await lockDraft(tx, choice.assistantId)
  if (draft.templateId !== templateId) throw notFound('An assistant made from this template')
  if (draft.revision !== choice.expectedRevision)
    throw conflict('Somebody changed it since this preview. Look at its changes again.')
  const three = {
    base: (draft.templateFacts ?? {}) as DraftFacts,
    theirs: draft.facts,
    template: readTemplateFacts(direction, template.facts),
  }
  const { facts, base } = mergeFacts(direction, three, new Set(choice.fields))
  const { id, name, clientId } = draft
  if (!isDeepStrictEqual(facts, draft.facts)) await keepFacts(tx, { id, facts })
  await tx.db.assistant.updateMany({ where: { id }, data: { templateFacts: base as Prisma.InputJsonObject } })
  await audit(tx, {
    action: 'templates.roll-out',
    subject: { kind: 'assistant', id, name },
    clientId,
    changes: { template: [null, template.name], facts: [null, choice.fields] },
  })
  return { isLive: draft.publishedVersion !== null }
}

async function publishNow(ctx: Ctx, id: string, template: string): Promise<Outcome> {
  const { state, version, steps } = await publishAssistant(ctx, { id, note: `Template “${template}”` })
  if (state === 'DONE') return { state: 'published', message: `Version ${version} is live.` }
  const stopped = steps.find((step) => step.state === 'failed')
  return { state: 'failed', message: stopped?.message ?? 'It stopped half-way. Publish it again.' }
}

async function orFailed(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work()
  } catch (error) {
    const refusal = asRefusal(error)
    if (!refusal) throw error
    const fields = Object.values((refusal.details['fields'] ?? {}) as Record<string, string>)
    return { state: 'failed', message: [refusal.message, ...new Set(fields)].join(' ') }
  }
}
