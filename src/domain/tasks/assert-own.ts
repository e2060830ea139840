import type { Ctx } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import type { TaskFields } from './fields.js'

/** @throws not_found when a task would name something that is not this client's */
export async function assertOwn(tx: Ctx, clientId: string, fields: Partial<TaskFields>): Promise<void> {
  const { assigneeId, leadId, propertyId, appointmentId } = fields
  const of = (id: string) => ({ where: { clientId, id }, select: { id: true } })
  if (assigneeId && !(await tx.db.teamMember.findFirst(of(assigneeId)))) throw notFound('Team member')
  if (leadId && !(await tx.db.lead.findFirst(of(leadId)))) throw notFound('Lead')
  if (propertyId && !(await tx.db.property.findFirst(of(propertyId)))) throw notFound('Property')
  if (appointmentId && !(await tx.db.appointment.findFirst(of(appointmentId)))) throw notFound('Appointment')
}
