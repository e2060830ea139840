import { z } from 'zod'
import { type Channel, fetchRecording, type Recording, type Source } from '../../integrations/voice/vapi/recordings.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { DomainError, notFound } from '../../platform/errors.js'
import { type RecordingLinks, readRecordingLinks } from './recording-links.js'
import { assertMayRead, visibleCalls } from './row.js'

/** Status, headers and bytes to answer a player with. */
export type OpenedRecording = Recording

/**
 * Opens the recording of a call: through the link of the report while it lasts, else asked of Vapi anew.
 * `range` is a Range header; anything but one range of bytes answers 416. Nothing of a path comes from the reader.
 * @throws not_found when there is no such call, or its recording is gone; provider_down, provider_rejected, too_large
 */
export async function openRecording(
  ctx: Ctx,
  input: { callId: string; channel: Channel; range?: string | undefined },
): Promise<OpenedRecording> {
  assertMayRead(ctx)
  if (!z.uuid().safeParse(input.callId).success) throw notFound('Call')
  const call = await inTransaction(ctx, (tx) =>
    tx.db.call.findFirst({
      where: { AND: [visibleCalls(tx.actor), { id: input.callId }] },
      select: { id: true, clientId: true, vapiCallId: true, recordingSealed: true },
    }),
  )
  if (!call) throw notFound('Call')
  const links = readRecordingLinks(ctx, call)
  if (!links) throw new DomainError('not_found', 'This call was not recorded')
  const sources = sourcesOf(links, { channel: input.channel, vapiCallId: call.vapiCallId, now: ctx.now })
  return firstOf(ctx, sources, input.range)
}

/** The first source that has it. One that fails does not keep the next from being asked. */
async function firstOf(ctx: Ctx, sources: Source[], range: string | undefined): Promise<Recording> {
  let failure = new DomainError('not_found', 'The recording is no longer there')
  for (const source of sources) {
    try {
      const recording = await fetchRecording(ctx.config, { source, range })
      if (recording) return recording
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      failure = error
    }
  }
  if (failure.code !== 'not_found') ctx.log.warn('a recording could not be fetched', { code: failure.code })
  throw failure
}

/** Where to look, best first. Plain links come last: since July 2026 Vapi's storage refuses them, older ones still open. */
function sourcesOf(links: RecordingLinks, call: { channel: Channel; vapiCallId: string; now: Date }): Source[] {
  const [signed, plain] =
    call.channel === 'mono' ? [links.presignedMonoUrl, links.monoUrl] : [links.presignedStereoUrl, links.stereoUrl]
  const hasExpired = Date.parse(links.presignedUrlsExpiresAt ?? '') <= call.now.getTime()
  return [
    ...(signed && !hasExpired ? [{ url: signed }] : []),
    { vapiCallId: call.vapiCallId, channel: call.channel },
    ...(plain ? [{ url: plain }] : []),
  ]
}
