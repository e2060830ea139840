import http from 'node:http'
import type { Visitor } from './visitor.js'

export type Watching = {
  status: number
  headers: http.IncomingHttpHeaders
  /** Every event so far, its data parsed, and comments as { name: ':' }. */
  events: { name: string; data: LiveNews }[]
  /** All bytes so far. */
  text(): string
  isOver(): boolean
  stop(): void
}

/** What the streams of calls in progress send. */
export type LiveNews = { total: number; calls: Record<string, string>[]; gone: string[] }

/** Opens a stream of server-sent events as a visitor and collects what comes. */
export function watch(visitor: Visitor, path: string): Promise<Watching> {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = { cookie, accept: 'text/event-stream', 'accept-encoding': 'gzip, br' }
  return new Promise((resolve, reject) => {
    const request = http.get(new URL(path, visitor.url), { headers, agent: false }, (response) => {
      let text = ''
      let isOver = false
      const events: Watching['events'] = []
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
        events.splice(0, events.length, ...parse(text))
      })
      response.on('error', () => {})
      response.on('close', () => {
        isOver = true
      })
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        events,
        text: () => text,
        isOver: () => isOver,
        stop: () => request.destroy(),
      })
    })
    request.on('error', reject)
  })
}

const parse = (text: string): Watching['events'] =>
  text
    .split('\n\n')
    .slice(0, -1)
    .flatMap((block) => {
      if (block.startsWith(':')) return [{ name: ':', data: {} as LiveNews }]
      const name = /^event: (.*)$/m.exec(block)?.[1]
      const data = /^data: (.*)$/m.exec(block)?.[1]
      return name && data ? [{ name, data: JSON.parse(data) }] : []
    })
