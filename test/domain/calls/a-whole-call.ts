import { randomUUID } from 'node:crypto'
import type { Deps } from '../../../src/platform/context.js'
import { aCall } from '../../support/builders.js'

type Over = Parameters<typeof aCall>[1]
type Said = { speaker: 'ASSISTANT' | 'CALLER' | 'FUNCTION'; content: string; offsetMs?: number }

/** A call with what the vault keeps of it, sealed as the writing side does. */
export function aWholeCall(
  deps: Deps,
  over: Over & {
    transcript?: string
    summary?: string
    structured?: object
    customFields?: object
    recording?: object
    said?: Said[]
  },
) {
  const { transcript, summary, structured, customFields, recording, said = [], ...columns } = over
  const id = columns.id ?? randomUUID()
  const { clientId } = over
  const seal = (column: string, value: string) => deps.vault.seal({ clientId, table: 'calls', column, id }, value)
  const messages = said.map(({ speaker, content, offsetMs }, position) => {
    const messageId = randomUUID()
    const place = { clientId, table: 'call_messages', column: 'content_sealed', id: messageId }
    return {
      id: messageId,
      position,
      speaker,
      offsetMs: offsetMs ?? null,
      contentSealed: deps.vault.seal(place, content),
    }
  })
  return aCall(deps, {
    ...columns,
    id,
    wordHashes: deps.blindIndex.hashesOf(clientId, `${transcript ?? ''} ${summary ?? ''}`),
    ...(transcript && { transcriptSealed: seal('transcript_sealed', transcript) }),
    ...(summary && { summarySealed: seal('summary_sealed', summary) }),
    ...(structured && { structuredSealed: seal('structured_sealed', JSON.stringify(structured)) }),
    ...(customFields && { customFieldsSealed: seal('custom_fields_sealed', JSON.stringify(customFields)) }),
    ...(recording && { recordingSealed: seal('recording_sealed', JSON.stringify(recording)), hasRecording: true }),
    messages: { create: messages },
  })
}
