import type { Permission } from '../domain/staff/index.js'

/** Who may use an action: a permission of staff (src/domain/staff/permissions.ts), or nobody at all. */
export type Access = Permission | 'nobody'

/**
 * Every action of the back office, and who may use it. The guard refuses what is not here, the start-up refuses an
 * action without a row, and test/admin/role-matrix.test.ts shows what each role gets from it.
 */
export const access = {
  Client: {
    list: 'clients.read',
    search: 'clients.read',
    show: 'clients.read',
    new: 'clients.write',
    edit: 'clients.write',
    delete: 'nobody',
    bulkDelete: 'nobody',
    setStatus: 'clients.write',
    generateToken: 'clients.token',
    rotateToken: 'clients.token',
    sendTestEvent: 'events.test',
    openPortal: 'clients.impersonate',
    setPassword: 'clients.access',
    sendPasswordLink: 'clients.access',
    activate: 'clients.access',
    deactivate: 'clients.access',
    generateTokens: 'clients.token',
    markLive: 'clients.write',
    activateAll: 'clients.access',
    deactivateAll: 'clients.access',
  },
  Staff: {
    list: 'staff.read',
    search: 'staff.read',
    show: 'staff.read',
    new: 'staff.write',
    edit: 'staff.write',
    delete: 'nobody',
    bulkDelete: 'nobody',
    sendPasswordLink: 'staff.write',
  },
  Call: {
    list: 'calls.read',
    search: 'calls.read',
    show: 'calls.read',
    new: 'nobody',
    edit: 'nobody',
    delete: 'nobody',
    bulkDelete: 'nobody',
  },
  WebhookEvent: {
    list: 'events.read',
    search: 'events.read',
    show: 'events.read',
    new: 'nobody',
    edit: 'nobody',
    delete: 'nobody',
    bulkDelete: 'nobody',
    readBody: 'events.body',
    replay: 'events.test',
  },
  AuditEntry: {
    list: 'audit.read',
    search: 'audit.read',
    show: 'audit.read',
    new: 'nobody',
    edit: 'nobody',
    delete: 'nobody',
    bulkDelete: 'nobody',
  },
  PhoneNumber: {
    list: 'clients.read',
    search: 'clients.read',
    show: 'clients.read',
    new: 'nobody',
    edit: 'nobody',
    delete: 'nobody',
    bulkDelete: 'nobody',
  },
} as const satisfies Record<string, Record<string, Access>>

/** Pages beside the resources, the dashboard among them, and the recordings of calls. */
export const pageAccess = {
  dashboard: 'dashboard.read',
  Settings: 'settings.write',
  recording: 'calls.read',
} as const satisfies Record<string, Access>

/** The row of an action; undefined where there is none, which means no. */
export function accessOf(resource: string, action: string): Access | undefined {
  const table: Record<string, Record<string, Access>> = access
  return Object.hasOwn(table, resource) && Object.hasOwn(table[resource] ?? {}, action)
    ? table[resource]?.[action]
    : undefined
}
