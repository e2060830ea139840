import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Delivery = {
  at: number
  id: string
  headers: IncomingMessage['headers']
  body: string
  /** Whether one of the receiver's secrets signed exactly these bytes, not more than five minutes ago. */
  isGenuine: boolean
  /** Which of the secrets signed it, by their place in the list. */
  signedBy: number[]
}

/** What it does with a delivery: a status, or something worse. */
export type Manner =
  | number
  | { status: number; headers?: Record<string, string>; text?: string }
  | 'silent'
  | 'endless'
  | 'slow-headers'
  | 'reset'
  | { slowMs: number; status?: number }

export type Receiver = {
  url: string
  deliveries: Delivery[]
  /** How many connections there were, whether a request came through them or not. */
  connections(): number
  /** What it knows as its secrets, as they were shown to its owner. */
  secrets: string[]
  /** How it answers from now on; a list is used up one by one, and its last one stays. */
  answers(...manners: Manner[]): void
  until(count: number, timeoutMs?: number): Promise<void>
  close(): Promise<void>
}

/**
 * A server of a client, on loopback: checks signatures by the words of the Standard Webhooks specification and not by
 * our code, keeps what it got, and misbehaves as told.
 */
export async function startReceiver(...manners: Manner[]): Promise<Receiver> {
  let queue: Manner[] = manners.length > 0 ? manners : [200]
  let connections = 0
  const secrets: string[] = []
  const deliveries: Delivery[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request.on('error', () => {})) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const signedBy = whoSigned(request, body, secrets)
    const { headers } = request
    const [id, isGenuine] = [String(headers['webhook-id']), signedBy.length > 0 && isFresh(headers)]
    deliveries.push({ at: Date.now(), id, headers, body: body.toString('utf8'), isGenuine, signedBy })
    const manner = (queue.length > 1 ? queue.shift() : queue[0]) ?? 200
    behave(manner, request, response)
  })
  server.on('connection', () => connections++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    deliveries,
    secrets,
    connections: () => connections,
    answers: (...next) => {
      queue = next
    },
    until: async (count, timeoutMs = 10_000) => {
      const end = Date.now() + timeoutMs
      while (deliveries.length < count) {
        if (Date.now() > end) throw new Error(`${deliveries.length} deliveries instead of ${count}`)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function behave(manner: Manner, request: IncomingMessage, response: ServerResponse): void {
  if (typeof manner === 'number') response.writeHead(manner).end('Thank you')
  else if (manner === 'silent') return
  else if (manner === 'reset') request.socket.destroy()
  else if (manner === 'endless') pourOut(response)
  else if (manner === 'slow-headers') dripHeaders(request)
  else if ('slowMs' in manner) setTimeout(() => response.writeHead(manner.status ?? 200).end(), manner.slowMs)
  else response.writeHead(manner.status, manner.headers).end(manner.text ?? 'Thank you')
}

/** As much as anybody will take: nobody reads 10 GB of it. */
function pourOut(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': 10 * 1024 ** 3 })
  const more = () => {
    while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
  }
  response.on('drain', more).on('error', () => {})
  more()
}

function dripHeaders({ socket }: IncomingMessage): void {
  socket.write('HTTP/1.1 200 OK\r\n')
  const timer = setInterval(() => socket.write(`x-${Date.now()}: 1\r\n`), 500)
  socket.on('close', () => clearInterval(timer)).on('error', () => clearInterval(timer))
}

function whoSigned({ headers }: IncomingMessage, body: Buffer, secrets: readonly string[]): number[] {
  const signatures = String(headers['webhook-signature']).split(' ')
  const content = Buffer.concat([Buffer.from(`${headers['webhook-id']}.${headers['webhook-timestamp']}.`), body])
  return secrets.flatMap((secret, place) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
    const expected = createHmac('sha256', key).update(content).digest()
    const fits = signatures.some((signature) => {
      const [version, value = ''] = signature.split(',')
      const given = Buffer.from(value, 'base64')
      return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected)
    })
    return fits ? [place] : []
  })
}

const isFresh = (headers: IncomingMessage['headers']) =>
  Math.abs(Date.now() / 1000 - Number(headers['webhook-timestamp'])) < 300
