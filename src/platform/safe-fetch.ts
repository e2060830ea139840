import { Resolver } from 'node:dns/promises'
import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import https from 'node:https'
import { isLoopbackHost, isPublic, publicOnly, type Resolve, writtenAddress } from './public-addresses.js'

/** Where a request may go. Loopback (over http) is for tests and developers only; `resolve` is where names are asked for. */
export type Reach = { allowLoopback: boolean; resolve?: Resolve }

export type SafeRequest = {
  headers: Record<string, string>
  body: Buffer
  /** From the look-up to the last header of the answer. */
  timeoutMs: number
  signal?: AbortSignal
}

export type SafeAnswer = { status: number; headers: IncomingHttpHeaders /** How it begins. */; text: string }

const MAX_LENGTH = 2_000
const MAX_ANSWER_BYTES = 16 * 1024
/** An answer has its status by then: what it says beside that is not worth waiting for. */
const ANSWER_TIMEOUT_MS = 2_000

/** Names that mean a machine beside us, whoever is asked. */
const NAMES_OF_INSIDE = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|home\.arpa)$/
/** Above 1023, and yet spoken by what nobody means by a webhook: databases, queues, remote desktops, Docker, Kubernetes. */
const PORTS_OF_OTHERS = new Set([
  1433, 1521, 2049, 2375, 2376, 2379, 2380, 3306, 3389, 5432, 5672, 5900, 5984, 6379, 6443, 8500, 9042, 9092, 9200,
  9300, 10250, 11211, 27017,
])

/** A URL that somebody wrote, if a request may go there at all; else what has to change, for them to read. */
export function readTarget(text: string, reach: Pick<Reach, 'allowLoopback'>): { url: URL } | { problem: string } {
  if (text.length > MAX_LENGTH) return { problem: `At most ${MAX_LENGTH} characters` }
  if (!URL.canParse(text)) return { problem: 'Please write a whole address, such as https://example.com/webhooks' }
  const url = new URL(text)
  if (url.username || url.password) return { problem: 'Please leave user name and password out of the address' }
  if (isAllowedLoopback(url, reach)) return { url }
  if (url.protocol !== 'https:') return { problem: 'The address must begin with https://' }
  if (!isPublicHost(url.hostname)) return { problem: 'This host is not on the public internet' }
  if (!isUsualPort(url.port)) return { problem: 'Please use port 443, 8443, or another one above 1023 for websites' }
  return { url }
}

/**
 * One POST to a URL that readTarget let through. Redirects are not followed; the address is checked when it is connected
 * to; of the answer only the beginning is read. Every try opens a connection of its own.
 * @throws an Error whose reason failureInWords() says
 */
export function safePost(url: URL, request: SafeRequest, reach: Reach): Promise<SafeAnswer> {
  const target = readTarget(url.href, reach)
  if ('problem' in target) return Promise.reject(new Error(target.problem))
  const { timeoutMs, body, headers, signal } = request
  return new Promise((done, failed) => {
    const outgoing = (url.protocol === 'http:' ? http : https).request(url, {
      method: 'POST',
      agent: false,
      headers: { 'user-agent': 'Backline', ...headers, 'content-length': body.length },
      ...(signal && { signal }),
      ...(!isAllowedLoopback(url, reach) && { lookup: publicOnly(reach.resolve ?? nameServers) }),
    })
    const tooLate = new Error(`No answer within ${timeoutMs / 1000} seconds`)
    const timer = setTimeout(() => outgoing.destroy(tooLate), timeoutMs)
    outgoing.on('response', (response) => {
      clearTimeout(timer)
      const { statusCode: status = 0, headers: answered } = response
      void beginningOf(response).then((text) => done({ status, headers: answered, text }))
    })
    outgoing.on('error', (error) => {
      clearTimeout(timer)
      failed(error)
    })
    outgoing.end(body)
  })
}

/** Why a request came to nothing, in words for whoever owns the far end. */
export function failureInWords(error: unknown): string {
  const { code = '', message, syscall = '' } = error as NodeJS.ErrnoException
  if (['ENOTFOUND', 'ENODATA'].includes(code)) return 'The name of the host is not known'
  if (code === 'ETIMEOUT' || syscall.startsWith('query')) return 'The name of the host could not be looked up'
  if (code === 'ECONNREFUSED') return 'The connection was refused'
  if (['EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'].includes(code)) return 'The host could not be reached'
  if (['ECONNRESET', 'EPIPE'].includes(code)) return 'The connection was closed before there was an answer'
  if (/CERT|SELF_SIGNED|ERR_TLS|UNABLE_TO_|ERR_SSL|EPROTO/.test(code))
    return 'A secure connection could not be made: check the certificate'
  if (code.startsWith('HPE_')) return 'The answer was not one that a web server gives'
  return code === '' ? message : 'The request failed'
}

const isAllowedLoopback = (url: URL, { allowLoopback }: Pick<Reach, 'allowLoopback'>) =>
  allowLoopback && url.protocol === 'http:' && isLoopbackHost(url.hostname)

function isPublicHost(hostname: string): boolean {
  const address = writtenAddress(hostname)
  if (address) return isPublic(address)
  return /^[^.]+(\.[^.]+)+$/.test(hostname) && !NAMES_OF_INSIDE.test(hostname)
}

const isUsualPort = (port: string) =>
  port === '' || port === '8443' || (Number(port) >= 1_024 && !PORTS_OF_OTHERS.has(Number(port)))

/** Straight from the name servers: the system's own look-up has four lines, which four dead names would keep busy. */
const nameServers: Resolve = async (host) => {
  const resolver = new Resolver({ timeout: 2_500, tries: 2 })
  const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  if (four.status === 'rejected' && six.status === 'rejected') throw four.reason
  const found = (answer: PromiseSettledResult<string[]>, family: number) =>
    answer.status === 'fulfilled' ? answer.value.map((address) => ({ address, family })) : []
  return [...found(four, 4), ...found(six, 6)]
}

/** The text an answer begins with; the rest is not waited for. */
function beginningOf(response: IncomingMessage): Promise<string> {
  return new Promise((done) => {
    const chunks: Buffer[] = []
    let bytes = 0
    const finish = () => {
      clearTimeout(timer)
      response.destroy()
      done(Buffer.concat(chunks).subarray(0, MAX_ANSWER_BYTES).toString('utf8'))
    }
    const timer = setTimeout(finish, ANSWER_TIMEOUT_MS)
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      bytes += chunk.length
      if (bytes >= MAX_ANSWER_BYTES) finish()
    })
    for (const event of ['end', 'error', 'close']) response.on(event, finish)
  })
}
