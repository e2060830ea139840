import { type CallEvent, callEventOf, speakerNamesOf } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import type { ReadEvent } from './effects.js'

export type ReadCall = { from: ReadEvent; event: CallEvent }

/**
 * What events say of their calls. Where a transcript names speakers that the message does not explain, the names of the
 * client's assistant tell who they are: what it is called here, and what Vapi's copy of it was last seen to say.
 */
export async function readCallEvents(tx: Ctx, events: readonly ReadEvent[]): Promise<ReadCall[]> {
  const read = events.flatMap((from) => {
    const event = callEventOf(from.read)
    return event ? [{ from, event }] : []
  })
  const unclear = read.filter(({ event }) => hasUnknownSpeaker(event))
  if (unclear.length === 0) return read
  const names = await namesOfAssistants(
    tx,
    unclear.flatMap(({ event }) => assistantOf(event) ?? []),
  )
  return read.map((one) => {
    const ours = names.get(`${one.from.clientId} ${assistantOf(one.event)}`)
    const event = ours && hasUnknownSpeaker(one.event) ? callEventOf(one.from.read, ours) : one.event
    return { from: one.from, event: event ?? one.event }
  })
}

const hasUnknownSpeaker = ({ said, snapshot }: CallEvent) =>
  [said, snapshot].some(({ conversation }) => conversation?.messages.some(({ speaker }) => speaker === 'UNKNOWN'))

const assistantOf = ({ said, snapshot }: CallEvent) => said.assistantId ?? snapshot.assistantId

type Named = { clientId: string; vapiAssistantId: string; name: string; driftBody: unknown }

/** In SQL: the worker's transactions know nothing else (docs/decisions/010). */
async function namesOfAssistants(tx: Ctx, vapiAssistantIds: readonly string[]) {
  const found = await tx.db.$queryRaw<Named[]>`
    select client_id::text as "clientId", vapi_assistant_id as "vapiAssistantId", name, drift_body as "driftBody"
    from assistants where vapi_assistant_id = any(${[...new Set(vapiAssistantIds)]}::text[])`
  return new Map(
    found.map(({ clientId, vapiAssistantId, name, driftBody }) => {
      const { assistant, caller } = speakerNamesOf({ assistant: driftBody })
      return [`${clientId} ${vapiAssistantId}`, { assistant: [name, ...assistant], caller }]
    }),
  )
}
