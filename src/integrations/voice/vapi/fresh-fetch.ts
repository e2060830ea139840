import http from 'node:http'
import https from 'node:https'
import { buffer } from 'node:stream/consumers'

/** Who has not answered at all by then is not there. */
const CONNECT_WITHIN_MS = 3_000
const NO_BODY = [204, 205, 304]

/** Why nothing was sent: there was no connection to send it over. */
class NeverSent extends Error {
  override readonly name = 'NeverSent'
  constructor(readonly code: string | undefined) {
    super('no connection')
  }
}

/**
 * A fetch for what must be sent at most once: each request has a connection of its own, so that none goes into one that is
 * dead already or is sent again behind our back, and no redirect is followed.
 * @throws NeverSent when there was no connection, so that certainly nothing was sent
 */
export const freshFetch: typeof fetch = (input, init = {}) =>
  new Promise((done, failed) => {
    const url = new URL(String(input))
    const { request } = url.protocol === 'http:' ? http : https
    const { method = 'GET', signal } = init
    const outgoing = request(url, {
      agent: false,
      method,
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(signal && { signal }),
    })
    let isConnected = false
    const timer = setTimeout(() => outgoing.destroy(new NeverSent('ETIMEDOUT')), CONNECT_WITHIN_MS)
    outgoing.on('socket', (socket) =>
      socket.once('connect', () => {
        isConnected = true
        clearTimeout(timer)
      }),
    )
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      failed(isConnected || error instanceof NeverSent ? error : new NeverSent(error.code))
    })
    outgoing.on('response', (response) => {
      const { statusCode: status = 500, headers } = response
      const type = headers['content-type']
      const answer = (body: Buffer) =>
        new Response(NO_BODY.includes(status) ? null : new Uint8Array(body), {
          status,
          headers: type ? { 'content-type': type } : {},
        })
      buffer(response).then((body) => done(answer(body)), failed)
    })
    outgoing.end(init.body)
  })

/** Whether a request failed before it was sent. */
export const wasNeverSent = (thrown: unknown): boolean => thrown instanceof NeverSent
