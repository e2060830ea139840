import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { audit } from '../audit/index.js'
import { assertMay } from '../staff/index.js'

const discardInput = z.object({
  eventIds: z.array(z.uuid()).min(1, 'Please choose at least one event').max(200, 'Please choose at most 200 events'),
  /** Also every other waiting event of the same assistants, or of the same numbers where they name no assistant. */
  isEverything: z.boolean().default(false),
})

/**
 * Throws away events that wait for a client: they cannot be brought back. What their assistant or number sends from now
 * on waits again. Safe to repeat. Answers how many there were.
 */
export async function discardUnassigned(ctx: Ctx, input: z.input<typeof discardInput>): Promise<{ discarded: number }> {
  assertMay(ctx, 'events.assign')
  const { eventIds, isEverything } = discardInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    const events = await tx.db.unassignedEvent.findMany({
      where: { id: { in: eventIds } },
      select: { id: true, type: true, vapiAssistantId: true, vapiPhoneNumberId: true, number: true },
    })
    const where = isEverything ? events.map(sameThing) : events.map(({ id }) => ({ id }))
    const { count } = await tx.db.unassignedEvent.deleteMany({ where: { OR: where } })
    const [first] = events
    if (count > 0 && first) {
      await audit(tx, {
        action: 'inbound.discard-unassigned',
        subject: { kind: 'unassigned_event', id: first.id, name: first.type },
        changes: { events: [count, 0] },
      })
    }
    return { discarded: count }
  })
}

type Event = { id: string; vapiAssistantId: string | null; vapiPhoneNumberId: string | null; number: string | null }

function sameThing({ id, vapiAssistantId, vapiPhoneNumberId, number }: Event): Prisma.UnassignedEventWhereInput {
  if (vapiAssistantId) return { vapiAssistantId }
  if (vapiPhoneNumberId) return { vapiAssistantId: null, vapiPhoneNumberId }
  return number ? { vapiAssistantId: null, number } : { id }
}
