import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { openFields } from './open-sealed.js'

const linksSchema = z.object({
  monoUrl: z.string().optional().catch(undefined),
  stereoUrl: z.string().optional().catch(undefined),
  presignedMonoUrl: z.string().optional().catch(undefined),
  presignedStereoUrl: z.string().optional().catch(undefined),
  presignedUrlsExpiresAt: z.string().optional().catch(undefined),
})

/** Where Vapi keeps the recordings of a call, as the report said. */
export type RecordingLinks = z.infer<typeof linksSchema>

/** The sealed recording references of a call; undefined when it has none. */
export function readRecordingLinks(
  ctx: Ctx,
  call: { id: string; clientId: string; recordingSealed: Uint8Array | null },
): RecordingLinks | undefined {
  return call.recordingSealed
    ? linksSchema.parse(openFields(ctx, call, 'recording_sealed', call.recordingSealed))
    : undefined
}
