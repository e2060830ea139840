import type { IncomingHttpHeaders } from 'node:http'

/** Headers that help to understand a delivery. None of them can carry a secret or a signature. */
const KEPT = ['content-type', 'content-length', 'user-agent', 'x-request-id', 'x-backline-test'] as const

const MAX_LENGTH = 300

export function keptHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const kept = KEPT.flatMap((name) => {
    const value = headers[name]
    return typeof value === 'string' ? [[name, value.replace(/[^\x20-\x7e]/g, '?').slice(0, MAX_LENGTH)]] : []
  })
  return Object.fromEntries(kept)
}
