import type { Prisma } from '@prisma/client'
import type { Ctx } from './context.js'

/**
 * The rows of one statement, past Prisma where that may be, because a caller waits for them: a third of the time. Values
 * that the two read differently (bigint, numeric, date) have to be cast to text or float8 in the statement.
 */
export async function plainRows<T>(
  ctx: Ctx,
  statement: Prisma.Sql,
  /** For a text that is always the same: planned once a connection. */
  name?: string,
): Promise<T[]> {
  if (!ctx.ask) return ctx.db.$queryRaw<T[]>(statement)
  return (await ctx.ask(statement.text, statement.values, name)).rows as T[]
}
