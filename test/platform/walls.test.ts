import { describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/platform/context.js'
import { assertWalls, makeWallCheck } from '../../src/platform/walls.js'
import { openDeps } from '../../src/process.js'
import { aCall, aClient, clientActor, ctxOf } from '../support/builders.js'
import { onPostgres, useDatabase } from '../support/database.js'

/** Tables whose every column a client's own rows may show; a new one has to be put here. */
const WHOLE = (
  'appointments assistant_templates assistant_versions assistants booking_plans call_attempts call_messages caller_messages ' +
  'client_events consents forwarding_urls forwardings idempotency_keys lead_activities leads number_requests offers ' +
  'properties property_imports spoken_lines suppressions tasks team_members test_calls units'
).split(' ')
/** Of these, columns that stay hidden. */
const IN_PART: Record<string, string[]> = {
  answering_plans: ['transient_assistant'],
  api_keys: ['key_hash', 'role'],
  calls: ['cost_breakdown', 'cost_micros'],
  client_users: ['password_hash', 'session_version', 'updated_at'],
  clients: [
    ...['admin_notes', 'last_login_at', 'vapi_api_key_sealed'],
    ...['vapi_assistant_id', 'webhook_token_hash', 'webhook_token_sealed'],
  ],
  impersonations: ['staff_id', 'token_hash'],
  phone_numbers: ['rests_until'],
}
/** Columns that sound as if they should be hidden, and need not be. */
const LOOKED_AT = [
  'calls.word_hashes',
  'forwarding_urls.previous_secret_sealed',
  'forwarding_urls.secret_sealed',
  'idempotency_keys.request_hash',
  'impersonations.staff_name',
]

const COLUMNS = `
  select c.relname as table, a.attname as column, has_column_privilege('backline_client', c.oid, a.attnum, 'select') as may
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`
const READABLE = `select "table", array_agg("column"::text order by "column") filter (where may) as columns, bool_and(may) as "isWhole"
  from (${COLUMNS}) as all_columns group by 1 having bool_or(may) order by 1`
const WITHHELD = `select "table", array_agg("column"::text order by "column") filter (where not may) as columns
  from (${COLUMNS}) as all_columns group by 1 having bool_or(may) and not bool_and(may) order by 1`

const OWN = '(client_id = (select app_client()))'
const HARM = [
  [
    'calls has no policy for backline_client',
    'drop policy client_sees_own on calls',
    `create policy client_sees_own on calls to backline_client using ${OWN} with check ${OWN}`,
  ],
  [
    'clients has no policy for backline_staff',
    'drop policy staff_sees_all on clients',
    'create policy staff_sees_all on clients to backline_staff using (true) with check (true)',
  ],
  [
    'leads has no forced row-level security',
    'alter table leads no force row level security',
    'alter table leads force row level security',
  ],
  [
    'tasks has no forced row-level security',
    'alter table tasks disable row level security',
    'alter table tasks enable row level security',
  ],
  [
    'units has no grant to backline_client',
    'revoke all on units from backline_client',
    'grant select, insert, update, delete on units to backline_client',
  ],
] as const

const walls = (engine: 'embedded' | 'postgres') => () => {
  const db = useDatabase({ engine })
  const ask = async <Row>(sql: string) => (await db.deps.database.query(sql)).rows as Row[]

  it('shows a client its own calls only, even to a query that forgets to ask', async () => {
    const [ours, theirs] = [await aClient(db.deps), await aClient(db.deps)]
    const call = await aCall(db.deps, { clientId: ours.id })
    await aCall(db.deps, { clientId: theirs.id })

    const seen = await inTransaction(ctxOf(db.deps, clientActor(ours.id)), (tx) =>
      tx.db.call.findMany({ select: { id: true } }),
    )

    expect(seen.map(({ id }) => id)).toEqual([call.id])
  })

  it('refuses a query of a client outside a transaction', async () => {
    const client = await aClient(db.deps)
    expect(() => ctxOf(db.deps, clientActor(client.id)).db.call).toThrow('inTransaction')
  })

  it('joins the transaction of its caller, and undoes all of it together', async () => {
    const client = await aClient(db.deps)
    const ctx = ctxOf(db.deps)
    const failing = inTransaction(ctx, async (tx) => {
      await inTransaction(tx, (inner) =>
        inner.db.client.update({ where: { id: client.id }, data: { name: 'Changed' } }),
      )
      throw new Error('undone')
    })
    await expect(failing).rejects.toThrow('undone')
    expect(await ctx.db.client.findUnique({ where: { id: client.id } })).toMatchObject({ name: client.name })
  })

  it('E: hides what a call costs from the role of the portal', async () => {
    const client = await aClient(db.deps)
    await aCall(db.deps, { clientId: client.id, costMicros: 1n })
    const ctx = ctxOf(db.deps, clientActor(client.id))
    for (const column of ['costMicros', 'costBreakdown'] as const) {
      const read = inTransaction(ctx, (tx) => tx.db.call.findFirst({ select: { [column]: true } }))
      await expect(read).rejects.toThrow(/permission denied/)
    }
  })

  it('E: lets the role of the portal read what stands here, and nothing else', async () => {
    const rows = await ask<{ table: string; columns: string[]; isWhole: boolean }>(READABLE)
    const readable = Object.fromEntries(rows.map(({ table, columns, isWhole }) => [table, isWhole ? 'all' : columns]))
    expect(Object.keys(readable).filter((table) => !WHOLE.includes(table))).toEqual(Object.keys(IN_PART))
    expect(WHOLE.filter((table) => readable[table] !== 'all')).toEqual([])
    const withheld = await ask<{ table: string; columns: string[] }>(WITHHELD)
    expect(Object.fromEntries(withheld.map(({ table, columns }) => [table, columns]))).toEqual(IN_PART)
    const suspicious = rows.flatMap(({ table, columns }) =>
      columns
        .filter((column) => /cost|password|hash|token|secret|admin|staff/.test(column))
        .map((column) => `${table}.${column}`),
    )
    expect(suspicious.sort()).toEqual(LOOKED_AT)
  })

  it('hides admin notes and token from the role of the portal', async () => {
    const client = await aClient(db.deps, { adminNotes: 'pays late' })
    const ctx = ctxOf(db.deps, clientActor(client.id))
    for (const column of ['adminNotes', 'webhookTokenSealed', 'webhookTokenHash'] as const) {
      const read = inTransaction(ctx, (tx) => tx.db.client.findFirst({ select: { [column]: true } }))
      await expect(read).rejects.toThrow(/permission denied/)
    }
  })

  it.each(HARM)('A2: finds that %s, and says how to mend it', async (fault, harm, mend) => {
    const { database } = db.deps
    await assertWalls(database)
    await database.script(harm)
    try {
      await expect(assertWalls(database)).rejects.toThrow(new RegExp(`missing: ${fault}\\. .*npm run restore`))
    } finally {
      await database.script(mend)
    }
    await assertWalls(database)
  })

  it('A2: believes for a while that the walls are whole, and never that they are broken', async () => {
    const { database } = db.deps
    const asked: string[] = []
    const counted = {
      ...database,
      query: (sql: string, values?: unknown[]) => {
        asked.push(sql)
        return database.query(sql, values)
      },
    }
    const check = makeWallCheck(counted, 60_000)
    const [, harm, mend] = HARM[0]
    await database.script(harm)
    await expect(check()).rejects.toThrow('missing')
    await database.script(mend)
    await Promise.all([check(), check()])
    const before = asked.length
    await check()
    expect(asked.length).toBe(before)
  })
}

describe('the walls between clients on the embedded database', walls('embedded'))
onPostgres('the walls between clients on PostgreSQL', walls('postgres'))

onPostgres('starting on a database whose walls are broken', () => {
  const db = useDatabase()

  it('A2: is refused, with what is missing and how to mend it', async () => {
    const [, harm, mend] = HARM[0]
    await db.deps.database.script(harm)
    try {
      const config = { ...db.deps.config, databaseUrl: db.url, logLevel: 'silent' }
      await expect(openDeps(config)).rejects.toThrow('calls has no policy for backline_client')
    } finally {
      await db.deps.database.script(mend)
    }
  })
})
