import { randomUUID } from 'node:crypto'
import { Prisma } from '@prisma/client'
import type { SpokenMessage } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { type CallChange, hasChanged } from './call-columns.js'

/** PostgreSQL takes 65,535 parameters a statement; a message has eight. */
const MESSAGES_A_STATEMENT = 4_000

/** Exchanges the messages of calls whose conversation has changed, as a whole, sealed. */
export async function replaceConversations(tx: Ctx, changes: readonly CallChange[]): Promise<void> {
  const changed = changes.filter((change) => hasChanged(change, 'conversation'))
  const old = changed.filter(({ stored }) => stored)
  if (old.length > 0) {
    const calls = Prisma.join(old.map(({ clientId, id }) => Prisma.sql`(${clientId}::uuid, ${id}::uuid)`))
    await tx.db.$executeRaw`delete from call_messages where (client_id, call_id) in (${calls})`
  }
  const rows = changed.flatMap((change) =>
    (change.state.fields.conversation?.messages ?? []).map((message, position) => ({ change, message, position })),
  )
  for (let at = 0; at < rows.length; at += MESSAGES_A_STATEMENT) {
    const values = rows.slice(at, at + MESSAGES_A_STATEMENT).map((row) => valuesOf(tx, row))
    await tx.db.$executeRaw`
      insert into call_messages (id, client_id, call_id, position, speaker, offset_ms, duration_ms, content_sealed)
      values ${Prisma.join(values)}`
  }
}

type Row = { change: CallChange; message: SpokenMessage; position: number }

function valuesOf({ vault }: Ctx, { change: { clientId, id: callId }, message, position }: Row): Prisma.Sql {
  const id = randomUUID()
  const place = { clientId, table: 'call_messages', column: 'content_sealed', id }
  return Prisma.sql`(${id}::uuid, ${clientId}::uuid, ${callId}::uuid, ${position}::int, ${message.speaker}::speaker,
    ${message.offsetMs ?? null}::int, ${message.durationMs ?? null}::int, ${vault.seal(place, message.content)}::bytea)`
}
