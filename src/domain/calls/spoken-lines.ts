import { randomUUID } from 'node:crypto'
import { Prisma } from '@prisma/client'
import type { Ctx } from '../../platform/context.js'
import type { CallChange } from './call-columns.js'
import { inPowers } from './in-powers.js'
import { isInConversation } from './reduce.js'

/** A sentence of a call whose conversation is not known yet, or not up to here. */
export type SpokenLine = {
  clientId: string
  callId: string
  speaker: 'ASSISTANT' | 'CALLER'
  spokenAt: Date
  text: string
}

/** PostgreSQL takes 65,535 parameters a statement; a line has six. */
const LINES_A_STATEMENT = 4_096

/** Adds sentences, each once however often it is told. The calls have to be there. */
export async function addLines({ db, vault }: Ctx, lines: readonly SpokenLine[]): Promise<void> {
  for (const group of inPowers(lines, LINES_A_STATEMENT)) {
    const values = group.map(({ clientId, callId, speaker, spokenAt, text }) => {
      const id = randomUUID()
      const sealed = vault.seal({ clientId, table: 'spoken_lines', column: 'content_sealed', id }, text)
      return Prisma.sql`(${id}::uuid, ${clientId}::uuid, ${callId}::uuid, ${speaker}::speaker, ${spokenAt}::timestamptz,
        ${sealed}::bytea)`
    })
    await db.$executeRaw`
      insert into spoken_lines (id, client_id, call_id, speaker, spoken_at, content_sealed)
      values ${Prisma.join(values)} on conflict (client_id, call_id, spoken_at, speaker) do nothing`
  }
}

/** Takes away the sentences that a conversation which has just become known holds as well. */
export async function dropLinesInConversations(tx: Ctx, changes: readonly CallChange[]): Promise<void> {
  const covered = changes.filter(
    ({ before, state: { stamps } }) => before && stamps.conversation !== before.stamps.conversation,
  )
  if (covered.length === 0) return
  const until = covered.map(({ state }) => {
    const isWhole = isInConversation(state, Number.POSITIVE_INFINITY)
    return isWhole ? 'infinity' : new Date(state.stamps.conversation?.[1] ?? 0).toISOString()
  })
  await tx.db.$executeRaw`
    delete from spoken_lines l
    using unnest(${covered.map(({ clientId }) => clientId)}::uuid[], ${covered.map(({ id }) => id)}::uuid[],
      ${until}::timestamptz[]) as c (client_id, call_id, until)
    where l.client_id = c.client_id and l.call_id = c.call_id and l.spoken_at <= c.until`
}
