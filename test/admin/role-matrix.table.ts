/**
 * Who may do what in the back office: O owner, A admin, S support, V viewer. An action that AdminJS knows and that is
 * not in this table fails the test: what nobody thought about is refused.
 */
export const MATRIX: Record<string, Record<string, string>> = {
  Client: {
    list: 'OASV',
    search: 'OASV',
    show: 'OASV',
    new: 'OAS',
    edit: 'OAS',
    delete: '',
    bulkDelete: '',
    setStatus: 'OAS',
    generateToken: 'OAS',
    rotateToken: 'OAS',
    sendTestEvent: 'OAS',
    openPortal: 'OAS',
    setPassword: 'OAS',
    sendPasswordLink: 'OAS',
    activate: 'OAS',
    deactivate: 'OAS',
    generateTokens: 'OAS',
    markLive: 'OAS',
    activateAll: 'OAS',
    deactivateAll: 'OAS',
  },
  Call: { list: 'OASV', search: 'OASV', show: 'OASV', new: '', edit: '', delete: '', bulkDelete: '' },
  PhoneNumber: { list: 'OASV', search: 'OASV', show: 'OASV', new: '', edit: '', delete: '', bulkDelete: '' },
  WebhookEvent: {
    list: 'OAS',
    search: 'OAS',
    show: 'OAS',
    new: '',
    edit: '',
    delete: '',
    bulkDelete: '',
    readBody: 'OA',
    replay: 'OAS',
  },
  Staff: {
    list: 'OA',
    search: 'OA',
    show: 'OA',
    new: 'OA',
    edit: 'OA',
    delete: '',
    bulkDelete: '',
    sendPasswordLink: 'OA',
  },
  AuditEntry: { list: 'OA', search: 'OA', show: 'OA', new: '', edit: '', delete: '', bulkDelete: '' },
}

/** The dashboard, the pages, and the recording of a call. */
export const PAGES: Record<string, string> = { dashboard: 'OASV', Settings: 'OA', recording: 'OASV' }

export const ROLES = { OWNER: 'O', ADMIN: 'A', SUPPORT: 'S', VIEWER: 'V' } as const
