import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { DomainError } from '../../platform/errors.js'
import { isLoopbackHost, publicOnly, systemResolve } from '../../platform/public-addresses.js'
import { readTarget } from '../../platform/safe-fetch.js'
import type { VoiceSample } from './contract.js'

const MOST_BYTES = 2 * 1024 * 1024
const TIMEOUT_MS = 10_000

/** The provider's own address, which is on loopback only in tests; and what its failures are called. */
type Of = { base: string; refusal: (words: string) => DomainError }

/**
 * One GET of a recording, wherever its provider says it is: on the public internet only, without redirects, audio only, and
 * nothing above 2 MB.
 */
export async function fetchSample(address: string, { base, refusal }: Of): Promise<VoiceSample> {
  const allowLoopback = isLoopbackHost(new URL(base).hostname)
  const target = readTarget(address, { allowLoopback })
  if ('problem' in target) throw refusal('The sample of this voice cannot be fetched.')
  try {
    return await get(target.url, allowLoopback)
  } catch {
    throw refusal('The sample of this voice cannot be had right now.')
  }
}

function get(url: URL, allowLoopback: boolean): Promise<VoiceSample> {
  const isNear = allowLoopback && isLoopbackHost(url.hostname)
  return new Promise((done, failed) => {
    const asked = (url.protocol === 'http:' ? http : https).request(url, {
      agent: false,
      headers: { 'user-agent': 'Backline', accept: 'audio/*' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(!isNear && { lookup: publicOnly(systemResolve) }),
    })
    asked.on('response', (response) => {
      readAudio(response).then(done, (error) => {
        asked.destroy()
        failed(error)
      })
    })
    asked.on('error', failed)
    asked.end()
  })
}

async function readAudio(response: IncomingMessage): Promise<VoiceSample> {
  const [contentType = ''] = (response.headers['content-type'] ?? '').split(';')
  if (response.statusCode !== 200 || !/^audio\/[\w.+-]+$/.test(contentType)) throw new Error('This is no audio')
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) throw new Error('This is too long for a sample')
    chunks.push(chunk)
  }
  return { contentType, body: Buffer.concat(chunks) }
}
