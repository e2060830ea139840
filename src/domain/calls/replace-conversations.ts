import { randomUUID } from 'node:crypto'
import { Prisma } from '@prisma/client'
import type { SpokenMessage } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { type CallChange, hasChanged } from './call-columns.js'
import { inPowers } from './in-powers.js'

/** PostgreSQL takes 65,535 parameters a statement; a message has eight. */
const MESSAGES_A_STATEMENT = 4_096

/** Exchanges the messages of calls whose conversation has changed, as a whole, sealed. */
export async function replaceConversations(tx: Ctx, changes: readonly CallChange[]): Promise<void> {
  const changed = changes.filter((change) => hasChanged(change, 'conversation'))
  const old = changed.filter(({ before }) => before?.stamps.conversation)
  if (old.length > 0) {
    await tx.db.$executeRaw`
      delete from call_messages m
      using unnest(${old.map(({ clientId }) => clientId)}::uuid[], ${old.map(({ id }) => id)}::uuid[]) as c (client_id, id)
      where m.client_id = c.client_id and m.call_id = c.id`
  }
  const rows = changed.flatMap((change) =>
    (change.state.fields.conversation?.messages ?? []).map((message, position) => ({ change, message, position })),
  )
  for (const group of inPowers(rows, MESSAGES_A_STATEMENT)) {
    await tx.db.$executeRaw`
      insert into call_messages (id, client_id, call_id, position, speaker, offset_ms, duration_ms, content_sealed)
      values ${Prisma.join(group.map((row) => valuesOf(tx, row)))}`
  }
}

type Row = { change: CallChange; message: SpokenMessage; position: number }

function valuesOf({ vault }: Ctx, { change: { clientId, id: callId }, message, position }: Row): Prisma.Sql {
  const id = randomUUID()
  const place = { clientId, table: 'call_messages', column: 'content_sealed', id }
  return Prisma.sql`(${id}::uuid, ${clientId}::uuid, ${callId}::uuid, ${position}::int, ${message.speaker}::speaker,
    ${message.offsetMs ?? null}::int, ${message.durationMs ?? null}::int, ${vault.seal(place, message.content)}::bytea)`
}
