import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { DomainError, notFound } from '../../platform/errors.js'
import { lineToRingFrom } from '../attempts/index.js'
import { assertMaySee } from './may.js'
import { assertPublished, findAssistant, NO_LINE, nameOf } from './place-test-call.js'

export type Readiness = {
  assistantId: string
  assistantName: string
  /** What it would ring from; undefined while there is nothing. */
  fromNumber: string | undefined
  /** Why no test call can be made, in words. */
  problem: string | undefined
  /** The number that this person had rung last. */
  lastNumber: string | undefined
}

/** Whether an assistant can make a test call, and where it last rang. Wants a context above the wall. @throws not_found, forbidden */
export async function getTestCallReadiness(ctx: Ctx, input: { assistantId: string }): Promise<Readiness> {
  assertMaySee(ctx)
  const { assistantId } = input
  if (!z.uuid().safeParse(assistantId).success) throw notFound('Assistant')
  return inTransaction(ctx, async (tx) => {
    const assistant = await findAssistant(tx, assistantId)
    const { clientId } = assistant
    const line = await lineToRingFrom(tx, { clientId, assistantId })
    const last = await tx.db.testCall.findFirst({
      where: { clientId, askedBy: nameOf(tx) },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      select: { toNumber: true },
    })
    return {
      assistantId,
      assistantName: assistant.name,
      fromNumber: line?.number,
      problem: whyNot(() => assertPublished(assistant)) ?? (line ? undefined : NO_LINE),
      lastNumber: last?.toNumber,
    }
  })
}

function whyNot(check: () => unknown): string | undefined {
  try {
    check()
    return undefined
  } catch (error) {
    if (error instanceof DomainError) return error.message
    throw error
  }
}
