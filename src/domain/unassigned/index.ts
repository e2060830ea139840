export { assignUnassigned } from './assign-unassigned.js'
export { discardUnassigned } from './discard-unassigned.js'
export { getUnassignedBody } from './get-unassigned-body.js'
export { settleUnassigned, settleUnassignedJob } from './settle-unassigned.js'
