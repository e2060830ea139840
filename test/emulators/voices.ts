import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** What goes wrong instead of an answer. */
export type VoicesFault =
  | { status: number }
  | 'html'
  | 'garbage'
  | 'hang'
  | 'reset'
  | 'endless'
  /** A page that says there is another one, for ever. */
  | 'no-end'
  | { lateMs: number }

export type EmulatedVoice = { voice_id: string; name: string; [member: string]: unknown }

export type VoicesEmulator = {
  /** For ELEVENLABS_BASE_URL. */
  url: string
  /** For ELEVENLABS_API_KEY. */
  apiKey: string
  voices: EmulatedVoice[]
  /** Paths that were asked, oldest first. */
  requests: string[]
  /** Every request to the list, or to a preview, until it is taken away. */
  faults: { list?: VoicesFault; preview?: VoicesFault }
  close(): Promise<void>
}

const API_KEY = 'emulated-xi-key'
const PREVIEW = Buffer.concat([Buffer.from('ID3'), Buffer.alloc(4_000, 0x55)])

/** An ElevenLabs on loopback: 250 voices in pages, and a preview of each. */
export async function startVoicesEmulator(): Promise<VoicesEmulator> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://emulator')
    emulator.requests.push(`${url.pathname}${url.search}`)
    const isList = url.pathname === '/v2/voices'
    const fault = isList ? emulator.faults.list : emulator.faults.preview
    answer(fault, response, () => {
      if (isList && request.headers['xi-api-key'] !== API_KEY) return unauthorized(response)
      return isList ? listed(emulator, url.searchParams, response) : preview(emulator, url.pathname, response)
    }).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const emulator: VoicesEmulator = {
    url,
    apiKey: API_KEY,
    voices: Array.from({ length: 250 }, (_, n) => voiceOf(url, n)),
    requests: [],
    faults: {},
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return emulator
}

const NAMES = ['Rachel', 'Bella', 'José', 'Amélie', 'Jürgen', 'Antoni', 'Domi', 'Élise', 'Greta', 'Marcus']
const LANGUAGES = ['en', 'es', 'fr', 'de', 'it']

function voiceOf(url: string, n: number): EmulatedVoice {
  const voice_id = `voice${String(n).padStart(15, '0')}`
  const language = LANGUAGES[n % LANGUAGES.length] ?? 'en'
  const labels = { accent: 'neutral', age: 'young', gender: n % 2 ? 'male' : 'female', use_case: 'customer_service' }
  return {
    voice_id,
    name: `${NAMES[n % NAMES.length]} ${n}`,
    category: n % 3 ? 'premade' : 'cloned',
    labels: n % 10 === 9 ? {} : { ...labels, language },
    description: `Voice number ${n}`,
    preview_url: n % 25 === 24 ? null : `${url}/previews/${voice_id}.mp3`,
    verified_languages: n % 4 ? [] : [{ language: 'es', locale: 'es-MX', model_id: 'eleven_turbo_v2_5' }],
  }
}

async function answer(fault: VoicesFault | undefined, response: ServerResponse, work: () => void): Promise<void> {
  if (fault === 'hang') return
  if (fault === 'reset') return void response.socket?.resetAndDestroy()
  if (fault === 'endless') return pour(response)
  if (fault === 'html') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Hm</title>')
  if (fault === 'garbage') return send(response, 200, { voices: 'none' })
  if (fault === 'no-end') return send(response, 200, { voices: [], has_more: true, next_page_token: 'again' })
  if (typeof fault === 'object' && 'status' in fault) return send(response, fault.status, { detail: 'no' })
  if (typeof fault === 'object') await sleep(fault.lateMs)
  work()
}

function pour(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'audio/mpeg' })
  const more = () => {
    while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
  }
  response.on('drain', more).on('error', () => {})
  more()
}

const unauthorized = (response: ServerResponse) =>
  send(response, 401, { detail: { status: 'invalid_api_key', message: 'Invalid API key' } })

function listed({ voices }: VoicesEmulator, query: URLSearchParams, response: ServerResponse): void {
  const size = Math.min(100, Number(query.get('page_size') ?? 10))
  const from = Number(query.get('next_page_token')?.replace('after-', '') ?? 0)
  const has_more = from + size < voices.length
  const page = voices.slice(from, from + size)
  const next_page_token = has_more ? `after-${from + size}` : null
  send(response, 200, { voices: page, has_more, total_count: voices.length, next_page_token })
}

function preview({ voices }: VoicesEmulator, path: string, response: ServerResponse): void {
  const isKnown = voices.some(({ voice_id }) => path === `/previews/${voice_id}.mp3`)
  if (!isKnown) send(response, 404, { detail: 'Not found' })
  else response.writeHead(200, { 'content-type': 'audio/mpeg', 'content-length': PREVIEW.length }).end(PREVIEW)
}

const send = (response: ServerResponse, status: number, body: object): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
