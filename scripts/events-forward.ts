import { parseArgs } from 'node:util'
import { newSecret, shownSecret, signedHeaders } from '../src/domain/forwarding/index.js'

const USAGE =
  'npm run events:forward -- --to http://localhost:4000/hooks --key <API key> [--api https://backline.example.com] [--types lead.created,task.created]'
const EVERY_MS = 2_000
/** Pages that are looked through for what came since the last look. */
const MOST_PAGES = 20

type Event = { id: string; type: string }
type Page = { data: Event[]; next: string | null }

export type Forwarding = {
  /** The API, without /api/v1. */
  api: string
  key: string
  to: string
  types?: readonly string[]
  secret: Buffer
  signal?: AbortSignal
  everyMs?: number
  say: (line: string) => void
}

/**
 * Posts what happens from now on to a local URL, signed as real deliveries are: for who develops a receiver. It reads
 * GET /api/v1/events every two seconds, so it works with any installation and opens nothing to the internet. Once each;
 * what the receiver refuses is shown and not tried again.
 * @throws when the API refuses the key
 */
export async function forwardEvents(asked: Forwarding): Promise<void> {
  const { say, signal, everyMs = EVERY_MS } = asked
  const seen = new Set((await pageOf(asked)).data.map(({ id }) => id))
  say(`Forwarding what happens from now on to ${asked.to}`)
  while (!signal?.aborted) {
    for (const event of await newSince(asked, seen).catch(troubleOf(say))) {
      seen.add(event.id)
      if (!asked.types?.length || asked.types.includes(event.type)) say(await post(asked, event))
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}

/** A server that restarts is asked again. */
const troubleOf =
  (say: Forwarding['say']) =>
  (error: unknown): Event[] => {
    say(error instanceof Error ? error.message : String(error))
    return []
  }

/** The oldest first. An event may be listed behind newer ones, so a page with one that is new is looked through whole. */
async function newSince(asked: Forwarding, seen: ReadonlySet<string>): Promise<Event[]> {
  const found: Event[] = []
  let cursor: string | undefined
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const { data, next } = await pageOf(asked, cursor)
    const fresh = data.filter(({ id }) => !seen.has(id))
    found.push(...fresh)
    if (next === null || fresh.length < data.length) break
    cursor = next
  }
  return found.reverse()
}

async function pageOf({ api, key }: Forwarding, cursor?: string): Promise<Page> {
  const query = new URLSearchParams({ limit: '100', ...(cursor && { cursor }) })
  const answer = await fetch(`${api}/api/v1/events?${query}`, { headers: { 'X-API-Key': key } })
  const body = await answer.json()
  if (!answer.ok) throw new Error(`${api} refused: ${(body as { detail?: string }).detail ?? answer.status}`)
  return body as Page
}

async function post({ to, secret }: Forwarding, event: Event): Promise<string> {
  const body = Buffer.from(JSON.stringify(event))
  const headers = signedHeaders({ id: `msg_${event.id}`, body, now: new Date() }, [secret])
  const started = performance.now()
  try {
    const { status } = await fetch(to, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(15_000),
    })
    return `${event.type} ${event.id} → ${status} in ${Math.round(performance.now() - started)} ms`
  } catch (error) {
    return `${event.type} ${event.id} → ${error instanceof Error ? error.message : error}`
  }
}

/** npm run events:forward. Runs until it is stopped. */
export async function main(args: string[]): Promise<void> {
  const options = {
    to: { type: 'string' },
    key: { type: 'string' },
    api: { type: 'string' },
    types: { type: 'string' },
  } as const
  const {
    to,
    key = process.env['BACKLINE_API_KEY'],
    api = 'http://localhost:3000',
    types,
  } = parseArgs({ args, options }).values
  if (!to || !URL.canParse(to) || !key) throw new Error(`Say where to and with which key:\n${USAGE}`)
  const secret = newSecret()
  console.log(`Deliveries are signed with ${shownSecret(secret)}`)
  await forwardEvents({
    ...{ to, key, secret, api: api.replace(/\/+$/, ''), say: (line) => console.log(line) },
    types: types?.split(',').map((type) => type.trim()) ?? [],
  })
}
