import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { addNote, createLead, getLead, recordConsent } from '../../src/domain/leads/index.js'
import { sendMail, sendMailJob } from '../../src/domain/notifications/index.js'
import { openQueue, waitingJobs } from '../../src/platform/queue.js'
import { reseal, sealedPlace } from '../../src/platform/reseal.js'
import { makeVault, type Place } from '../../src/platform/vault.js'
import { aCall, aClient, ctxOf } from '../support/builders.js'
import { onPostgres, type TestDatabase, useDatabase } from '../support/database.js'

const CANARY = 'CANARY-of-a-conversation'
const NEW_KEY = { name: 'k2', key: Buffer.alloc(32, 9) }
const ringOf = (test: TestDatabase) => [NEW_KEY, ...test.deps.config.vaultKeys]
const onlyNew = makeVault([NEW_KEY])

const db = useDatabase()
const withMailQueue = (test: TestDatabase) =>
  beforeAll(async () => (await openQueue(test.deps, [sendMailJob], [], false)).close())
withMailQueue(db)

/** A client with a token, a call of `count` messages, a webhook event and a mail: everything that is sealed. */
async function aWorld(test: TestDatabase, count = 3) {
  const { deps } = test
  const client = await aClient(deps)
  const place = (table: string, column: string, id: string): Place => ({ clientId: client.id, table, column, id })
  const callId = randomUUID()
  const transcriptSealed = deps.vault.seal(place('calls', 'transcript_sealed', callId), CANARY)
  await aCall(deps, { id: callId, clientId: client.id, transcriptSealed })
  const messages = Array.from({ length: count }, (_, position) => {
    const id = randomUUID()
    const contentSealed = deps.vault.seal(place('call_messages', 'content_sealed', id), `${CANARY} ${position}`)
    return { id, clientId: client.id, callId, position, speaker: 'CALLER' as const, contentSealed }
  })
  await deps.database.prisma.callMessage.createMany({ data: messages })
  const eventId = randomUUID()
  const bodySealed = deps.vault.seal(place('webhook_events', 'body_sealed', eventId), `{"x":"${CANARY}"}`)
  await deps.database.prisma.webhookEvent.create({
    data: {
      id: eventId,
      clientId: client.id,
      deliveryKey: new Uint8Array(32),
      type: 'x',
      headers: {},
      bodyBytes: 1,
      bodySealed,
    },
  })
  await sendMail(ctxOf(deps), { to: 'sam@business.example', subject: 'x', text: CANARY })
  return { client, callId, eventId, place }
}

/** What the newest key alone can still open. */
async function readAll(test: TestDatabase, world: Awaited<ReturnType<typeof aWorld>>, vault = onlyNew) {
  const { prisma } = test.deps.database
  const { client, callId, eventId, place } = world
  const saved = await prisma.client.findUniqueOrThrow({ where: { id: client.id } })
  const call = await prisma.call.findUniqueOrThrow({ where: { id: callId }, include: { messages: true } })
  const event = await prisma.webhookEvent.findUniqueOrThrow({ where: { id: eventId } })
  const mails = await waitingJobs(prisma, sendMailJob.name)
  const open = (at: Place, bytes: Uint8Array | null) => vault.open(at, bytes ?? new Uint8Array()).toString()
  return {
    token: open(place('clients', 'webhook_token_sealed', client.id), saved.webhookTokenSealed),
    transcript: open(place('calls', 'transcript_sealed', callId), call.transcriptSealed),
    messages: call.messages
      .sort((a, b) => a.position - b.position)
      .map((message) => open(place('call_messages', 'content_sealed', message.id), message.contentSealed)),
    body: open(place('webhook_events', 'body_sealed', eventId), event.bodySealed),
    mail: mails
      .map(({ data }) => data as { id: string; sealed: string })
      .map(({ id, sealed }) => open(sealedPlace(id), Buffer.from(sealed, 'base64')))
      .join(),
  }
}

describe('sealing anew', () => {
  it('moves every sealed value to the new key, after which the old one opens nothing', async () => {
    const world = await aWorld(db)
    await expect(readAll(db, world)).rejects.toThrow(/No key/)
    expect(await reseal(db.deps.database, makeVault(ringOf(db)))).toEqual({ resealed: 7, failed: 0, examples: [] })
    const read = await readAll(db, world)
    expect(read.token).toBe(world.client.token)
    expect([read.transcript, ...read.messages, read.body, read.mail].every((text) => text.includes(CANARY))).toBe(true)
    await expect(readAll(db, world, db.deps.vault)).rejects.toThrow(/No key/)
  })

  it('has nothing to do the second time', async () => {
    await aWorld(db)
    await reseal(db.deps.database, makeVault(ringOf(db)))
    expect(await reseal(db.deps.database, makeVault(ringOf(db)))).toMatchObject({ resealed: 0, failed: 0 })
  })

  it('takes up where a killed run stopped', async () => {
    const world = await aWorld(db, 450)
    let batches = 0
    const killed = reseal(db.deps.database, makeVault(ringOf(db)), () => {
      if (++batches === 2) throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    const { resealed } = await reseal(db.deps.database, makeVault(ringOf(db)))
    expect(resealed).toBeGreaterThan(0)
    expect(resealed).toBeLessThan(454)
    expect((await readAll(db, world)).messages).toHaveLength(450)
  })

  it('reaches what is never changed otherwise: what was noted and agreed to', async () => {
    const client = await aClient(db.deps)
    const ctx = ctxOf(db.deps)
    const { id } = await createLead(ctx, { clientId: client.id, name: 'Sam Okafor' })
    await addNote(ctx, { id, text: CANARY })
    await recordConsent(ctx, { id, channel: 'CALL', isGiven: true, how: 'paper', evidence: CANARY })
    const vault = makeVault(ringOf(db))
    expect(await reseal(db.deps.database, vault)).toMatchObject({ failed: 0 })
    const { activities, consents } = await getLead({ ...ctx, vault: onlyNew }, { id })
    expect(JSON.stringify([activities, consents]).match(new RegExp(CANARY, 'g'))?.length).toBeGreaterThan(1)
    await expect(db.deps.database.query("update consents set how = 'another'")).rejects.toThrow('never rewritten')
  })

  it('says what no key opens, leaves it alone, and goes on with the rest', async () => {
    const world = await aWorld(db)
    const elsewhere = { clientId: 'another', table: 'calls', column: 'summary_sealed', id: 'another' }
    const summarySealed = db.deps.vault.seal(elsewhere, 'moved here from another row')
    await db.deps.database.prisma.call.update({ where: { id: world.callId }, data: { summarySealed } })
    expect(await reseal(db.deps.database, makeVault(ringOf(db)))).toEqual({
      resealed: 7,
      failed: 1,
      examples: [`calls.summary_sealed of ${world.callId}`],
    })
    const call = await db.deps.database.prisma.call.findUniqueOrThrow({ where: { id: world.callId } })
    expect(call.summarySealed).toEqual(summarySealed)
  })

  it('does not write over what somebody wrote while it was at it', async () => {
    const world = await aWorld(db)
    const { database } = db.deps
    const vault = makeVault(ringOf(db))
    const at = world.place('calls', 'transcript_sealed', world.callId)
    let isWritten = false
    const query: typeof database.query = async (sql, values) => {
      if (sql.startsWith('update calls') && !isWritten) {
        isWritten = true
        const transcriptSealed = vault.seal(at, 'newer')
        await database.prisma.call.update({ where: { id: world.callId }, data: { transcriptSealed } })
      }
      return database.query(sql, values)
    }
    await reseal({ ...database, query }, vault)
    expect((await readAll(db, world)).transcript).toBe('newer')
  })

  it('leaves no conversation and no token readable in the tables', async () => {
    const { client } = await aWorld(db)
    const { rows } = await db.deps.database.query(`
      select (select jsonb_agg(c) from clients c)::text || (select jsonb_agg(c) from calls c)::text
        || (select jsonb_agg(c) from call_messages c)::text || (select jsonb_agg(c) from webhook_events c)::text
        || (select jsonb_agg(c) from pgboss.job c)::text as dump`)
    const dump = String(rows[0]?.['dump'])
    for (const secret of [CANARY, client.token]) {
      expect(dump).not.toContain(secret)
      expect(dump).not.toContain(Buffer.from(secret).toString('hex'))
      expect(dump).not.toContain(Buffer.from(secret).toString('base64').slice(0, 20))
    }
  })
})

onPostgres('sealing anew while others work', () => {
  const db = useDatabase({ engine: 'postgres' })
  withMailQueue(db)

  it('loses no write, whichever key it was made with', async () => {
    const world = await aWorld(db, 450)
    const { prisma } = db.deps.database
    const ids = (await prisma.callMessage.findMany({ select: { id: true }, orderBy: { id: 'asc' } })).map(
      ({ id }) => id,
    )
    const written = new Map<string, string>()
    let isOver = false
    const writer = async (vault: typeof onlyNew, offset: number) => {
      for (let n = offset; !isOver; n += 2) {
        const id = ids[n % ids.length] ?? ''
        const text = `${CANARY} written ${n}`
        const contentSealed = vault.seal(world.place('call_messages', 'content_sealed', id), text)
        await prisma.callMessage.update({ where: { id }, data: { contentSealed } })
        written.set(id, text)
      }
    }
    // One process still seals under the old key while the other has the new one already.
    const writers = [writer(db.deps.vault, 0), writer(makeVault(ringOf(db)), 1)]
    await reseal(db.deps.database, makeVault(ringOf(db)))
    isOver = true
    await Promise.all(writers)
    expect(await reseal(db.deps.database, makeVault(ringOf(db)))).toMatchObject({ failed: 0 })
    const { messages } = await readAll(db, world)
    expect(messages).toHaveLength(450)
    expect(new Set(messages)).toEqual(
      new Set([...messages.filter((text) => !text.includes('written')), ...written.values()]),
    )
    expect(written.size).toBeGreaterThan(10)
  })
})
