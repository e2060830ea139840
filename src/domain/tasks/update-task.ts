import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { given } from '../../platform/fields.js'
import { audit, changesOf } from '../audit/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import { assertOwn } from './assert-own.js'
import { type TaskFields, taskFields } from './fields.js'
import { readTask, textPlace } from './task-row.js'

export const updateTaskInput = taskFields.partial().extend({ id: z.string() })

/** Changes a task: only the fields that are given. @throws not_found, forbidden, invalid */
export async function updateTask(ctx: Ctx, input: z.input<typeof updateTaskInput>): Promise<void> {
  assertMayChangeOf(ctx, 'tasks.write')
  const { id, ...rest } = updateTaskInput.parse(input)
  const fields = rest as Partial<TaskFields>
  await inTransaction(ctx, async (tx) => {
    const before = await readTask(tx, id)
    const { clientId } = before
    await assertOwn(tx, clientId, fields)
    const { text, ...columns } = fields
    const ids = {
      assigneeId: before.assignee?.id ?? null,
      leadId: before.lead?.id ?? null,
      propertyId: before.property?.id ?? null,
    }
    const changes = changesOf<typeof before & typeof ids>({ ...before, ...ids }, given(columns))
    const isTextNew = text !== undefined && text !== before.text
    if (!isTextNew && Object.keys(changes).length === 0) return
    const sealed = text ? tx.vault.seal(textPlace(clientId, id), text) : null
    const data = { ...given(columns), ...(isTextNew && { textSealed: sealed }) }
    await tx.db.task.updateMany({ where: { id, clientId }, data })
    const told = { ...changes, ...(isTextNew && { text: ['…', '… (changed)'] as const }) }
    await audit(tx, {
      action: 'tasks.update',
      subject: { kind: 'task', id, name: before.title },
      clientId,
      changes: told,
    })
  })
}
