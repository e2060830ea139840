import { z } from 'zod'
import { type VoiceLine, voiceProviders } from '../../integrations/voices/index.js'
import type { Config } from '../../platform/config.js'
import { type Ctx, walledClient } from '../../platform/context.js'
import { knownVoices, type ReadVoices } from './known-voices.js'
import { assertMayHear } from './may-hear.js'

const input = z.object({
  provider: z.enum(['vapi', '11labs']).optional(),
  /** Words in its name, or in what is said about it; all of them have to be there. */
  search: z.string().trim().max(100).optional(),
  /** ISO 639-1. A voice of which nobody says what it speaks stays in the list. */
  language: z.string().trim().max(10).optional(),
})

export type ListVoicesInput = z.input<typeof input>

/** `problem` says in words why a provider's voices are not in the list; the others' are. */
export type VoiceList = { voices: VoiceLine[]; problem?: string }

/**
 * The voices to choose among: Vapi's own, and ElevenLabs' where there is a key. Remembered for an hour, and for as long as
 * the provider is down. A client chooses among those that are for everybody: what was cloned in the agency's account may be
 * the voice of another client's people. @throws forbidden for those who have nothing to do with assistants
 */
export async function listVoices(ctx: Ctx, wanted: ListVoicesInput = {}): Promise<VoiceList> {
  assertMayHear(ctx)
  const { provider, search, language } = input.parse(wanted)
  const read = readersOf(ctx.config).filter(({ id }) => !provider || id === provider)
  const lists = await Promise.all(read.map(({ voices }) => voices(ctx.now.getTime())))
  const failed = lists.find((list) => list.problem)?.problem
  const problem = read.length === 0 ? NOT_CONNECTED : failed && (walledClient(ctx.actor) ? NOT_NOW : failed)
  const fits = (voice: VoiceLine) =>
    isNamed(voice, search) && speaks(voice, language) && !(ctx.actor.kind === 'client' && voice.isOfAccount)
  return { voices: lists.flatMap(({ voices }) => voices).filter(fits), ...(problem && { problem }) }
}

const NOT_CONNECTED = 'ElevenLabs is not connected here.'
/** A client need not know what of the agency's account stands in the way. */
const NOT_NOW = 'These voices cannot be listed right now.'

/** One voice as its provider lists it; undefined when it does not. */
export async function findVoice(
  ctx: Ctx,
  wanted: Pick<VoiceLine, 'provider' | 'voiceId'>,
): Promise<VoiceLine | undefined> {
  const { voices } = await listVoices(ctx, { provider: wanted.provider })
  return voices.find(({ voiceId }) => voiceId === wanted.voiceId)
}

/** "male" is not found in "female": words are found by how they begin. */
function isNamed({ name, about = '', gender = '' }: VoiceLine, search = ''): boolean {
  const said = wordsOf(`${name} ${about} ${gender}`)
  return wordsOf(search).every((wanted) => said.some((word) => word.startsWith(wanted)))
}

/** "jose" finds José. */
const wordsOf = (words: string) =>
  words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

const speaks = ({ languages }: VoiceLine, language = '') => !language || !languages || languages.includes(language)

type Readers = { id: VoiceLine['provider']; voices: ReadVoices }[]

/** Of this process, for each pair of address and key: in practice one. */
const readers = new Map<string, Readers>()
const MOST_READERS = 50

function readersOf(config: Config): Readers {
  const key = `${config.elevenLabsBaseUrl} ${config.elevenLabsApiKey ?? ''}`
  const kept = readers.get(key)
  if (kept) return kept
  if (readers.size >= MOST_READERS) readers.clear()
  const made = voiceProviders(config).map((provider) => ({ id: provider.id, voices: knownVoices(provider) }))
  readers.set(key, made)
  return made
}
