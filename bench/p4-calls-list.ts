import { randomUUID } from 'node:crypto'
import { listCalls, listCallsInput } from '../src/domain/calls/index.js'
import { type Deps, makeCtx } from '../src/platform/context.js'
import { type BenchOptions, benchDatabase, median, percentile, report } from './support.js'

const TRIES = 200

/** P4: a page of the calls list (first, filtered, next) through the verb, against the bare SQL of the page. */
export async function run({ seconds }: BenchOptions): Promise<void> {
  const bench = await benchDatabase()
  const clientId = randomUUID()
  await bench.deps.database.query(
    `insert into clients (id, email, name, business_name, updated_at) values ($1, 'bench@business.example', 'Bench', 'Bench', now())`,
    [clientId],
  )
  const sizes = seconds <= 1 ? [10_000] : [10_000, 1_000_000]
  let rows = 0
  for (const size of sizes) {
    await addCalls(bench.deps, clientId, size - rows)
    rows = size
    for (const name of Object.keys(PAGES)) await measure(bench.deps, clientId, `${name} of ${size}`)
  }
  await bench.close()
}

const COLUMNS =
  'select id, from_number, to_number, caller_name, outcome, started_at, duration_seconds from calls where client_id = $1'
const NEWEST = 'order by started_at desc, id desc limit 26'

/** What a person asks for, and the plain SQL of the same page. */
const PAGES: Record<string, { query: object; bare: string }> = {
  'first page': { query: {}, bare: `${COLUMNS} ${NEWEST}` },
  'one outcome': {
    query: { outcome: 'VOICEMAIL' },
    bare: `${COLUMNS} and outcome = 'VOICEMAIL' and reported_outcome is null ${NEWEST}`,
  },
  'part of a number': {
    query: { text: '5550177' },
    bare: `${COLUMNS} and (from_number like '%5550177%' or to_number like '%5550177%') ${NEWEST}`,
  },
  'two weeks': {
    query: { from: '2026-03-01', to: '2026-03-14' },
    bare: `${COLUMNS} and started_at >= '2026-03-01T05:00Z' and started_at < '2026-03-15T04:00Z' ${NEWEST}`,
  },
}

async function measure(deps: Deps, clientId: string, name: string): Promise<void> {
  const { query, bare } = PAGES[name.split(' of ')[0] ?? ''] ?? { query: {}, bare: '' }
  const ctx = makeCtx(deps, { kind: 'client', id: randomUUID(), name: 'Bench', clientId, access: 'READ_ONLY' })
  const input = listCallsInput.parse(query)
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let n = 0; n < TRIES; n++) {
    ours.push(await timed(() => listCalls(ctx, input)))
    theirs.push(await timed(() => deps.database.query(bare, [clientId])))
  }
  report(`p4-calls-list ${name}`, [median(ours) / median(theirs)], {
    ours: `${median(ours).toFixed(2)}ms`,
    bare: `${median(theirs).toFixed(2)}ms`,
    p99: `${percentile(ours, 0.99).toFixed(2)}ms`,
  })
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

/** Calls spread over a year, with a few hundred different callers. */
async function addCalls(deps: Deps, clientId: string, count: number): Promise<void> {
  for (let done = 0; done < count; done += 50_000) {
    await deps.database.query(
      `insert into calls (id, client_id, vapi_call_id, direction, from_number, to_number, status, outcome, started_at, duration_seconds, stamps, followed_up_at, updated_at)
       select gen_random_uuid(), $1, gen_random_uuid()::text, 'INBOUND', '+1415555' || lpad((n % 500)::text, 4, '0'), '+14155550123', 'ENDED',
         (array['COMPLETED','COMPLETED','TRANSFERRED','NO_ANSWER','VOICEMAIL'])[1 + n % 5]::call_outcome,
         timestamptz '2026-09-01' - (random() * 365) * interval '1 day', (random() * 300)::int, '{}', now(), now()
       from generate_series(1, $2::int) n`,
      [clientId, Math.min(50_000, count - done)],
    )
  }
  await deps.database.query('analyze calls')
}
