import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict, notFound } from '../../platform/errors.js'
import { visibleClients } from '../clients/index.js'

export type AssistantName = { id: string; clientId: string; name: string }

/** An assistant that this actor may know of and that may have a number. @throws not_found; conflict when it is archived */
export async function assistantOf(ctx: Ctx, id: string): Promise<AssistantName> {
  if (!z.uuid().safeParse(id).success) throw notFound('Assistant')
  const where = { AND: [{ client: visibleClients(ctx.actor) }, { id }] }
  const assistant = await inTransaction(ctx, (tx) =>
    tx.db.assistant.findFirst({ where, select: { id: true, clientId: true, name: true, archivedAt: true } }),
  )
  if (!assistant) throw notFound('Assistant')
  if (assistant.archivedAt) throw conflict('This assistant is archived, so it can have no number.')
  return assistant
}
