import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { audit } from '../audit/index.js'
import { addActivity, clientOf, whoOf } from '../leads/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import { assertOwn } from './assert-own.js'
import { type TaskFields, taskFields } from './fields.js'
import { keepTask } from './keep-task.js'

export const createTaskInput = taskFields.extend({
  kind: taskFields.shape.kind.default('FOLLOW_UP'),
  /** A client's own people need not say it. */
  clientId: z.uuid().optional(),
})

/** Writes down something to do, by hand. @throws invalid, forbidden, not_found */
export async function createTask(ctx: Ctx, input: z.input<typeof createTaskInput>): Promise<{ id: string }> {
  assertMayChangeOf(ctx, 'tasks.write')
  const { clientId: asked, ...rest } = createTaskInput.parse(input)
  const fields = rest as TaskFields
  return inTransaction(ctx, async (tx) => {
    const { id: clientId } = await clientOf(tx, asked)
    await assertOwn(tx, clientId, fields)
    const { id } = await keepTask(tx, { ...fields, clientId, createdBy: whoOf(tx) })
    const { leadId, title } = fields
    if (leadId) {
      const about = { subject: { kind: 'task', id }, text: title }
      await addActivity(tx, { clientId, leadId, kind: 'TASK', key: `task ${id}`, at: tx.now, ...about })
    }
    await audit(tx, { action: 'tasks.create', subject: { kind: 'task', id, name: title }, clientId })
    return { id }
  })
}
