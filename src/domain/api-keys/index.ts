export { API_KEY_STATES, type ApiKeyRow, type ApiKeyState } from './api-key-row.js'
export { type Caller, callerOfKey } from './caller-of-key.js'
export { renameApiKey, revokeApiKey } from './change-api-key.js'
export { createApiKey, createApiKeyInput } from './create-api-key.js'
export { getApiKey } from './get-api-key.js'
export { type ApiKeyPage, listApiKeys } from './list-api-keys.js'
export {
  AGENCY_SCOPES,
  CLIENT_SCOPES,
  SCOPE_WORDS,
  SCOPES,
  type Scope,
  type ScopeResource,
  scopeGroups,
  scopeInWords,
} from './scopes.js'
