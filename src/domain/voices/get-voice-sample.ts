import { z } from 'zod'
import { type VoiceSample, voiceProviders } from '../../integrations/voices/index.js'
import type { Ctx } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { findVoice } from './list-voices.js'

const input = z.object({ provider: z.enum(['vapi', '11labs']), voiceId: z.string().min(1).max(100) })

/**
 * How a voice sounds, for our own pages to play: fetched from where its provider's own list says, at most 2 MB.
 * @throws not_found when there is no such voice or no sample of it (Vapi's have none), provider_down, forbidden
 */
export async function getVoiceSample(ctx: Ctx, wanted: z.input<typeof input>): Promise<VoiceSample> {
  const asked = input.safeParse(wanted).data
  const voice = asked && (await findVoice(ctx, asked))
  const provider = voiceProviders(ctx.config).find(({ id }) => id === voice?.provider)
  if (!voice?.sampleUrl || !provider) throw notFound('Sample')
  return provider.sample(voice.sampleUrl)
}
