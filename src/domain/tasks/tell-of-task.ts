import type { Ctx } from '../../platform/context.js'
import { tellClient } from '../client-events/index.js'

type Which = { clientId: string; id: string }

/** Tells the client's programs of a new task, or that one is done. */
export async function tellOfTask(tx: Ctx, { clientId, id }: Which, type: 'task.created' | 'task.done'): Promise<void> {
  const task = await tx.db.task.findFirstOrThrow({ where: { clientId, id } })
  const { kind, title, dueAt, doneAt, assigneeId, leadId, propertyId, appointmentId, createdAt } = task
  const data = {
    ...{ id, kind, title, due_at: dueAt, done_at: doneAt, assignee_id: assigneeId, lead_id: leadId },
    property_id: propertyId,
    appointment_id: appointmentId,
    created_at: createdAt,
  }
  await tellClient(tx, { clientId, type, data, ...(type === 'task.created' && { key: id }) })
}
