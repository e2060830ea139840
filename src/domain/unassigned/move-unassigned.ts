import { Prisma, type UnassignedEvent } from '@prisma/client'
import type { NamedThings } from '../../integrations/voice/index.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { keepEvent, openUnassigned } from '../inbound/index.js'

const CHUNK = 50

/** Waiting events: those that name exactly this, or one by its id. */
export type Waiting = { names: NamedThings } | { id: string }

/** What a waiting event names. */
export const namesIn = (event: Pick<UnassignedEvent, 'vapiAssistantId' | 'vapiPhoneNumberId' | 'number'>) => ({
  ...(event.vapiAssistantId && { vapiAssistantId: event.vapiAssistantId }),
  ...(event.vapiPhoneNumberId && { vapiPhoneNumberId: event.vapiPhoneNumberId }),
  ...(event.number && { number: event.number }),
})

const whereWaiting = (which: Waiting): Prisma.UnassignedEventWhereInput => {
  if ('id' in which) return { id: which.id }
  const { vapiAssistantId = null, vapiPhoneNumberId = null, number = null } = which.names
  return { vapiAssistantId, vapiPhoneNumberId, number }
}

type Move = { which: Waiting; clientId: string /** Epoch milliseconds. */; until: number }

/**
 * Hands waiting events to a client, oldest first and a few in each transaction, until there are none or time is up. Each
 * is moved once, whoever else moves them. Answers how many it moved.
 */
export async function moveUnassigned(ctx: Ctx, { which, clientId, until }: Move): Promise<number> {
  let moved = 0
  const skipped: string[] = []
  while (Date.now() < until) {
    const ids = await nextIds(ctx, which, skipped)
    if (ids.length === 0) break
    try {
      moved += await moveChunk(ctx, ids, clientId)
    } catch (error) {
      ctx.log.warn('waiting events could not be moved together', { error })
      moved += await moveOneByOne(ctx, { ids, clientId, skipped })
    }
  }
  return moved
}

async function nextIds(ctx: Ctx, which: Waiting, skipped: readonly string[]): Promise<string[]> {
  const rows = await ctx.db.unassignedEvent.findMany({
    where: { AND: [whereWaiting(which), { id: { notIn: [...skipped] } }] },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    take: CHUNK,
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

const moveChunk = (ctx: Ctx, ids: readonly string[], clientId: string): Promise<number> =>
  inTransaction(ctx, async (tx) => {
    const wanted = Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))
    await tx.db.$queryRaw`select id from unassigned_events where id in (${wanted}) order by id for update`
    const events = await tx.db.unassignedEvent.findMany({
      where: { id: { in: [...ids] } },
      orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    })
    for (const event of events) {
      const body = openUnassigned(tx.vault, event)
      await keepEvent(tx, { clientId, body, source: 'VAPI', receivedAt: event.receivedAt })
    }
    await tx.db.unassignedEvent.deleteMany({ where: { id: { in: events.map(({ id }) => id) } } })
    return events.length
  })

type OneByOne = { ids: readonly string[]; clientId: string; skipped: string[] }

/** One that cannot be moved keeps no other one waiting. */
async function moveOneByOne(ctx: Ctx, { ids, clientId, skipped }: OneByOne): Promise<number> {
  let moved = 0
  for (const id of ids) {
    try {
      moved += await moveChunk(ctx, [id], clientId)
    } catch (error) {
      skipped.push(id)
      ctx.log.warn('a waiting event could not be moved', { eventId: id, error })
    }
  }
  return moved
}
