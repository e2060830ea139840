import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { readText } from '../../platform/readable.js'
import { assertMayRead, visibleForwardings } from './may.js'
import { answerPlace } from './record-try.js'
import { REPLACED_TYPE } from './replaced.js'

/** One try, as it was written down. */
export type Try = { at: Date; status: number | null; durationMs: number; error: string | null }

export type ForwardingDetails = Awaited<ReturnType<typeof getForwarding>>

const triesShape = z.array(
  z.object({
    at: z.coerce.date(),
    status: z.number().nullable(),
    durationMs: z.number(),
    error: z.string().nullable(),
  }),
)

/** One event on its way to one URL: its last twenty tries, newest first, and how the last answer begins. @throws not_found */
export async function getForwarding(ctx: Ctx, input: { id: string }) {
  assertMayRead(ctx)
  const id = z.uuid().safeParse(input.id).data
  return inTransaction(ctx, async (tx) => {
    const stored = id
      ? await tx.db.forwarding.findFirst({
          where: { AND: [visibleForwardings(tx.actor), { id }] },
          include: { url: { select: { url: true, state: true } } },
        })
      : null
    if (!stored) throw notFound('This delivery')
    const { answerSealed, tries, ...forwarding } = stored
    const answer = answerSealed ? readText(tx, answerPlace(stored), answerSealed) : null
    const messageId = stored.type === REPLACED_TYPE ? `msg_${stored.id}_…` : `msg_${stored.id}`
    return { ...forwarding, answer, tries: triesShape.parse(tries).reverse() as Try[], messageId }
  })
}
