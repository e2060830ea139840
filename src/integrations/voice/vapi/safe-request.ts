import { lookup as systemLookup } from 'node:dns/promises'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Config } from '../../../platform/config.js'

/** 100 MB: hours of telephone audio. */
export const MAX_BYTES = 100 * 1024 * 1024
const HEADERS_TIMEOUT_MS = 10_000
const IDLE_TIMEOUT_MS = 60_000

export type Address = { address: string; family: number }
/** Every address of a host name. */
export type Resolve = (host: string) => Promise<Address[]>

export const systemResolve: Resolve = (host) => systemLookup(host, { all: true })

/** Whether a link may be fetched at all: https to an allowed host, on its usual port, with no login in it. */
export function mayFetch(settings: Pick<Config, 'vapiBaseUrl' | 'recordingHosts'>, url: URL): boolean {
  if (url.username || url.password) return false
  const vapi = new URL(settings.vapiBaseUrl)
  if (vapi.protocol === 'http:' && isLoopbackHost(vapi.hostname) && url.origin === vapi.origin) return true
  if (url.protocol !== 'https:' || url.port !== '' || isAddress(url.hostname)) return false
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

/** A look-up for one connection that refuses a name as soon as one of its addresses is not public. */
const publicOnly =
  (resolve: Resolve): LookupFunction =>
  (host, options, done) => {
    resolve(host).then(
      (addresses) => {
        const [first] = addresses
        if (!first || !addresses.every(isPublic)) done(new Error('The host has no public address'), '', 0)
        else if (options.all) done(null, addresses)
        else done(null, first.address, first.family)
      },
      (error) => done(error, '', 0),
    )
  }

/** Whether an address is one of the public internet. */
export const isPublic = ({ address, family }: Address) =>
  family === 6 ? !notPublic6.check(address, 'ipv6') : !notPublic4.check(address, 'ipv4')

const isAddress = (host: string) => isIP(host.replace(/^\[|\]$/g, '')) !== 0
const isLoopbackHost = (host: string) => host === 'localhost' || host === '[::1]' || host.startsWith('127.')

// Two lists, because a list would hold an IPv4 address against the rules of IPv6 as well.
const notPublic4 = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  notPublic4.addSubnet(network, prefix, 'ipv4')
}

// Of IPv6 only 2000::/3 is public, and of it not what documents, or can hide an IPv4 address (Teredo, 6to4).
const notPublic6 = new BlockList()
for (const [network, prefix] of [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const) {
  notPublic6.addSubnet(network, prefix, 'ipv6')
}
