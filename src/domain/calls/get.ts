import type { SpokenLine as StoredLine, CallMessage as StoredMessage } from '@prisma/client'
import { z } from 'zod'
import { linesOfTranscript } from '../../integrations/voice/index.js'
import { type Ctx, inTransaction, walledClient } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { readText, UNREADABLE } from '../../platform/readable.js'
import { openFields, openReadable } from './open-sealed.js'
import { readRecordingLinks } from './recording-links.js'
import { assertMayRead, presentRow, rowColumns, visibleCalls } from './row.js'
import type { CallDetail, CallMessage } from './types.js'

const detailColumns = {
  ...rowColumns,
  vapiAssistantId: true,
  forwardedTo: true,
  language: true,
  deletedAtVapiAt: true,
  successEvaluation: true,
  confidence: true,
  judgedFrom: true,
  correctedIntent: true,
  correctedBy: true,
  correctedAt: true,
  lead: { select: { id: true, name: true } },
  property: { select: { id: true, address: true } },
  transcriptSealed: true,
  structuredSealed: true,
  customFieldsSealed: true,
  recordingSealed: true,
  client: { select: { timeZone: true } },
} as const

/**
 * A whole call with its conversation, opened from the vault. While nothing tells the conversation as a whole, it is the
 * sentences that were heard so far.
 * @throws not_found when there is none, and in the same words when it is another client's
 */
export async function getCall(ctx: Ctx, input: { id: string }): Promise<CallDetail> {
  assertMayRead(ctx)
  if (!z.uuid().safeParse(input.id).success) throw notFound('Call')
  return inTransaction(ctx, async (tx) => {
    const where = { AND: [visibleCalls(tx.actor), { id: input.id }] }
    // The role of clients cannot read what a call cost.
    const hasCost = walledClient(tx.actor) === undefined
    const select = { ...detailColumns, costMicros: hasCost, costBreakdown: hasCost }
    const call = await tx.db.call.findFirst({ where, select })
    if (!call) throw notFound('Call')
    const ofCall = { clientId: call.clientId, callId: call.id }
    const messages = await tx.db.callMessage.findMany({ where: ofCall, orderBy: { position: 'asc' } })
    const lines = await tx.db.spokenLine.findMany({ where: ofCall, orderBy: [{ spokenAt: 'asc' }, { speaker: 'asc' }] })
    const { client, costMicros, costBreakdown, transcriptSealed, structuredSealed, customFieldsSealed, ...rest } = call
    const { recordingSealed, correctedIntent, correctedBy, correctedAt, ...row } = rest
    const { summarySealed: _, correctedOutcome, ...open } = row
    const transcript = openReadable(tx, call, 'transcript_sealed', transcriptSealed)
    return {
      ...open,
      ...presentRow(tx, row),
      correction: correctedAt && {
        by: correctedBy ?? 'Somebody',
        at: correctedAt,
        outcome: correctedOutcome,
        intent: correctedIntent,
      },
      assistantId: await assistantOf(tx, call),
      timeZone: client.timeZone,
      messages: [
        ...messages.map((message) => openMessage(tx, message)),
        ...lines.map((line) => openLine(tx, line, call.answeredAt ?? call.startedAt)),
        ...(messages.length + lines.length === 0 ? messagesOf(transcript) : []),
      ],
      transcript,
      structured: openFields(tx, call, 'structured_sealed', structuredSealed),
      customFields: openFields(tx, call, 'custom_fields_sealed', customFieldsSealed),
      recordings: available(readRecordingLinks(tx, { ...call, recordingSealed })),
      cost: hasCost ? costOf(costMicros, costBreakdown) : null,
    }
  })
}

async function assistantOf(
  tx: Ctx,
  { clientId, vapiAssistantId }: { clientId: string; vapiAssistantId: string | null },
) {
  if (!vapiAssistantId) return null
  const found = await tx.db.assistant.findFirst({ where: { clientId, vapiAssistantId }, select: { id: true } })
  return found?.id ?? null
}

const functionContent = z.object({
  name: z.string().catch('function'),
  arguments: z.unknown().optional(),
  result: z.unknown().optional(),
})

function openMessage(ctx: Ctx, message: StoredMessage): CallMessage {
  const { clientId, id, speaker, offsetMs, durationMs } = message
  const place = { clientId, table: 'call_messages', column: 'content_sealed', id }
  const text = readText(ctx, place, message.contentSealed)
  if (speaker !== 'FUNCTION') return { speaker, offsetMs, durationMs, text }
  const content = functionContent.parse(text === UNREADABLE ? { result: UNREADABLE } : JSON.parse(text))
  return { speaker, offsetMs, durationMs, ...content, arguments: content.arguments, result: content.result }
}

/** A sentence is told when it is over, so its time is that of its end. */
function openLine(ctx: Ctx, line: StoredLine, from: Date): CallMessage {
  const { clientId, id, spokenAt } = line
  const place = { clientId, table: 'spoken_lines', column: 'content_sealed', id }
  return {
    speaker: line.speaker === 'CALLER' ? 'CALLER' : 'ASSISTANT',
    offsetMs: Math.max(0, spokenAt.getTime() - from.getTime()),
    durationMs: null,
    text: readText(ctx, place, line.contentSealed),
  }
}

/** Of a call of which nothing but its plain transcript is stored. */
const messagesOf = (transcript: string | null): CallMessage[] =>
  linesOfTranscript(transcript ?? '').flatMap(({ speaker, content: text }) =>
    speaker === 'FUNCTION' ? [] : [{ speaker, offsetMs: null, durationMs: null, text }],
  )

const available = (links: ReturnType<typeof readRecordingLinks>) => ({
  mono: Boolean(links && (links.monoUrl ?? links.presignedMonoUrl)),
  stereo: Boolean(links && (links.stereoUrl ?? links.presignedStereoUrl)),
})

function costOf(totalMicros: bigint | null, parts: unknown): CallDetail['cost'] {
  if (totalMicros === null) return null
  const partMicros = z
    .record(z.string(), z.number())
    .catch({})
    .parse(parts ?? {})
  return { totalMicros, partMicros }
}
