import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { applyNext, makeInbox } from '../src/domain/inbound/index.js'
import type { Deps } from '../src/platform/context.js'
import { type BenchOptions, benchDatabase, median, report } from './support.js'
import { bareApply, type Effect } from './yardsticks/bare-apply.js'

/** Calls of one round; each is four events: ringing, in progress, ended, and the report with its conversation. */
const CALLS = 500
const ROUNDS = 5
const WARM_UP = 4
const BATCH = 128

/** P3: events applied a second by one worker, with so many calls in the table, against the bare SQL of the same effects. */
export async function run({ seconds }: BenchOptions): Promise<void> {
  const bench = await benchDatabase()
  const pool = new pg.Pool({ connectionString: bench.url, max: 2, options: '-c TimeZone=UTC' })
  const clients = { ours: await addClient(bench.deps), bare: await addClient(bench.deps) }
  const effects = await effectsOf(bench.deps)
  const isShort = seconds <= 1
  const perEvent: number[] = []
  let there = 0
  for (const size of sizesFor(seconds)) {
    await addCalls(bench.deps, clients.ours, size - there)
    there = size
    const rounds = []
    for (let round = isShort ? 0 : -WARM_UP; round < (isShort ? 1 : ROUNDS); round++) {
      await deliver(bench.deps, clients.ours)
      const ours = await drained(() => applyNext(bench.deps))
      const known = await planned(bench.deps, { clientId: clients.bare, effects })
      const bare = await drained(() => bareApply(pool, known, BATCH))
      // The first ones warm both up, and the pages of the indexes after a checkpoint.
      if (round >= 0) rounds.push({ ours, bare })
    }
    const ratios = rounds.map(({ ours, bare }) => ours / bare)
    perEvent.push(1e6 / median(rounds.map(({ ours }) => ours)))
    report(`p3-apply ${size} calls`, ratios, {
      ours: `${Math.round(median(rounds.map(({ ours }) => ours)))}/s`,
      bare: `${Math.round(median(rounds.map(({ bare }) => bare)))}/s`,
      perEvent: `${Math.round(perEvent.at(-1) ?? 0)}us`,
      growth: ((perEvent.at(-1) ?? 0) / (perEvent[0] ?? 1)).toFixed(2),
    })
  }
  await pool.end()
  await bench.close()
}

/** 10 million takes an hour to fill: only when so much time is given. */
const sizesFor = (seconds: number) =>
  seconds <= 1 ? [1_000] : [10_000, 1_000_000, ...(seconds >= 600 ? [10_000_000] : [])]

/** Two loops until nothing is left, as a worker on PostgreSQL has. @returns events a second */
async function drained(next: () => Promise<number>): Promise<number> {
  const startedAt = performance.now()
  let count = 0
  const loop = async () => {
    for (let taken = await next(); taken > 0; taken = await next()) count += taken
  }
  await Promise.all([loop(), loop()])
  return (count * 1000) / (performance.now() - startedAt)
}

async function addClient({ database }: Deps): Promise<string> {
  const id = randomUUID()
  await database.query(
    `insert into clients (id, email, name, business_name, updated_at) values ($1, $2, 'Bench', 'Bench', now())`,
    [id, `${id}@business.example`],
  )
  return id
}

const WORDS = Array(20).fill('(random() * 5000)::bigint * 7919').join(', ')

/** Calls spread over a year, each with twenty of five thousand words. */
async function addCalls({ database }: Deps, clientId: string, count: number): Promise<void> {
  await database.script('drop index calls_word_hashes_idx')
  for (let done = 0; done < count; done += 50_000) {
    await database.query(
      `insert into calls (id, client_id, vapi_call_id, direction, from_number, to_number, status, outcome, started_at, duration_seconds, word_hashes, stamps, followed_up_at, updated_at)
       select gen_random_uuid(), $1, gen_random_uuid()::text, 'INBOUND', '+1415555' || lpad((n % 500)::text, 4, '0'), '+14155550123', 'ENDED', 'COMPLETED',
         timestamptz '2026-09-01' - (random() * 365) * interval '1 day', (random() * 300)::int,
         array[${WORDS}], '{}', now(), now()
       from generate_series(1, $2::int) n`,
      [clientId, Math.min(50_000, count - done)],
    )
  }
  await database.script(
    'create index calls_word_hashes_idx on calls using gin (word_hashes); analyze calls; checkpoint',
  )
}

const STAGES = [
  '04-status-update-ringing',
  '05-status-update-in-progress',
  '07-status-update-ended',
  '50-eocr-inbound-completed',
]
const SAMPLES = STAGES.map((name) => JSON.parse(readFileSync(`test/samples/vapi/${name}.json`, 'utf8')))

/** The four bodies of a call. */
const bodiesOf = (callId: string): Buffer[] =>
  SAMPLES.map((sample) => {
    const message = { ...sample.message, call: { ...sample.message.call, id: callId } }
    return Buffer.from(JSON.stringify({ message }))
  })

/** The events of a round through our own inbox, in waves: of a call there is never more than one in a batch. */
async function deliver(deps: Deps, clientId: string): Promise<{ callKey: string; stage: number }[]> {
  const calls = Array.from({ length: CALLS }, () => randomUUID())
  const bodies = new Map(calls.map((callId) => [callId, bodiesOf(callId)]))
  const inbox = makeInbox(deps)
  for (const stage of STAGES.keys()) {
    const wave = calls.map((callId) => bodies.get(callId)?.[stage] ?? Buffer.alloc(0))
    await Promise.all(
      wave.map((body) => inbox.receive({ now: new Date() }, { clientId, headers: {}, body }, { withinMs: 60_000 })),
    )
  }
  return calls.flatMap((callKey) => STAGES.map((_, stage) => ({ callKey, stage })))
}

/** What each of the four events leaves, taken from what ours left of one call. */
async function effectsOf(deps: Deps): Promise<Effect[]> {
  const clientId = await addClient(deps)
  const callId = randomUUID()
  const effects: Effect[] = []
  let before: Record<string, unknown>[] = []
  for (const body of bodiesOf(callId)) {
    await makeInbox(deps).receive({ now: new Date() }, { clientId, headers: {}, body })
    await applyNext(deps)
    const { rows } = await deps.database.query('select *, word_hashes::text from calls where client_id = $1', [
      clientId,
    ])
    const { rows: messages } = await deps.database.query('select * from call_messages where client_id = $1', [clientId])
    const isSame = messages[0]?.['id'] === before[0]?.['id']
    effects.push({ call: rows[0] ?? {}, messages: isSame ? [] : messages, replaces: !isSame && before.length > 0 })
    before = messages
  }
  return effects
}

/** Delivers a round for the yardstick, and tells what becomes of each event. */
async function planned(deps: Deps, { clientId, effects }: { clientId: string; effects: Effect[] }) {
  await deliver(deps, clientId)
  const { rows } = await deps.database.query(
    `select id::text, call_key, row_number() over (partition by call_key order by seq) - 1 as stage
     from webhook_events where client_id = $1 and state = 'READY'`,
    [clientId],
  )
  const ids = new Map<string, string>()
  const effectOf = (stage: number, callKey: string): Effect => {
    const effect = effects[stage] ?? { call: {}, messages: [], replaces: false }
    return {
      ...effect,
      call: { ...effect.call, client_id: clientId, vapi_call_id: callKey },
      messages: effect.messages.map((message) => ({ ...message, client_id: clientId })),
    }
  }
  return new Map(
    rows.map(({ id, call_key: key, stage }) => {
      const callKey = String(key)
      const callId = ids.get(callKey) ?? randomUUID()
      ids.set(callKey, callId)
      return [String(id), { callId, effect: effectOf(Number(stage), callKey) }] as const
    }),
  )
}
