import type { Ctx } from '../../platform/context.js'
import { openText } from './open-sealed.js'

/** One thing that a person or the assistant said. */
export type Turn = { speaker: 'ASSISTANT' | 'CALLER'; text: string }

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
  return fromTranscript(openText(tx, call, 'transcript_sealed', call.transcriptSealed) ?? '')
}

type Stored = { id: string; clientId: string; speaker: string; contentSealed: Uint8Array }

function open(tx: Ctx, table: string, { id, clientId, speaker, contentSealed }: Stored): Turn {
  const text = tx.vault.open({ clientId, table, column: 'content_sealed', id }, contentSealed).toString('utf8')
  return { speaker: speaker === 'CALLER' ? 'CALLER' : 'ASSISTANT', text }
}

/** "AI: …" and "User: …", a line each; a line without a label goes on with the one before. */
function fromTranscript(transcript: string): Turn[] {
  const turns: Turn[] = []
  for (const line of transcript.split('\n').filter((text) => text.trim())) {
    const [, who, text = ''] = /^\s*(AI|Assistant|Bot|User|Customer|Caller):\s*(.*)$/i.exec(line) ?? []
    const last = turns.at(-1)
    if (who) turns.push({ speaker: /^(user|customer|caller)$/i.test(who) ? 'CALLER' : 'ASSISTANT', text })
    else if (last) last.text += ` ${line.trim()}`
  }
  return turns
}
