import { randomUUID } from 'node:crypto'
import type { Deps } from '../src/platform/context.js'

const COLUMNS =
  'select id, from_number, to_number, caller_name, outcome, started_at, duration_seconds from calls where client_id = $1'
const NEWEST = 'order by started_at desc, id desc limit 26'

/** What people and programs ask for, and the plain SQL of the same page. */
export const PAGES: Record<string, { query: Record<string, string>; bare: string }> = {
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

/** The client all of them are of. */
export async function aBenchClient({ database }: Deps): Promise<string> {
  const clientId = randomUUID()
  await database.query(
    `insert into clients (id, email, name, business_name, updated_at) values ($1, 'bench@business.example', 'Bench', 'Bench', now())`,
    [clientId],
  )
  return clientId
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

/** Calls spread over a year, with a few hundred different callers. */
export async function addCalls(deps: Deps, clientId: string, count: number): Promise<void> {
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
