import { randomUUID } from 'node:crypto'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { insertTemplate } from './create-template.js'
import { assertMayWrite } from './may.js'
import { STARTER_TEMPLATES } from './starter-templates.js'
import { readTemplateFacts } from './template-facts.js'

/** Adds the templates that Backline comes with, while there are none at all. @throws conflict when there are; forbidden */
export async function addStarterTemplates(ctx: Ctx): Promise<{ names: string[] }> {
  assertMayWrite(ctx)
  return inTransaction(ctx, async (tx) => {
    if ((await tx.db.assistantTemplate.count()) > 0) throw conflict('There are templates already.')
    for (const { facts, ...starter } of STARTER_TEMPLATES)
      await insertTemplate(tx, { id: randomUUID(), ...starter, facts: readTemplateFacts(starter.direction, facts) })
    return { names: STARTER_TEMPLATES.map(({ name }) => name) }
  })
}
