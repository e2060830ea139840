import { type AssistantView, getAssistant } from '../../domain/assistants/index.js'
import { getProperty } from '../../domain/properties/index.js'
import { listVoices, mayHear } from '../../domain/voices/index.js'
import type { Ctx } from '../../platform/context.js'
import { DomainError, invalid } from '../../platform/errors.js'
import { presentAssistant } from './assistant-shapes.js'

type Voice = { provider: 'vapi' | '11labs'; voiceId: string; name: string }

/** The voice an id stands for, of either provider; one that nobody lists counts as Vapi's. */
export async function voiceNamed(ctx: Ctx, id: string): Promise<Voice> {
  const { voices } = await listVoices(ctx)
  const found = voices.find(({ voiceId }) => voiceId === id) ?? voices.find(({ voiceId }) => same(voiceId, id))
  return { provider: found?.provider ?? 'vapi', voiceId: found?.voiceId ?? id, name: found?.name ?? id }
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

/** An assistant for programs, with what is accepted and yet may not work. */
export async function withWarnings(ctx: Ctx, view: AssistantView) {
  return { ...presentAssistant(view), warnings: await warningsOf(ctx, view) }
}

async function warningsOf(ctx: Ctx, { facts }: AssistantView) {
  if (!facts?.voice || !mayHear(ctx)) return []
  const { provider, voiceId } = facts.voice
  const { voices, problem } = await listVoices(ctx, { provider })
  if (voices.some((voice) => voice.voiceId === voiceId)) return []
  const why = problem ? ` ${problem}` : ''
  return [
    {
      field: 'voice_id',
      detail: `“${voiceId}” is not among the voices we know (GET /voice/voices), so publishing may be refused or another voice be heard.${why}`,
    },
  ]
}

type Linked = { property_id?: string | null | undefined; facts?: Record<string, unknown> | undefined }

/** @throws invalid for a property that is not the assistant's client's, under the name that was sent */
export async function assertOwnProperty(ctx: Ctx, assistantId: string, { property_id, facts }: Linked): Promise<void> {
  const propertyId = property_id ?? facts?.['property_id']
  if (typeof propertyId !== 'string') return
  const { clientId } = await getAssistant(ctx, { id: assistantId })
  const property = await getProperty(ctx, { id: propertyId }).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'not_found') return undefined
    throw error
  })
  if (property?.clientId !== clientId)
    throw invalid(property_id ? 'property_id' : 'facts.property_id', 'There is no such property of this client')
}
