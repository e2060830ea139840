export { pruneIdempotencyKeysJob } from './jobs.js'
export { type Answered, once, type Repeatable } from './once.js'
