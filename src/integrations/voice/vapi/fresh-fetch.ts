import http from 'node:http'
import https from 'node:https'
import { buffer } from 'node:stream/consumers'
import { TIME_LIMITS } from '../../../platform/time-limits.js'

const NO_BODY = [204, 205, 304]

/** What has to be right just before a request goes out: it calls `send` once, or throws. */
export type BeforeSending = (send: () => Promise<void>) => Promise<void>

/** Why nothing was sent: there was no connection to send it over, or somebody held it back. */
class NeverSent extends Error {
  override readonly name = 'NeverSent'
  constructor(
    readonly code: string | undefined,
    /** What held it back. */
    readonly refusal?: unknown,
  ) {
    super('nothing was sent')
  }
}

/**
 * A fetch for what must be sent at most once: each request has a connection of its own, so that none goes into one that is
 * dead already or is sent again behind our back, and no redirect is followed. Once there is a connection, and not before,
 * `beforeSending` lets the request go.
 * @throws NeverSent when certainly nothing was sent
 */
export const freshFetch =
  (beforeSending: BeforeSending): typeof fetch =>
  (input, init = {}) =>
    new Promise((done, failed) => {
      const url = new URL(String(input))
      const isPlain = url.protocol === 'http:'
      const { request } = isPlain ? http : https
      const { method = 'GET', signal, body } = init
      const outgoing = request(url, {
        agent: false,
        method,
        headers: Object.fromEntries(new Headers(init.headers)),
        ...(signal && { signal }),
      })
      /** Half a handshake may mean anything; a request that is held back means nothing was sent. */
      const state = { isConnected: false, isHeld: false }
      const timer = setTimeout(() => outgoing.destroy(new NeverSent('ETIMEDOUT')), TIME_LIMITS.connectMs)
      const send = () => {
        if (outgoing.destroyed) return Promise.reject(new NeverSent('ECONNRESET'))
        state.isHeld = false
        return new Promise<void>((sent) => {
          outgoing.once('close', sent)
          outgoing.end(body, sent)
        })
      }
      const ready = () => {
        clearTimeout(timer)
        state.isHeld = true
        beforeSending(send).catch((refusal: unknown) => {
          // Once it is under way only its answer counts.
          if (state.isHeld) outgoing.destroy(new NeverSent(undefined, refusal))
        })
      }
      outgoing.on('socket', (socket) => {
        socket.once('connect', () => {
          state.isConnected = true
        })
        socket.once(isPlain ? 'connect' : 'secureConnect', ready)
      })
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        clearTimeout(timer)
        const isSure = !state.isConnected || state.isHeld
        failed(isSure && !(error instanceof NeverSent) ? new NeverSent(error.code) : error)
      })
      outgoing.on('response', (response) => {
        const { statusCode: status = 500, headers } = response
        const type = headers['content-type']
        const answer = (bytes: Buffer) =>
          new Response(NO_BODY.includes(status) ? null : new Uint8Array(bytes), {
            status,
            headers: type ? { 'content-type': type } : {},
          })
        buffer(response).then((bytes) => done(answer(bytes)), failed)
      })
    })

/** Whether a request failed before it was sent. */
export const wasNeverSent = (thrown: unknown): boolean => thrown instanceof NeverSent

/** What held a request back, if anything did. */
export const refusalIn = (thrown: unknown): unknown => (thrown instanceof NeverSent ? thrown.refusal : undefined)
