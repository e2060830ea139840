import { createServer } from 'node:http'
import { afterAll, beforeAll } from 'vitest'
import { applyNext } from '../../../src/domain/inbound/index.js'
import type { Deps } from '../../../src/platform/context.js'
import { makeMetrics } from '../../../src/platform/metrics.js'
import { listening } from '../../../src/process.js'
import { vapiDoor } from '../../../src/web/webhooks/vapi.js'
import type { TestDatabase } from '../../support/database.js'

export type Answer = { status: number; text: string; headers: Headers }

export type Door = {
  readonly url: string
  /** Sends bytes, or anything else as JSON, to a token's URL. */
  post(token: string, body: unknown, headers?: Record<string, string>): Promise<Answer>
  close(): Promise<void>
}

/** The webhook door alone on loopback, as one process would open it. */
export async function openDoor(deps: Deps): Promise<Door> {
  const door = vapiDoor(deps, makeMetrics())
  const server = createServer((req, res) => door.open(req, res))
  // Longer than any test, so that no client writes to a socket that is just being closed.
  server.keepAliveTimeout = 600_000
  const url = `http://127.0.0.1:${await listening(server, 0, '127.0.0.1')}/api/v1/vapi/webhook`
  return {
    url,
    async post(token, body, headers = {}) {
      const bytes = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
      const response = await fetch(`${url}/${token}/`, {
        method: 'POST',
        body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes),
        headers: { 'content-type': 'application/json', ...headers },
      })
      return { status: response.status, text: await response.text(), headers: response.headers }
    },
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** A door for a whole file. Call it at the top, after useDatabase. */
export function useDoor(db: TestDatabase): Pick<Door, 'url' | 'post'> {
  let door: Door | undefined
  beforeAll(async () => {
    door = await openDoor(db.deps)
  })
  afterAll(() => door?.close())
  const opened = () => {
    if (!door) throw new Error('The door is open from beforeAll on')
    return door
  }
  return {
    get url() {
      return opened().url
    },
    post: (token, body, headers) => opened().post(token, body, headers),
  }
}

/** Applies all that is ready, as the worker would. */
export async function settle(deps: Deps, batch?: number): Promise<void> {
  while ((await applyNext(deps, batch)) > 0);
}
