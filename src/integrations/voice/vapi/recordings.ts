import type { IncomingMessage } from 'node:http'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { Config } from '../../../platform/config.js'
import { DomainError } from '../../../platform/errors.js'
import { MAX_BYTES, mayFetch, type Resolve, requestOnce, systemResolve, upTo } from './safe-request.js'

export type Channel = 'mono' | 'stereo'

/** Bytes of a recording, to be passed on. 416 when the range asked for is not there. */
export type Recording = { status: 200 | 206 | 416; headers: Record<string, string>; stream: Readable }

type Settings = Pick<Config, 'vapiBaseUrl' | 'vapiApiKey' | 'recordingHosts'>

/** A recording as a link (Vapi's presigned ones live about 30 minutes), or asked of Vapi anew by the id of its call. */
export type Source = { url: string } | { vapiCallId: string; channel: Channel }

const MAX_REDIRECTS = 3
const ONE_RANGE = /^bytes=(\d{1,12}-\d{0,12}|-\d{1,12})$/

const downMessage = 'The recording cannot be fetched right now. Please try again in a few minutes.'

/**
 * Opens a recording, or answers undefined when it is not there (any more). Follows redirects by hand, so that Vapi's
 * key never reaches storage, and fetches only over https from the hosts of the config.
 * https://docs.vapi.ai/assistants/retrieve-call-artifacts (September 2026)
 * @throws provider_down when the far end fails or takes more than 10 s; too_large above 100 MB
 */
export async function fetchRecording(
  settings: Settings,
  request: { source: Source; range?: string | undefined },
  resolve: Resolve = systemResolve,
): Promise<Recording | undefined> {
  if (request.range && !ONE_RANGE.test(request.range)) return noSuchRange()
  const headers = { accept: 'audio/*', 'accept-encoding': 'identity', ...(request.range && { range: request.range }) }
  const start = startOf(settings, request.source)
  if (!start) return undefined
  try {
    return await follow({ settings, resolve, headers }, start)
  } catch (error) {
    if (error instanceof DomainError) throw error
    throw new DomainError('provider_down', downMessage, {}, { cause: error })
  }
}

type Hop = { url: URL; isVapi: boolean }
type Trip = { settings: Settings; resolve: Resolve; headers: Record<string, string> }

function startOf({ vapiBaseUrl, vapiApiKey }: Settings, source: Source): Hop | undefined {
  if ('url' in source) return URL.canParse(source.url) ? { url: new URL(source.url), isVapi: false } : undefined
  const isId = /^[\w-]{1,64}$/.test(source.vapiCallId)
  if (!vapiApiKey || !isId) return undefined
  return { url: new URL(`${vapiBaseUrl}/call/${source.vapiCallId}/${source.channel}-recording`), isVapi: true }
}

async function follow(trip: Trip, start: Hop): Promise<Recording | undefined> {
  let hop = start
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    if (!hop.isVapi && !mayFetch(trip.settings, hop.url)) return undefined
    const response = await requestOnce(hop.url, {
      headers: hop.isVapi ? { ...trip.headers, authorization: `Bearer ${trip.settings.vapiApiKey}` } : trip.headers,
      resolve: trip.resolve,
      isOurs: hop.isVapi || isEmulated(trip.settings, hop.url),
    })
    const target = redirectOf(response, hop.url)
    if (!target) return answerOf(response, hop)
    response.destroy()
    hop = { url: target, isVapi: false }
  }
  return undefined
}

/** Only a Vapi on loopback, which is an emulator, may hand out links to itself. */
const isEmulated = (settings: Settings, url: URL) => url.origin === new URL(settings.vapiBaseUrl).origin

function redirectOf(response: IncomingMessage, from: URL): URL | undefined {
  const { location } = response.headers
  const isRedirect = [301, 302, 303, 307, 308].includes(response.statusCode ?? 0)
  return isRedirect && location && URL.canParse(location, from) ? new URL(location, from) : undefined
}

function answerOf(response: IncomingMessage, hop: Hop): Recording | undefined {
  const status = response.statusCode ?? 0
  if (status === 200 || status === 206) return recordingOf(response, hop.url, status)
  response.destroy()
  if (status === 416) return noSuchRange(response.headers['content-range'])
  if (hop.isVapi && (status === 401 || status === 403)) {
    throw new DomainError('provider_rejected', downMessage, {}, { cause: new Error(`Vapi refused our key: ${status}`) })
  }
  // Storage says 400 or 403 to a link that has expired, and 301 without a place to go is as good as gone.
  if (status < 500 && status !== 429) return undefined
  throw new Error(`The recording's host answered ${status}`)
}

function recordingOf(response: IncomingMessage, url: URL, status: 200 | 206): Recording {
  const length = Number(response.headers['content-length'] ?? 0)
  if (length > MAX_BYTES) {
    response.destroy()
    throw new DomainError('too_large', 'The recording is too long to be played here')
  }
  return { status, headers: headersOf(response, url), stream: upTo(response, MAX_BYTES) }
}

/** What a player needs and nothing else: whatever the host says, it is never a page. */
function headersOf(response: IncomingMessage, url: URL): Record<string, string> {
  const { 'content-length': length, 'content-range': range, 'accept-ranges': accepts } = response.headers
  const said = response.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''
  const guessed = path.extname(url.pathname).toLowerCase() === '.mp3' ? 'audio/mpeg' : 'audio/wav'
  return {
    'content-type': /^audio\/[\w.+-]+$/.test(said) ? said : guessed,
    'accept-ranges': accepts === 'none' ? 'none' : 'bytes',
    ...(length && { 'content-length': length }),
    ...(range && /^bytes [\d*]+(-\d+)?\/[\d*]+$/.test(range) && { 'content-range': range }),
  }
}

const noSuchRange = (range?: string): Recording => ({
  status: 416,
  headers: range && /^bytes \*\/\d+$/.test(range) ? { 'content-range': range } : {},
  stream: Readable.from([]),
})
