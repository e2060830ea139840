import { linesOfTranscript, type SpokenMessage } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { openText } from './open-sealed.js'

/** One thing that a person or the assistant said, or one of the two: nobody knows which. */
export type Turn = { speaker: Exclude<SpokenMessage['speaker'], 'FUNCTION'>; text: string }

type Owner = { id: string; clientId: string; transcriptSealed: Uint8Array | null }

/** What was said on a call, in order: its conversation, else the sentences that were heard, else its plain transcript. */
export async function turnsOf(tx: Ctx, call: Owner): Promise<Turn[]> {
  const ofCall = { clientId: call.clientId, callId: call.id }
  const messages = await tx.db.callMessage.findMany({
    where: { ...ofCall, speaker: { not: 'FUNCTION' } },
    orderBy: { position: 'asc' },
  })
  if (messages.length > 0) return messages.map((message) => open(tx, 'call_messages', message))
  const lines = await tx.db.spokenLine.findMany({ where: ofCall, orderBy: [{ spokenAt: 'asc' }, { speaker: 'asc' }] })
  if (lines.length > 0) return lines.map((line) => open(tx, 'spoken_lines', line))
  const transcript = openText(tx, call, 'transcript_sealed', call.transcriptSealed) ?? ''
  return linesOfTranscript(transcript).map(({ speaker, content }) => ({ speaker: speakerOf(speaker), text: content }))
}

type Stored = { id: string; clientId: string; speaker: string; contentSealed: Uint8Array }

function open(tx: Ctx, table: string, { id, clientId, speaker, contentSealed }: Stored): Turn {
  const text = tx.vault.open({ clientId, table, column: 'content_sealed', id }, contentSealed).toString('utf8')
  return { speaker: speakerOf(speaker), text }
}

const speakerOf = (stored: string): Turn['speaker'] =>
  stored === 'CALLER' || stored === 'ASSISTANT' ? stored : 'UNKNOWN'
