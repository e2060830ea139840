export { type AuditInput, audit, type Changes, changesOf } from './audit.js'
export { doneBefore, type RequestId } from './done-before.js'
