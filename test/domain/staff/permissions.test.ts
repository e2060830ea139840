import { describe, expect, it } from 'vitest'
import { assertMay, may, type Permission, permissions } from '../../../src/domain/staff/index.js'
import type { Actor, StaffRole } from '../../../src/platform/context.js'
import { clientActor, ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

const db = useDatabase()

/** Written out once more, so that a change of the table has to be meant. */
const TABLE: Record<Permission, string> = {
  'dashboard.read': 'OWNER ADMIN SUPPORT VIEWER',
  'clients.read': 'OWNER ADMIN SUPPORT VIEWER',
  'clients.write': 'OWNER ADMIN SUPPORT',
  'clients.token': 'OWNER ADMIN SUPPORT',
  'clients.access': 'OWNER ADMIN SUPPORT',
  'clients.impersonate': 'OWNER ADMIN SUPPORT',
  'calls.read': 'OWNER ADMIN SUPPORT VIEWER',
  'events.read': 'OWNER ADMIN SUPPORT',
  'events.body': 'OWNER ADMIN',
  'events.test': 'OWNER ADMIN SUPPORT',
  'events.replay': 'OWNER ADMIN SUPPORT',
  'events.assign': 'OWNER ADMIN SUPPORT',
  'signing.write': 'OWNER ADMIN',
  'reconciliation.read': 'OWNER ADMIN SUPPORT',
  'reconciliation.run': 'OWNER ADMIN SUPPORT',
  'vapi.key': 'OWNER ADMIN',
  'vapi.repair': 'OWNER ADMIN',
  'answering.write': 'OWNER ADMIN SUPPORT',
  'messages.read': 'OWNER ADMIN SUPPORT VIEWER',
  'messages.write': 'OWNER ADMIN SUPPORT',
  'forwarding.read': 'OWNER ADMIN SUPPORT',
  'forwarding.write': 'OWNER ADMIN SUPPORT',
  'alerts.read': 'OWNER ADMIN SUPPORT VIEWER',
  'assistants.read': 'OWNER ADMIN SUPPORT VIEWER',
  'assistants.write': 'OWNER ADMIN SUPPORT',
  'templates.write': 'OWNER ADMIN SUPPORT',
  'numbers.read': 'OWNER ADMIN SUPPORT VIEWER',
  'numbers.write': 'OWNER ADMIN SUPPORT',
  'numbers.buy': 'OWNER ADMIN',
  'test-calls.place': 'OWNER ADMIN SUPPORT',
  'properties.read': 'OWNER ADMIN SUPPORT VIEWER',
  'properties.write': 'OWNER ADMIN SUPPORT',
  'leads.read': 'OWNER ADMIN SUPPORT VIEWER',
  'leads.write': 'OWNER ADMIN SUPPORT',
  'appointments.read': 'OWNER ADMIN SUPPORT VIEWER',
  'appointments.write': 'OWNER ADMIN SUPPORT',
  'team.read': 'OWNER ADMIN SUPPORT VIEWER',
  'team.write': 'OWNER ADMIN SUPPORT',
  'tasks.read': 'OWNER ADMIN SUPPORT VIEWER',
  'tasks.write': 'OWNER ADMIN SUPPORT',
  'offers.read': 'OWNER ADMIN SUPPORT VIEWER',
  'offers.write': 'OWNER ADMIN SUPPORT',
  'suppressions.read': 'OWNER ADMIN SUPPORT VIEWER',
  'suppressions.write': 'OWNER ADMIN SUPPORT',
  'calls.correct': 'OWNER ADMIN SUPPORT',
  'calls.place': 'OWNER ADMIN SUPPORT',
  'api-keys.read': 'OWNER ADMIN SUPPORT',
  'api-keys.write': 'OWNER ADMIN',
  'staff.read': 'OWNER ADMIN',
  'staff.write': 'OWNER ADMIN',
  'audit.read': 'OWNER ADMIN',
  'settings.write': 'OWNER ADMIN',
}
const all = Object.keys(TABLE) as Permission[]
const staffOf = (role: StaffRole): Actor => ({ kind: 'staff', id: 'x', name: 'Robin', role })

describe('the permissions of staff', () => {
  it.each(all)('%s is for the roles of the table', (permission) => {
    const roles = (['OWNER', 'ADMIN', 'SUPPORT', 'VIEWER'] as const).filter((role) => may(staffOf(role), permission))
    expect(roles.join(' ')).toBe(TABLE[permission])
  })

  it('are all in the table', () => expect(Object.keys(permissions).sort()).toEqual([...all].sort()))

  it.each([
    clientActor('c'),
    { kind: 'impersonator', id: 'x', name: 'R', clientId: 'c', access: 'SELF_SERVICE', impersonationId: 'i' },
    { kind: 'webhook', clientId: 'c' },
    { kind: 'visitor' },
  ] as Actor[])('are never those of a $kind', (actor) => {
    expect(all.filter((permission) => may(actor, permission))).toEqual([])
    expect(() => assertMay(ctxOf(db.deps, actor), 'clients.read')).toThrow('You may not do this')
  })

  it('do not hold back jobs and scripts', () => {
    expect(all.every((permission) => may({ kind: 'job', name: 'x' }, permission))).toBe(true)
    expect(all.every((permission) => may({ kind: 'script', name: 'x' }, permission))).toBe(true)
  })
})
