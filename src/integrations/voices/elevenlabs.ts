import type { Config } from '../../platform/config.js'
import { DomainError } from '../../platform/errors.js'
import type { VoiceLine, VoiceProvider } from './contract.js'
import { list, record, text } from './read.js'
import { fetchSample } from './sample.js'

const PAGE_SIZE = 100
/** 2,000 voices: nobody looks through more. */
const MOST_PAGES = 20
const TIMEOUT_MS = 10_000
const MOST_BYTES = 5 * 1024 * 1024

type Settings = Pick<Config, 'elevenLabsBaseUrl'>

/** ElevenLabs (GET /v2/voices, providers.md §2.8). Its own package takes two seconds to load for this one request. */
export function elevenLabs(
  { elevenLabsBaseUrl: base }: Settings,
  apiKey: string,
  timeoutMs = TIMEOUT_MS,
): VoiceProvider {
  const far = { base, apiKey, timeoutMs }
  return {
    id: '11labs',
    label: 'ElevenLabs',
    async list() {
      const voices = new Map<string, VoiceLine>()
      let token: string | undefined
      for (let page = 0; page < MOST_PAGES; page++) {
        const answer = await pageOf(far, token)
        for (const voice of list(answer['voices']).flatMap(voiceOf)) voices.set(voice.voiceId, voice)
        token = answer['has_more'] === true ? text(answer['next_page_token'], 2_000) : undefined
        if (!token) break
      }
      return [...voices.values()]
    },
    sample: (url) => fetchSample(url, { base, refusal: down }),
  }
}

type Far = { base: string; apiKey: string; timeoutMs: number }

async function pageOf({ base, apiKey, timeoutMs }: Far, token: string | undefined): Promise<Record<string, unknown>> {
  const query = new URLSearchParams({ page_size: String(PAGE_SIZE), ...(token && { next_page_token: token }) })
  const signal = AbortSignal.timeout(timeoutMs)
  const request = { headers: { 'xi-api-key': apiKey, accept: 'application/json' }, signal, redirect: 'error' } as const
  try {
    const response = await fetch(`${base}/v2/voices?${query}`, request)
    const body = await textOf(response)
    if (!response.ok) throw refusalOf(response.status)
    const answer: unknown = JSON.parse(body)
    if (!Array.isArray(record(answer)['voices'])) throw down('ElevenLabs answered, but not with its voices.')
    return record(answer)
  } catch (error) {
    if (error instanceof DomainError) throw error
    if (error instanceof SyntaxError) throw down('ElevenLabs answered, but not with its voices.')
    const isLate = signal.aborted
    throw down(isLate ? 'ElevenLabs did not answer in time.' : 'ElevenLabs cannot be reached right now.')
  }
}

/** A page that never ends is no list of voices. */
async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  const reader = response.body?.getReader()
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
    bytes += read.value.length
    if (bytes > MOST_BYTES) {
      await reader?.cancel()
      throw down('ElevenLabs sent more than a list of voices.')
    }
    chunks.push(read.value)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function refusalOf(status: number): DomainError {
  if (status === 429) return down('ElevenLabs asks us to slow down.', status)
  if (status >= 500 || status === 408) return down(`ElevenLabs failed with status ${status}.`, status)
  const words =
    status === 401 || status === 403
      ? 'ElevenLabs does not accept our API key, or the key may not read voices. Please check ELEVENLABS_API_KEY.'
      : `ElevenLabs refused to list its voices with status ${status}.`
  return new DomainError('provider_rejected', words, { status })
}

const down = (words: string, status?: number) =>
  new DomainError('provider_down', `${words} Please try again in a few minutes.`, status ? { status } : {})

/** Nothing when it has no id or no name. */
function voiceOf(given: unknown): VoiceLine[] {
  const voice = record(given)
  const labels = record(voice['labels'])
  const [voiceId, name] = [text(voice['voice_id'], 100), text(voice['name'], 100)?.trim()]
  if (!voiceId || !name) return []
  const about = aboutOf(voice, labels)
  const languages = languagesOf(voice, labels)
  const gender = text(labels['gender'], 30)
  const sampleUrl = text(voice['preview_url'], 1_000)
  const category = text(voice['category'], 30)
  return [
    {
      provider: '11labs',
      voiceId,
      name,
      ...(about && { about }),
      ...(languages.length > 0 && { languages }),
      ...(gender && { gender }),
      ...(sampleUrl && URL.canParse(sampleUrl) && { sampleUrl }),
      ...(category && category !== 'premade' && { isOfAccount: true }),
    },
  ]
}

function aboutOf(voice: Record<string, unknown>, labels: Record<string, unknown>): string | undefined {
  const words = ['accent', 'age', 'descriptive', 'description', 'use_case'].flatMap(
    (name) => text(labels[name], 60) ?? [],
  )
  const tags = words.map((word) => word.replaceAll('_', ' ')).join(', ')
  return tags || text(voice['description'], 300)
}

/** "en", and "es" of "es-ES", each once. */
function languagesOf(voice: Record<string, unknown>, labels: Record<string, unknown>): string[] {
  const verified = list(voice['verified_languages']).map((entry) => record(entry)['language'])
  const codes = [labels['language'], ...verified].flatMap(
    (code) => text(code, 20)?.toLowerCase().split(/[-_]/)[0] ?? [],
  )
  return [...new Set(codes.filter((code) => /^[a-z]{2}$/.test(code)))]
}
