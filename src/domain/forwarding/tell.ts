import type { Ctx } from '../../platform/context.js'

/** Rung when something is due; who does not hear it finds it by looking. */
export const CHANNEL = 'backline_forwarding'

export const tellTheSenders = (tx: Ctx): Promise<unknown> => tx.db.$queryRaw`select pg_notify(${CHANNEL}, '')::text`
