import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Config } from '../../../platform/config.js'
import {
  isLoopbackHost,
  isPublic,
  publicOnly,
  type Resolve,
  systemResolve,
  writtenAddress,
} from '../../../platform/public-addresses.js'

/** 100 MB: hours of telephone audio. */
export const MAX_BYTES = 100 * 1024 * 1024
const HEADERS_TIMEOUT_MS = 10_000
const IDLE_TIMEOUT_MS = 60_000

export { isPublic, type Resolve, systemResolve }

/** Whether a link may be fetched at all: https to an allowed host, on its usual port, with no login in it. */
export function mayFetch(settings: Pick<Config, 'vapiBaseUrl' | 'recordingHosts'>, url: URL): boolean {
  if (url.username || url.password) return false
  const vapi = new URL(settings.vapiBaseUrl)
  if (vapi.protocol === 'http:' && isLoopbackHost(vapi.hostname) && url.origin === vapi.origin) return true
  if (url.protocol !== 'https:' || url.port !== '' || writtenAddress(url.hostname)) return false
  return settings.recordingHosts.some((host) =>
    host.startsWith('.') ? url.hostname.endsWith(host) && url.hostname.length > host.length : url.hostname === host,
  )
}

/**
 * One GET without redirects. The address is checked when it is connected to, so a name that points somewhere else a
 * moment later gains nothing; isOurs (Vapi itself, an emulator) may be anywhere.
 */
export function requestOnce(
  url: URL,
  options: { headers: Record<string, string>; resolve: Resolve; isOurs: boolean },
): Promise<IncomingMessage> {
  return new Promise((done, failed) => {
    const { request } = url.protocol === 'http:' ? http : https
    const outgoing = request(url, {
      agent: false,
      headers: { 'user-agent': 'Backline', ...options.headers },
      ...(!options.isOurs && { lookup: publicOnly(options.resolve) }),
    })
    const timer = setTimeout(() => outgoing.destroy(new Error('No answer within 10 seconds')), HEADERS_TIMEOUT_MS)
    outgoing.on('response', (response) => {
      clearTimeout(timer)
      response.setTimeout(IDLE_TIMEOUT_MS, () => response.destroy(new Error('The recording stopped coming')))
      done(response)
    })
    outgoing.on('error', (error) => {
      clearTimeout(timer)
      failed(error)
    })
    outgoing.end()
  })
}

/** The same bytes, ended with an error once there are more than allowed; closing either end closes the other. */
export function upTo(source: Readable, maxBytes: number): Readable {
  let bytes = 0
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > maxBytes) done(new Error(`The recording is longer than ${maxBytes} bytes`))
      else done(null, chunk)
    },
  })
  // A listener who leaves early is no error; others arrive at the reader of the stream.
  pipeline(source, counter).catch(() => {})
  return counter
}
