import { type Ctx, inTransaction } from '../../platform/context.js'
import { audit } from '../audit/index.js'
import { findTemplate } from './get-template.js'
import { assertMayWrite } from './may.js'
import { lockTemplate } from './update-template.js'

/**
 * Offers a template to those who make assistants, or no more. Assistants made from it stay, and it can still be rolled out
 * to them. Safe to repeat. @throws not_found, forbidden
 */
export async function setTemplateActive(ctx: Ctx, input: { id: string; isActive: boolean }): Promise<void> {
  assertMayWrite(ctx)
  const { id, isActive } = input
  await inTransaction(ctx, async (tx) => {
    await lockTemplate(tx, id)
    const before = await findTemplate(tx, id)
    if (before.isActive === isActive) return
    await tx.db.assistantTemplate.updateMany({ where: { id }, data: { isActive } })
    await audit(tx, {
      action: isActive ? 'templates.activate' : 'templates.deactivate',
      subject: { kind: 'template', id, name: before.name },
    })
  })
}
