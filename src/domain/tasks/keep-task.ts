import { randomUUID } from 'node:crypto'
import type { TaskKind } from '@prisma/client'
import type { Ctx } from '../../platform/context.js'
import { textPlace } from './task-row.js'
import { tellOfTask } from './tell-of-task.js'

export type NewTask = {
  clientId: string
  kind: TaskKind
  title: string
  text?: string | null | undefined
  dueAt?: Date | null | undefined
  /** When, as it was said: "tomorrow after five". */
  dueSaid?: string | null | undefined
  assigneeId?: string | null | undefined
  leadId?: string | null | undefined
  propertyId?: string | null | undefined
  appointmentId?: string | null | undefined
  vapiCallId?: string | null | undefined
  createdBy: string
}

/** Keeps something somebody has to do, its text sealed. The caller makes sure that all it names is the client's own. */
export async function keepTask(tx: Ctx, { text, ...task }: NewTask): Promise<{ id: string }> {
  const id = randomUUID()
  const { clientId, kind, title, createdBy } = task
  await tx.db.task.createMany({
    data: {
      ...{ id, clientId, kind, createdBy },
      title: title.slice(0, 200),
      textSealed: text ? tx.vault.seal(textPlace(clientId, id), text) : null,
      dueAt: task.dueAt ?? null,
      dueSaid: task.dueSaid ?? null,
      assigneeId: task.assigneeId ?? null,
      leadId: task.leadId ?? null,
      propertyId: task.propertyId ?? null,
      appointmentId: task.appointmentId ?? null,
      vapiCallId: task.vapiCallId ?? null,
      createdAt: tx.now,
      updatedAt: tx.now,
    },
  })
  await tellOfTask(tx, { clientId, id }, 'task.created')
  return { id }
}
