import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  createForwardingUrl,
  deleteForwardingUrl,
  deliverDue,
  getForwarding,
  getForwardingUrl,
  listForwardings,
  listForwardingUrls,
  resendFailedForwardings,
  resendForwarding,
  rotateForwardingSecret,
  sendTestForwarding,
  switchForwardingUrl,
  updateForwardingUrl,
} from '../../../src/domain/forwarding/index.js'
import { type Actor, type Ctx, makeCtx } from '../../../src/platform/context.js'
import { aClient, aStaff, clientActor, staffActor } from '../../support/builders.js'
import { onPostgres, useDatabase } from '../../support/database.js'
import { aUrlTo, forwardings, jobCtx, queued, theForwarding, tryTimes, useReceivers } from './support.js'

const HOOKS = { url: 'https://hooks.example.com/a', types: [], description: 'Our CRM' }

const urls = (engine: 'embedded' | 'postgres') => () => {
  const db = useDatabase({ engine })
  const aReceiver = useReceivers()
  const as = (actor: Actor): Ctx => makeCtx(db.deps, actor)
  const selfService = (clientId: string) => as(clientActor(clientId, { access: 'SELF_SERVICE' }))
  const visitor = (clientId: string, access: 'READ_ONLY' | 'SELF_SERVICE' = 'SELF_SERVICE') =>
    as({ kind: 'impersonator', id: randomUUID(), name: 'Robin', clientId, access, impersonationId: randomUUID() })
  const audited = async () =>
    (await db.deps.database.prisma.auditEntry.findMany({ orderBy: { at: 'asc' } })).map(({ action }) => action)

  describe('a URL of a client', () => {
    it('is added by the client itself, with a secret that is shown once and kept sealed', async () => {
      const client = await aClient(db.deps)
      const ctx = selfService(client.id)
      const { id, secret } = await createForwardingUrl(ctx, HOOKS)
      expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
      const lines = await listForwardingUrls(ctx)
      expect(lines).toMatchObject([{ id, ...HOOKS, state: 'ACTIVE', last: null }])
      expect(JSON.stringify(lines)).not.toMatch(/whsec|ecret/)
      const stored = await db.deps.database.prisma.forwardingUrl.findUniqueOrThrow({ where: { id } })
      const bytes = Buffer.from(secret.slice('whsec_'.length), 'base64')
      expect(Buffer.from(stored.secretSealed).includes(bytes)).toBe(false)
      expect(await audited()).toEqual(['forwarding.create-url'])
      expect(JSON.stringify(await db.deps.database.prisma.auditEntry.findMany())).not.toContain(secret)
    })

    it.each([
      ['http://hooks.example.com/', 'https://'],
      ['https://127.1/', 'not on the public internet'],
      ['https://user:pass@hooks.example.com/', 'user name and password'],
      ['https://hooks.example.com:5432/', 'port'],
      ['hooks.example.com', 'whole address'],
      ['', 'fill this in'],
      ['http://localhost:3000/api', 'our own address'],
    ])('is refused as %s', async (url, words) => {
      const client = await aClient(db.deps)
      const refused = createForwardingUrl(selfService(client.id), { ...HOOKS, url })
      await expect(refused).rejects.toThrow(words)
    })

    it('is one of five at most, however fast they are added, and never there twice', async () => {
      const client = await aClient(db.deps)
      const ctx = selfService(client.id)
      const add = (path: string) => createForwardingUrl(ctx, { ...HOOKS, url: `https://hooks.example.com/${path}` })
      const added = await Promise.allSettled(['a', 'a', 'b', 'c', 'd', 'e', 'f', 'g'].map(add))
      expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
      expect(new Set((await listForwardingUrls(ctx)).map(({ url }) => url)).size).toBe(5)
      await expect(add('h')).rejects.toThrow('There are 5 URLs already')
    })

    it('is changed, switched, rotated and deleted by the client, and every change is written down', async () => {
      const client = await aClient(db.deps)
      const ctx = selfService(client.id)
      const { id } = await createForwardingUrl(ctx, HOOKS)
      const other = await createForwardingUrl(ctx, { ...HOOKS, url: 'https://other.example.com/' })
      await updateForwardingUrl(ctx, { id, url: 'https://hooks.example.com/b', types: ['end-of-call-report'] })
      await updateForwardingUrl(ctx, { id, types: ['end-of-call-report'] })
      const twin = updateForwardingUrl(ctx, { id, url: 'https://other.example.com' })
      await expect(twin).rejects.toMatchObject({ code: 'conflict' })
      await expect(updateForwardingUrl(ctx, { id, types: ['nonsense'] })).rejects.toThrow('There is no type “nonsense”')
      expect(await getForwardingUrl(ctx, { id })).toMatchObject({
        url: 'https://hooks.example.com/b',
        description: 'Our CRM',
        types: ['end-of-call-report'],
      })
      await switchForwardingUrl(ctx, { id, isOn: false })
      await switchForwardingUrl(ctx, { id, isOn: false })
      await switchForwardingUrl(ctx, { id, isOn: true })
      await rotateForwardingSecret(ctx, { id })
      await deleteForwardingUrl(ctx, { id })
      await expect(getForwardingUrl(ctx, { id })).rejects.toMatchObject({ code: 'not_found' })
      expect((await listForwardingUrls(ctx)).map((line) => line.id)).toEqual([other.id])
      expect(await audited()).toEqual([
        'forwarding.create-url',
        'forwarding.create-url',
        'forwarding.update-url',
        'forwarding.switch-off-url',
        'forwarding.switch-on-url',
        'forwarding.rotate-secret',
        'forwarding.delete-url',
      ])
    })

    it('takes its log along when it is deleted', async () => {
      const [client, receiver] = [await aClient(db.deps), await aReceiver()]
      const id = await aUrlTo(db.deps, receiver, { clientId: client.id })
      await queued(db.deps, { clientId: client.id })
      await deleteForwardingUrl(selfService(client.id), { id })
      expect(await forwardings(db.deps)).toEqual([])
      expect(await deliverDue(db.deps)).toBe(0)
    })
  })

  describe('who may do what', () => {
    it('lets readers look and change nothing, and staff in the portal everything but secrets', async () => {
      const client = await aClient(db.deps)
      const { id } = await createForwardingUrl(selfService(client.id), HOOKS)
      const changes = (ctx: Ctx) => [
        () => updateForwardingUrl(ctx, { id, description: 'x' }),
        () => switchForwardingUrl(ctx, { id, isOn: false }),
        () => switchForwardingUrl(ctx, { id, isOn: true }),
        () => sendTestForwarding(ctx, { id }).catch((error) => (error.code ? Promise.reject(error) : undefined)),
        () => resendFailedForwardings(ctx, { urlId: id }),
      ]
      const secrets = (ctx: Ctx) => [
        () =>
          createForwardingUrl(ctx, { ...HOOKS, clientId: client.id, url: `https://hooks.example.com/${randomUUID()}` }),
        () => rotateForwardingSecret(ctx, { id }),
      ]
      const viewer = as(staffActor(await aStaff(db.deps, { role: 'VIEWER' })))
      const support = as(staffActor(await aStaff(db.deps, { role: 'SUPPORT' })))
      // Points to where nothing may be sent, so that the test of a URL leaves this machine in no case.
      await db.deps.database.prisma.forwardingUrl.update({ where: { id }, data: { url: 'https://127.0.0.1/' } })
      for (const ctx of [as(clientActor(client.id)), visitor(client.id, 'READ_ONLY'), viewer]) {
        for (const change of [...changes(ctx), ...secrets(ctx), () => deleteForwardingUrl(ctx, { id })]) {
          await expect(change()).rejects.toMatchObject({ code: 'forbidden' })
        }
      }
      for (const change of changes(visitor(client.id))) await change()
      for (const secret of secrets(visitor(client.id)))
        await expect(secret()).rejects.toThrow('while they view the portal')
      for (const change of [...changes(support), ...secrets(support)]) await change()
      expect(await listForwardingUrls(as(clientActor(client.id)))).toHaveLength(2)
      expect(await listForwardingUrls(visitor(client.id))).toHaveLength(2)
      await expect(listForwardingUrls(viewer)).rejects.toMatchObject({ code: 'forbidden' })
    })

    it('answers another client’s ids as ids that do not exist, and changes nothing', async () => {
      const [ours, theirs, receiver] = [await aClient(db.deps), await aClient(db.deps), await aReceiver(500)]
      const id = await aUrlTo(db.deps, receiver, { clientId: theirs.id })
      await queued(db.deps, { clientId: theirs.id })
      await tryTimes(db.deps, 8)
      const forwarding = await theForwarding(db.deps)
      const before = await db.deps.database.prisma.forwardingUrl.findMany()
      const ctx = selfService(ours.id)
      for (const urlId of [id, randomUUID()]) {
        const tries: (() => Promise<unknown>)[] = [
          () => getForwardingUrl(ctx, { id: urlId }),
          () => updateForwardingUrl(ctx, { id: urlId, description: 'x' }),
          () => switchForwardingUrl(ctx, { id: urlId, isOn: false }),
          () => rotateForwardingSecret(ctx, { id: urlId }),
          () => deleteForwardingUrl(ctx, { id: urlId }),
          () => sendTestForwarding(ctx, { id: urlId }),
          () => resendFailedForwardings(ctx, { urlId }),
          () => getForwarding(ctx, { id: forwarding.id }),
          () => resendForwarding(ctx, { id: forwarding.id }),
        ]
        for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
      }
      expect(await listForwardings(ctx, { urlId: id, clientId: theirs.id })).toEqual({ forwardings: [] })
      expect(await listForwardingUrls(ctx, { clientId: theirs.id })).toEqual([])
      const added = await createForwardingUrl(ctx, { ...HOOKS, clientId: theirs.id })
      expect(await getForwardingUrl(ctx, { id: added.id })).toMatchObject({ clientId: ours.id })
      await deleteForwardingUrl(ctx, { id: added.id })
      expect(await db.deps.database.prisma.forwardingUrl.findMany()).toEqual(before)
      expect(await theForwarding(db.deps)).toEqual(forwarding)
    })
  })

  describe('a secret that is changed', () => {
    it('signs beside the one before for 24 hours, and then alone', async () => {
      const [client, receiver] = [await aClient(db.deps), await aReceiver()]
      const id = await aUrlTo(db.deps, receiver, { clientId: client.id })
      const { secret, oldEndsAt } = await rotateForwardingSecret(selfService(client.id), { id })
      receiver.secrets.push(secret)
      expect(Math.round((oldEndsAt.getTime() - Date.now()) / 60_000)).toBe(24 * 60)
      await queued(db.deps, { clientId: client.id })
      await deliverDue(db.deps)
      await db.deps.database.query("update forwarding_urls set previous_until = now() - interval '1 second'")
      await queued(db.deps, { clientId: client.id })
      await deliverDue(db.deps)
      expect(receiver.deliveries.map(({ signedBy }) => signedBy)).toEqual([[0, 1], [1]])
      expect(receiver.deliveries.map(({ headers }) => String(headers['webhook-signature']).split(' ').length)).toEqual([
        2, 1,
      ])
    })
  })

  describe('a test', () => {
    it('is signed, sent at once and answered, and leaves no trace in the log', async () => {
      const [client, receiver] = [await aClient(db.deps), await aReceiver(200, { status: 422, text: 'No such field' })]
      const id = await aUrlTo(db.deps, receiver, { clientId: client.id })
      const ctx = selfService(client.id)
      expect(await sendTestForwarding(ctx, { id })).toMatchObject({
        isDelivered: true,
        status: 200,
        answer: 'Thank you',
      })
      const refused = await sendTestForwarding(ctx, { id })
      expect(refused).toMatchObject({ isDelivered: false, status: 422, answer: 'No such field' })
      expect(refused.message).toBe('The test event was not accepted. It answered 422.')
      expect(receiver.deliveries.map(({ isGenuine }) => isGenuine)).toEqual([true, true])
      expect(receiver.deliveries[0]?.id).toMatch(/^msg_test_/)
      expect(JSON.parse(receiver.deliveries[0]?.body ?? '')).toMatchObject({
        ...{ type: 'backline.test', client_id: client.id, data: { text: expect.any(String) } },
      })
      expect(await forwardings(db.deps)).toEqual([])
      expect(await getForwardingUrl(ctx, { id })).toMatchObject({ failingSince: null })
    })
  })

  describe('the log', () => {
    it('is read page by page, newest first, and narrowed by state, URL, type and days', async () => {
      const [client, receiver] = [await aClient(db.deps), await aReceiver()]
      const urlId = await aUrlTo(db.deps, receiver, { clientId: client.id })
      for (let count = 0; count < 27; count++) await queued(db.deps, { clientId: client.id })
      await queued(db.deps, { clientId: client.id, type: 'hang' })
      await db.deps.database.query("update forwardings set created_at = now() - interval '3 days' where type = 'hang'")
      await deliverDue(db.deps, 5)
      const ctx = as(clientActor(client.id))
      const first = await listForwardings(ctx)
      const second = await listForwardings(ctx, { cursor: first.next ?? '' })
      expect([first.forwardings.length, second.forwardings.length]).toEqual([25, 3])
      expect(second).toMatchObject({ previous: expect.any(String) })
      expect(second.next).toBeUndefined()
      const ids = [...first.forwardings, ...second.forwardings].map(({ id }) => id)
      expect(new Set(ids).size).toBe(28)
      expect((await listForwardings(ctx, { cursor: second.previous ?? '' })).forwardings).toEqual(first.forwardings)
      const count = async (filter: object) => (await listForwardings(ctx, filter)).forwardings.length
      expect(await count({ state: 'DELIVERED' })).toBe(5)
      expect(await count({ type: 'hang' })).toBe(1)
      expect(await count({ type: 'hang', days: 1 })).toBe(0)
      expect(await count({ urlId: randomUUID() })).toBe(0)
      expect(await count({ urlId, state: '', type: '', days: '' })).toBe(25)
      await expect(listForwardings(ctx, { cursor: 'bad' })).rejects.toMatchObject({ code: 'invalid' })
      await expect(getForwarding(ctx, { id: 'bad' })).rejects.toMatchObject({ code: 'not_found' })
    })
  })

  describe('sending again', () => {
    it('sends what failed once more, with the same id, and counts its tries anew', async () => {
      const [client, receiver] = [await aClient(db.deps), await aReceiver(500)]
      await aUrlTo(db.deps, receiver, { clientId: client.id })
      await queued(db.deps, { clientId: client.id })
      await tryTimes(db.deps, 8)
      const { id, state } = await theForwarding(db.deps)
      expect(state).toBe('FAILED')
      receiver.answers(200)
      await resendForwarding(selfService(client.id), { id })
      expect(await deliverDue(db.deps)).toBe(1)
      expect(await theForwarding(db.deps)).toMatchObject({ state: 'DELIVERED', attempts: 1 })
      expect(new Set(receiver.deliveries.map((delivery) => delivery.id)).size).toBe(1)
      expect((await getForwarding(jobCtx(db.deps), { id })).tries).toHaveLength(9)
      await resendForwarding(selfService(client.id), { id })
      await deliverDue(db.deps)
      expect(receiver.deliveries).toHaveLength(10)
      expect(await audited()).toContain('forwarding.resend')
    })

    it('sends all that failed since a moment, a thousand at most in one go', async () => {
      const [client, receiver] = [await aClient(db.deps), await aReceiver()]
      const urlId = await aUrlTo(db.deps, receiver, { clientId: client.id })
      const { id: eventId } = await queued(db.deps, { clientId: client.id })
      await db.deps.database.script(`
        insert into webhook_events (id, client_id, delivery_key, type, state, headers, body_bytes, body_sealed)
          select gen_random_uuid(), client_id, int4send(n), type, state, headers, body_bytes, body_sealed
          from webhook_events, generate_series(1, 1004) n where id = '${eventId}';
        insert into forwardings (id, client_id, url_id, event_id, type, state, attempts, created_at)
          select gen_random_uuid(), client_id, '${urlId}', id, type, 'FAILED', 8, now() - interval '2 hours'
          from webhook_events where id <> '${eventId}';
        update forwardings set created_at = now() - interval '5 days'
          where id in (select id from forwardings where state = 'FAILED' limit 4);`)
      const ctx = selfService(client.id)
      const since = new Date(Date.now() - 86_400_000)
      expect(await resendFailedForwardings(ctx, { urlId, since })).toEqual({ queued: 1_000, left: 0 })
      expect(await resendFailedForwardings(ctx, { urlId })).toEqual({ queued: 4, left: 0 })
      expect(await resendFailedForwardings(ctx, { urlId })).toEqual({ queued: 0, left: 0 })
      await db.deps.database.query("update forwardings set state = 'FAILED', next_at = null")
      expect(await resendFailedForwardings(ctx, { urlId })).toEqual({ queued: 1_000, left: 5 })
    })

    it('is refused while the URL is off, and leaves alone what is being sent', async () => {
      const [client, receiver] = [await aClient(db.deps), await aReceiver()]
      const urlId = await aUrlTo(db.deps, receiver, { clientId: client.id })
      await queued(db.deps, { clientId: client.id })
      const ctx = selfService(client.id)
      await db.deps.database.query("update forwardings set next_at = now() + interval '40 seconds'")
      const sending = await theForwarding(db.deps)
      await resendForwarding(ctx, { id: sending.id })
      expect(await theForwarding(db.deps)).toEqual(sending)
      await switchForwardingUrl(ctx, { id: urlId, isOn: false })
      await expect(resendForwarding(ctx, { id: sending.id })).rejects.toThrow('Switch it on first')
      await expect(resendFailedForwardings(ctx, { urlId })).rejects.toThrow('Switch it on first')
    })
  })
}

describe('on the embedded database', urls('embedded'))
onPostgres('on PostgreSQL', urls('postgres'))
