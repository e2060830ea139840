export { type AuditInput, audit, type Changes, changesOf } from './audit.js'
