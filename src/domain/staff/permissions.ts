import type { Actor, Ctx, StaffRole } from '../../platform/context.js'
import { forbidden } from '../../platform/errors.js'

const ALL = ['OWNER', 'ADMIN', 'SUPPORT', 'VIEWER'] as const
const WORKING = ['OWNER', 'ADMIN', 'SUPPORT'] as const
const LEADING = ['OWNER', 'ADMIN'] as const

export type Permission =
  | 'dashboard.read'
  | 'clients.read'
  | 'clients.write'
  | 'clients.token'
  | 'clients.access'
  | 'clients.impersonate'
  | 'calls.read'
  | 'events.read'
  | 'events.body'
  | 'events.test'
  | 'events.replay'
  | 'events.assign'
  | 'signing.write'
  | 'reconciliation.read'
  | 'reconciliation.run'
  | 'vapi.key'
  | 'vapi.repair'
  | 'answering.write'
  | 'messages.read'
  | 'messages.write'
  | 'forwarding.read'
  | 'forwarding.write'
  | 'alerts.read'
  | 'assistants.read'
  | 'assistants.write'
  | 'templates.write'
  | 'numbers.read'
  | 'numbers.write'
  | 'numbers.buy'
  | 'test-calls.place'
  | 'properties.read'
  | 'properties.write'
  | 'leads.read'
  | 'leads.write'
  | 'appointments.read'
  | 'appointments.write'
  | 'team.read'
  | 'team.write'
  | 'tasks.read'
  | 'tasks.write'
  | 'offers.read'
  | 'offers.write'
  | 'suppressions.read'
  | 'suppressions.write'
  | 'calls.correct'
  | 'calls.place'
  | 'api-keys.read'
  | 'api-keys.write'
  | 'staff.read'
  | 'staff.write'
  | 'audit.read'
  | 'settings.write'

/** Who of the staff may do what. The only place that says so. */
export const permissions: Readonly<Record<Permission, readonly StaffRole[]>> = {
  'dashboard.read': ALL,
  'clients.read': ALL,
  'clients.write': WORKING,
  'clients.token': WORKING,
  'clients.access': WORKING,
  'clients.impersonate': WORKING,
  'calls.read': ALL,
  'events.read': WORKING,
  'events.body': LEADING,
  'events.test': WORKING,
  'events.replay': WORKING,
  'events.assign': WORKING,
  'signing.write': LEADING,
  'reconciliation.read': WORKING,
  'reconciliation.run': WORKING,
  'vapi.key': LEADING,
  'vapi.repair': LEADING,
  'answering.write': WORKING,
  'messages.read': ALL,
  'messages.write': WORKING,
  'forwarding.read': WORKING,
  'forwarding.write': WORKING,
  'alerts.read': ALL,
  'assistants.read': ALL,
  'assistants.write': WORKING,
  'templates.write': WORKING,
  'numbers.read': ALL,
  'numbers.write': WORKING,
  'numbers.buy': LEADING,
  'test-calls.place': WORKING,
  'properties.read': ALL,
  'properties.write': WORKING,
  'leads.read': ALL,
  'leads.write': WORKING,
  'appointments.read': ALL,
  'appointments.write': WORKING,
  'team.read': ALL,
  'team.write': WORKING,
  'tasks.read': ALL,
  'tasks.write': WORKING,
  'offers.read': ALL,
  'offers.write': WORKING,
  'suppressions.read': ALL,
  'suppressions.write': WORKING,
  'calls.correct': WORKING,
  'calls.place': WORKING,
  'api-keys.read': WORKING,
  'api-keys.write': LEADING,
  'staff.read': LEADING,
  'staff.write': LEADING,
  'audit.read': LEADING,
  'settings.write': LEADING,
}

/** Whether this actor may do it. Jobs and scripts may do all, clients and visitors nothing of it. */
export function may(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'job' || actor.kind === 'script') return true
  return actor.kind === 'staff' && permissions[permission].includes(actor.role)
}

/** @throws forbidden when the actor may not do it */
export function assertMay(ctx: Ctx, permission: Permission): void {
  if (!may(ctx.actor, permission)) throw forbidden()
}
