import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openBody } from '../../../src/domain/inbound/body.js'
import { type EventRow, eventRow } from '../../../src/domain/inbound/event-row.js'
import { keepEvent, makeInbox, setAside } from '../../../src/domain/inbound/index.js'
import { parseVapiMessage } from '../../../src/integrations/voice/index.js'
import { inTransaction } from '../../../src/platform/context.js'
import { aClient, ctxOf, NOW } from '../../support/builders.js'
import { onPostgres, type TestDatabase, useDatabase } from '../../support/database.js'

const bodyOf = (over: object) => Buffer.from(JSON.stringify({ message: { type: 'hang', call: { id: 'c1' }, ...over } }))
const stored = (db: TestDatabase) => db.deps.database.prisma.webhookEvent.findMany({ orderBy: { seq: 'asc' } })
const bodies = async (db: TestDatabase) =>
  (await stored(db)).map((event) => openBody(db.deps.vault, event).toString('utf8'))

const suite = (engine: 'embedded' | 'postgres') => () => {
  const db = useDatabase({ engine })
  const receive = (clientId: string, body: Buffer, over: object = {}) =>
    makeInbox(db.deps).receive({ now: NOW }, { clientId, headers: {}, body, ...over })

  it('stores many deliveries of many clients that come at once, each byte for byte', async () => {
    const clients = await Promise.all([1, 2, 3].map(() => aClient(db.deps)))
    const inbox = makeInbox(db.deps)
    const sent = Array.from({ length: 300 }, (_, n) => ({
      clientId: clients[n % 3]?.id ?? '',
      body: bodyOf({ n, pad: 'ü'.repeat(n * 20) }),
    }))
    await Promise.all(sent.map((delivery) => inbox.receive({ now: NOW }, { ...delivery, headers: {} })))
    expect((await bodies(db)).sort()).toEqual(sent.map(({ body }) => body.toString('utf8')).sort())
  })

  it('counts the same delivery up, also when many of it come at once', async () => {
    const client = await aClient(db.deps)
    const inbox = makeInbox(db.deps)
    const twenty = Array.from({ length: 20 }, () => bodyOf({ same: true }))
    await Promise.all(twenty.map((body) => inbox.receive({ now: NOW }, { clientId: client.id, headers: {}, body })))
    await expect.poll(() => stored(db)).toMatchObject([{ deliveries: 20 }])
  })

  it('takes two bodies under one message id of a checked signature for the same delivery', async () => {
    const client = await aClient(db.deps)
    await receive(client.id, bodyOf({ url: 'one' }), { messageId: 'msg_1' })
    await receive(client.id, bodyOf({ url: 'two' }), { messageId: 'msg_1' })
    await receive(client.id, bodyOf({ url: 'one' }), { messageId: 'msg_2' })
    expect(await bodies(db)).toEqual([bodyOf({ url: 'one' }), bodyOf({ url: 'one' })].map(String))
  })

  it('keeps of the conversation so far the newest only, whatever order it comes in, and has it applied again', async () => {
    const client = await aClient(db.deps)
    const said = (timestamp: number, text: string) =>
      bodyOf({ type: 'conversation-update', timestamp, messages: [{ role: 'user', message: text }] })
    await receive(client.id, said(1_789_398_243_800, 'Hello'))
    await db.deps.database.query("update webhook_events set state = 'DONE'")
    await receive(client.id, said(1_789_398_243_900, 'Hello, I would like'))
    await receive(client.id, said(1_789_398_243_850, 'Hello, I'))
    await receive(client.id, said(1_789_398_243_900, 'of another call').fill('9', 45, 46))
    const events = await stored(db)
    expect(events.map(({ state, deliveries }) => [state, deliveries])).toEqual([['READY', 2], expect.anything()])
    expect((await bodies(db))[0]).toContain('I would like')
  })

  it('hands on what a URL of the client wants, even where we have no use for it', async () => {
    const client = await aClient(db.deps)
    await receive(client.id, bodyOf({ n: 1 }))
    await receive(client.id, bodyOf({ n: 2 }), { forwards: ['hang'] })
    await receive(client.id, bodyOf({ n: 3 }), { forwards: 'all' })
    expect((await stored(db)).map(({ state }) => state)).toEqual(['DONE', 'READY', 'READY'])
  })

  it('keeps events that did not come through the door by the same rules', async () => {
    const client = await aClient(db.deps)
    const keep = (body: Buffer) =>
      inTransaction(ctxOf(db.deps), (tx) => keepEvent(tx, { clientId: client.id, body, source: 'RECONCILIATION' }))
    const first = await keep(bodyOf({ type: 'end-of-call-report' }))
    expect(first.isNew).toBe(true)
    expect(await keep(bodyOf({ type: 'end-of-call-report' }))).toEqual({ id: first.id, isNew: false })
    await receive(client.id, bodyOf({ type: 'end-of-call-report' }))
    await expect.poll(() => stored(db)).toMatchObject([{ source: 'RECONCILIATION', state: 'READY', deliveries: 3 }])
  })

  it('sets aside what was refused, at most ten thousand a client and day, and never mixes it with what comes in', async () => {
    const client = await aClient(db.deps)
    const aside = (body: Buffer) =>
      setAside(
        db.deps,
        { now: new Date() },
        { clientId: client.id, headers: {}, body, cause: 'SIGNATURE', reason: 'x' },
      )
    await aside(bodyOf({ n: 1 }))
    await aside(bodyOf({ n: 1 }))
    await receive(client.id, bodyOf({ n: 1 }))
    expect((await stored(db)).map(({ state, cause }) => [state, cause])).toEqual([
      ['QUARANTINED', 'SIGNATURE'],
      ['QUARANTINED', 'SIGNATURE'],
      ['DONE', null],
    ])
    await db.deps.database.query(
      `insert into webhook_events (id, client_id, delivery_key, type, state, cause, headers, body_bytes, body_sealed)
       select gen_random_uuid(), $1, decode(md5(n::text), 'hex'), 'hang', 'QUARANTINED', 'SIGNATURE', '{}', 0, '' from generate_series(1, 9997) n`,
      [client.id],
    )
    await aside(bodyOf({ n: 2 }))
    await aside(bodyOf({ n: 3 }))
    expect(await db.deps.database.prisma.webhookEvent.count({ where: { state: 'QUARANTINED' } })).toBe(10_000)
  })
}

describe('the inbox on the embedded database', suite('embedded'))
onPostgres('the inbox on PostgreSQL', suite('postgres'))

// trust.md W-10b
onPostgres('a group with a row the database refuses', () => {
  const db = useDatabase({ engine: 'postgres' })

  it('is stored all the same, and that row is set aside with its bytes', async () => {
    const client = await aClient(db.deps)
    await onInsert(db, "if new.type = 'poison' then raise exception 'no' using errcode = '22P05'; end if;")
    const inbox = makeInbox(db.deps)
    const kinds = Array.from({ length: 100 }, (_, n) => (n === 41 ? 'poison' : 'hang'))
    await Promise.all(
      kinds.map((type, n) =>
        inbox.receive({ now: NOW }, { clientId: client.id, headers: {}, body: bodyOf({ type, n }) }),
      ),
    )
    const events = await stored(db)
    expect(events.filter(({ state }) => state === 'DONE')).toHaveLength(99)
    expect(events.filter(({ state }) => state === 'QUARANTINED')).toMatchObject([
      { cause: 'UNREADABLE', type: 'unparsed' },
    ])
    expect((await bodies(db)).sort()).toEqual(kinds.map((type, n) => bodyOf({ type, n }).toString()).sort())
  })
})

onPostgres('a connection that breaks while a delivery is being stored', () => {
  const db = useDatabase({ engine: 'postgres' })

  it('leads to one event: it is stored once more on another connection', async () => {
    const client = await aClient(db.deps)
    // A sequence moves on whatever becomes of the transaction, so only the first insert meets its end.
    await db.deps.database.script('create sequence attempts')
    await onInsert(db, "if nextval('attempts') = 1 then perform pg_terminate_backend(pg_backend_pid()); end if;")
    await makeInbox(db.deps).receive({ now: NOW }, { clientId: client.id, headers: {}, body: bodyOf({ n: 1 }) })
    expect(await bodies(db)).toEqual([bodyOf({ n: 1 }).toString()])
    const { rows } = await db.deps.database.query("select nextval('attempts')::int as n")
    expect(rows[0]?.['n']).toBe(3)
  })
})

/** Runs PL/pgSQL before each row that is added. */
const onInsert = ({ deps }: TestDatabase, code: string) =>
  deps.database.script(`create or replace function on_insert() returns trigger language plpgsql as $$ begin ${code} return new; end $$;
    create or replace trigger on_insert before insert on webhook_events for each row execute function on_insert()`)

describe('the key of a delivery', () => {
  const db = useDatabase()
  const row = (body: Buffer, over: Partial<Parameters<typeof eventRow>[1]> = {}): EventRow =>
    eventRow(
      db.deps.vault,
      { clientId: randomUUID(), headers: {}, body, ...over },
      { read: parseVapiMessage(body), now: NOW },
    )

  it('differs by the bytes, and by the message id where there is one', () => {
    const keys = [
      row(bodyOf({ n: 1 })),
      row(bodyOf({ n: 2 })),
      row(bodyOf({ n: 1 }), { messageId: 'a' }),
      row(bodyOf({ n: 1 }), { messageId: 'b' }),
    ].map(({ deliveryKey }) => deliveryKey.toString('hex'))
    expect(new Set(keys).size).toBe(4)
    expect(row(bodyOf({ n: 1 })).deliveryKey.toString('hex')).toBe(keys[0])
  })

  it('gives the conversation of one call of one client one id, which is a UUID', () => {
    const clientId = randomUUID()
    const body = bodyOf({ type: 'conversation-update' })
    const [one, two] = [row(body, { clientId }), row(bodyOf({ type: 'conversation-update', more: 1 }), { clientId })]
    expect(one.id).toBe(two.id)
    expect(one.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(row(body).id).not.toBe(one.id)
  })
})
