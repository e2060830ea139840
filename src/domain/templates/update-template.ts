import { isDeepStrictEqual } from 'node:util'
import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction, isUniqueViolation } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { given, line, optionalText } from '../../platform/fields.js'
import { audit, changesOf } from '../audit/index.js'
import { nameTaken, withType } from './create-template.js'
import { findTemplate, type Template } from './get-template.js'
import { assertMayWrite } from './may.js'
import { readTemplateFacts, templateBusinessType } from './template-facts.js'

export const updateTemplateInput = z.strictObject({
  id: z.string(),
  changes: z.strictObject({
    name: line(80).optional(),
    about: optionalText(300).optional(),
    businessType: templateBusinessType.optional(),
    /** All it says from now on: what is not here it says no more. */
    facts: z.record(z.string(), z.unknown()).optional(),
  }),
  /** What the person saw; a template changed since then is not overwritten. */
  expectedUpdatedAt: z.date().optional(),
})

/**
 * Changes a template. Assistants made from it stay as they are until it is rolled out to them.
 * @throws invalid with fields; conflict when somebody changed it meanwhile; not_found, forbidden
 */
export async function updateTemplate(
  ctx: Ctx,
  input: z.input<typeof updateTemplateInput>,
): Promise<{ revision: number; isChanged: boolean }> {
  assertMayWrite(ctx)
  const { id, changes, expectedUpdatedAt } = updateTemplateInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    await lockTemplate(tx, id)
    const before = await findTemplate(tx, id)
    if (expectedUpdatedAt && expectedUpdatedAt.getTime() !== before.updatedAt.getTime()) throw CHANGED_MEANWHILE()
    const facts = factsAfter(before, changes)
    const areFactsNew = !isDeepStrictEqual(facts, before.facts)
    const { name, about } = changes
    const rest = given({ name, about, businessType: facts.businessType ?? null })
    const changed = { ...changesOf(before as object, rest), ...(areFactsNew && factChanges(before, facts)) }
    const revision = before.revision + (areFactsNew ? 1 : 0)
    if (Object.keys(changed).length === 0) return { revision, isChanged: false }
    await write(tx, id, { ...rest, revision, facts: facts as Prisma.InputJsonObject })
    await audit(tx, {
      action: 'templates.update',
      subject: { kind: 'template', id, name: name ?? before.name },
      changes: changed,
    })
    return { revision, isChanged: true }
  })
}

const CHANGED_MEANWHILE = () => conflict('Somebody else changed this template meanwhile. Open it again to see how.')

/** Locked until the transaction ends, so that of two who change it at once the second sees what the first did. */
export async function lockTemplate(tx: Ctx, id: string): Promise<void> {
  if (!z.uuid().safeParse(id).success) return
  await tx.db.$queryRaw`select 1 from assistant_templates where id = ${id}::uuid for update`
}

type Changes = z.output<typeof updateTemplateInput>['changes']

function factsAfter(before: Template, { facts, businessType }: Changes) {
  const said = facts ? readTemplateFacts(before.direction, facts) : before.facts
  const type = businessType === undefined ? (said.businessType ?? before.facts.businessType) : businessType
  return withType(said, type ?? null)
}

/** Which facts are others now; what they say is in the template, and long. */
function factChanges(before: Template, after: object) {
  const names = new Set([...Object.keys(before.facts), ...Object.keys(after)])
  const values = (facts: object) => facts as Record<string, unknown>
  const changed = [...names].filter((name) => !isDeepStrictEqual(values(before.facts)[name], values(after)[name]))
  return { facts: [null, changed] as const }
}

async function write(tx: Ctx, id: string, data: Prisma.AssistantTemplateUpdateManyMutationInput): Promise<void> {
  try {
    await tx.db.assistantTemplate.updateMany({ where: { id }, data })
  } catch (error) {
    throw isUniqueViolation(error) ? nameTaken() : error
  }
}
