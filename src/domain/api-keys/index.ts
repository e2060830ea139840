export { type Caller, callerOfKey } from './caller-of-key.js'
export { createApiKey, createApiKeyInput } from './create-api-key.js'
export { AGENCY_SCOPES, CLIENT_SCOPES, SCOPES, type Scope } from './scopes.js'
