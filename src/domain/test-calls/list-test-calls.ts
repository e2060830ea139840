import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { lineColumns, presentRow, type TestCallLine } from './columns.js'
import { assertMaySee, visibleTestCalls } from './may.js'
import { findAssistant } from './place-test-call.js'

const MOST = 50

/** The latest test calls of an assistant, newest first, at most 50. @throws not_found, forbidden */
export async function listTestCalls(ctx: Ctx, input: { assistantId: string }): Promise<TestCallLine[]> {
  assertMaySee(ctx)
  const { assistantId } = input
  if (!z.uuid().safeParse(assistantId).success) throw notFound('Assistant')
  return inTransaction(ctx, async (tx) => {
    await findAssistant(tx, assistantId)
    const rows = await tx.db.testCall.findMany({
      where: { AND: [visibleTestCalls(tx.actor), { assistantId }] },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      take: MOST,
      select: lineColumns,
    })
    return rows.map(presentRow)
  })
}
