import { randomUUID } from 'node:crypto'
import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction, isUniqueViolation } from '../../platform/context.js'
import { conflict, invalid } from '../../platform/errors.js'
import { line, optionalText } from '../../platform/fields.js'
import { getAssistant } from '../assistants/index.js'
import { audit } from '../audit/index.js'
import type { Direction, DraftFacts } from '../wizard/index.js'
import { assertMayWrite } from './may.js'
import { readTemplateFacts, templateBusinessType } from './template-facts.js'
import { withoutClient } from './without-client.js'

export const createTemplateInput = z.strictObject({
  name: line(80),
  about: optionalText(300).optional(),
  direction: z.enum(['INBOUND', 'OUTBOUND'], 'Please choose what it does').optional(),
  businessType: templateBusinessType.optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
  /** Instead of direction and facts: what this assistant was told. */
  fromAssistantId: z.string().optional(),
})

export type CreatedTemplate = {
  id: string
  /** What an assistant says and the template does not, because it names that client. In words. */
  leftOut: string[]
}

/**
 * Keeps facts to begin assistants with: given ones, or those of an assistant without what is only its client's.
 * @throws invalid with fields, also when the name is taken; conflict when that assistant was made in Vapi by hand;
 *   not_found, forbidden
 */
export async function createTemplate(ctx: Ctx, input: z.input<typeof createTemplateInput>): Promise<CreatedTemplate> {
  assertMayWrite(ctx)
  const { name, about = null, fromAssistantId, ...given } = createTemplateInput.parse(input)
  const from = fromAssistantId === undefined ? undefined : await factsFrom(ctx, fromAssistantId)
  const direction = from?.direction ?? given.direction
  if (!direction) throw invalid('direction', 'Please choose what it does')
  const { businessType: said, ...facts } = readTemplateFacts(direction, { ...from?.facts, ...given.facts })
  const businessType = given.businessType === undefined ? (said ?? null) : given.businessType
  const id = randomUUID()
  await inTransaction(ctx, (tx) => insertTemplate(tx, { id, name, about, direction, businessType, facts }))
  return { id, leftOut: from?.leftOut ?? [] }
}

type NewTemplate = {
  id: string
  name: string
  about: string | null
  direction: Direction
  businessType: DraftFacts['businessType'] | null
  facts: DraftFacts
}

/** Writes a template with its audit. The type of business is one of its facts too, so that assistants get it. */
export async function insertTemplate(tx: Ctx, { facts, businessType = null, ...rest }: NewTemplate): Promise<void> {
  try {
    await tx.db.assistantTemplate.create({
      data: { ...rest, businessType, facts: withType(facts, businessType) as Prisma.InputJsonObject },
    })
  } catch (error) {
    throw isUniqueViolation(error) ? nameTaken() : error
  }
  await audit(tx, {
    action: 'templates.create',
    subject: { kind: 'template', id: rest.id, name: rest.name },
    changes: { direction: [null, rest.direction] },
  })
}

export const nameTaken = () => invalid('name', 'Another template has this name')

export function withType(facts: DraftFacts, businessType: DraftFacts['businessType'] | null): DraftFacts {
  const { businessType: _before, ...rest } = facts
  return businessType ? { businessType, ...rest } : rest
}

async function factsFrom(ctx: Ctx, id: string) {
  const { direction, facts } = await getAssistant(ctx, { id })
  if (!facts) throw conflict('This assistant was made in Vapi by hand, so nothing is known of it here.')
  return { direction, ...withoutClient(direction, facts) }
}
