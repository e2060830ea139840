import { createHmac, timingSafeEqual } from 'node:crypto'
import { wavOf } from './vapi-audio.js'
import type { EmulatedCall } from './vapi-call.js'
import type { Links } from './vapi-payloads.js'

const LIFETIME_MS = 30 * 60_000
const signing = 'emulated-storage'

/** An answer of the emulator; an endless one never stops sending. */
export type Reply = { status: number; headers: Record<string, string | number>; body: Buffer | string }

export type RecordingFault = 'gone' | 'expired' | 'down' | 'endless' | 'no-ranges'

/** Links to both recordings; the signed ones live for 30 minutes, the plain ones are refused like Vapi's. */
export function linksOf(origin: string, call: EmulatedCall, signedAt: Date): Links {
  const expiresAt = new Date(signedAt.getTime() + LIFETIME_MS)
  const plain = (channel: string) => `${origin}/storage/${call.id}-${channel}.wav`
  const signed = (channel: string) => {
    const expires = String(expiresAt.getTime())
    return `${plain(channel)}?X-Amz-Expires=${expires}&X-Amz-Signature=${signatureOf(call.id, channel, expires)}`
  }
  return {
    mono: signed('mono'),
    stereo: signed('stereo'),
    plainMono: plain('mono'),
    plainStereo: plain('stereo'),
    expiresAt,
  }
}

/** Answers GET /storage/<call>-<channel>.wav: 403 without a living signature, else the WAV or one range of it. */
export function recordingReply(
  asked: { url: URL; range: string | undefined },
  call: EmulatedCall | undefined,
  fault: RecordingFault | undefined,
): Reply {
  const channel = asked.url.pathname.endsWith('-stereo.wav') ? 'stereo' : 'mono'
  if (fault === 'down') return storageError(503, 'SlowDown')
  if (fault === 'expired' || !call || !isSigned(asked.url, call.id, channel)) return storageError(403, 'AccessDenied')
  if (fault === 'gone') return storageError(404, 'NoSuchKey')
  if (fault === 'endless') return { status: 200, headers: { 'content-type': 'audio/wav' }, body: 'endless' }
  const wav = wavOf(call, channel === 'stereo' ? 2 : 1)
  return partOf(wav, fault === 'no-ranges' ? undefined : rangeOf(asked.range, wav.length))
}

function partOf(wav: Buffer, range: ReturnType<typeof rangeOf>): Reply {
  if (range === 'unsatisfiable') return { status: 416, headers: { 'content-range': `bytes */${wav.length}` }, body: '' }
  const headers = { 'content-type': 'audio/wav', 'accept-ranges': 'bytes' }
  if (!range) return { status: 200, headers: { ...headers, 'content-length': wav.length }, body: wav }
  const body = wav.subarray(range.first, range.last + 1)
  const said = `bytes ${range.first}-${range.last}/${wav.length}`
  return { status: 206, headers: { ...headers, 'content-range': said, 'content-length': body.length }, body }
}

function rangeOf(
  header: string | undefined,
  size: number,
): { first: number; last: number } | 'unsatisfiable' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (!from && !to) return undefined
  const first = from ? Number(from) : Math.max(0, size - Number(to))
  const last = from && to ? Math.min(Number(to), size - 1) : size - 1
  return first > last ? 'unsatisfiable' : { first, last }
}

const signatureOf = (id: string, channel: string, expires: string) =>
  createHmac('sha256', signing).update(`${id}-${channel} ${expires}`).digest('hex')

function isSigned(url: URL, id: string, channel: string): boolean {
  const expires = url.searchParams.get('X-Amz-Expires') ?? ''
  const given = Buffer.from(url.searchParams.get('X-Amz-Signature') ?? '')
  const expected = Buffer.from(signatureOf(id, channel, expires))
  return given.length === expected.length && timingSafeEqual(given, expected) && Number(expires) > Date.now()
}

const storageError = (status: number, code: string): Reply => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<Error><Code>${code}</Code></Error>`,
})
