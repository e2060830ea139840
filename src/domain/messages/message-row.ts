import type { Prisma } from '@prisma/client'
import { type Ctx, walledClient } from '../../platform/context.js'
import { readText } from '../../platform/readable.js'
import type { Place } from '../../platform/vault.js'
import { visibleClients } from '../clients/index.js'
import { assertMay } from '../staff/index.js'

export type CallerMessageRow = {
  id: string
  clientId: string
  /** The call it was taken on, when we know that call. */
  callId: string | undefined
  callerName: string | null
  callerNumber: string | null
  forWhom: string | null
  text: string
  isUrgent: boolean
  createdAt: Date
  /** The lead it is noted with. */
  leadId: string | null
  /** When somebody of the client first opened it. */
  readAt: Date | null
  handledAt: Date | null
  handledBy: string | null
}

/** Where the text of a caller's message is sealed to. */
export const textPlace = (clientId: string, id: string): Place => ({
  clientId,
  table: 'caller_messages',
  column: 'text_sealed',
  id,
})

/** @throws forbidden unless the messages are the reader's own, or staff may read them */
export function assertMayReadMessages(ctx: Ctx): void {
  if (!walledClient(ctx.actor)) assertMay(ctx, 'messages.read')
}

export const visibleMessages = (ctx: Ctx): Prisma.CallerMessageWhereInput => ({ client: visibleClients(ctx.actor) })

export const messageColumns = {
  id: true,
  clientId: true,
  vapiCallId: true,
  callerName: true,
  callerNumber: true,
  forWhom: true,
  textSealed: true,
  isUrgent: true,
  createdAt: true,
  leadId: true,
  readAt: true,
  handledAt: true,
  handledBy: true,
} as const

type Stored = Prisma.CallerMessageGetPayload<{ select: typeof messageColumns }>

/** Stored messages with their text opened, and the calls they were taken on where those are known. */
export async function presentMessages(tx: Ctx, stored: readonly Stored[]): Promise<CallerMessageRow[]> {
  const vapiCallIds = stored.flatMap(({ vapiCallId }) => vapiCallId ?? [])
  const calls =
    vapiCallIds.length === 0
      ? []
      : await tx.db.call.findMany({
          where: { vapiCallId: { in: vapiCallIds }, clientId: { in: stored.map(({ clientId }) => clientId) } },
          select: { id: true, clientId: true, vapiCallId: true },
        })
  return stored.map(({ textSealed, vapiCallId, ...row }) => ({
    ...row,
    callId: calls.find((call) => call.clientId === row.clientId && call.vapiCallId === vapiCallId)?.id,
    text: readText(tx, textPlace(row.clientId, row.id), textSealed),
  }))
}
