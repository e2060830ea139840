import type { Ctx } from '../../platform/context.js'

/** Who changes which numbers a client has does it alone, until the transaction ends. Above the wall. */
export const oneAtATime = (tx: Ctx, clientId: string): Promise<unknown> =>
  tx.db.$queryRaw`select 1 from clients where id = ${clientId}::uuid for no key update`
