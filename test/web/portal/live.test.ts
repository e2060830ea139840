import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { type LiveEvent, makeLive, makeLivePublisher } from '../../../src/domain/live/index.js'
import { portal } from '../../../src/web/portal/index.js'
import { aCall } from '../../support/builders.js'
import { eventually } from '../../support/eventually.js'
import { aStaffLogin } from '../../support/people.js'
import { aBusiness, signedIn, usePortal } from '../../support/use-portal.js'
import type { Visitor } from '../../support/visitor.js'
import { type Watching, watch } from '../../support/watch.js'

const LIMITS = { recheckMs: 300, heartbeatMs: 400 }

describe('calls in progress in the portal', () => {
  // In front of the portal of every test, with a shorter breath.
  const app = usePortal({ more: (express) => express.use(portal(app.deps, makeLive(app.deps, LIMITS))) })
  const open: Watching[] = []
  afterEach(async () => {
    for (const one of open.splice(0)) one.stop()
    await sleep(50)
  })

  const watching = async (visitor: Visitor) => {
    const stream = await watch(visitor, '/live/stream')
    open.push(stream)
    return stream
  }
  const going = (clientId: string, over: Partial<Parameters<typeof aCall>[1]> = {}) =>
    aCall(app.deps, {
      clientId,
      status: 'IN_PROGRESS',
      outcome: null,
      endedReason: null,
      endedAt: null,
      durationSeconds: null,
      startedAt: new Date(Date.now() - 60_000),
      answeredAt: new Date(Date.now() - 55_000),
      ...over,
    })
  const tell = (...events: LiveEvent[]) => makeLivePublisher(app.deps)(events)
  const htmlOf = (stream: Watching) =>
    stream.events.flatMap(({ data }) => data.calls ?? []).map(({ html = '' }) => html)

  it('are on a page that says who is on the line and what was said, with a link to refresh it', async () => {
    const { client, user } = await aBusiness(app.deps)
    await going(client.id, { callerName: 'Pat Walker' })
    const visitor = await signedIn(app, user.email)
    const { status, text, headers } = await visitor.get('/live')
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(text).toContain('Pat Walker')
    expect(text).toMatch(/In progress/)
    expect(text).toMatch(/data-since="[^"]+">0:5\d</)
    expect(text).toMatch(/<a class="btn" href="\/live"[^>]*>Refresh</)
    expect(text).toMatch(/data-live-count>.*>1</)
    expect((await visitor.get('/')).text).toMatch(/<a class="live" href="\/live">1 call in progress/)
  })

  it('say so when there are none', async () => {
    const { user } = await aBusiness(app.deps)
    const { text } = await (await signedIn(app, user.email)).get('/live')
    expect(text).toContain('No calls right now')
    expect(text).toMatch(/data-live-count hidden/)
  })

  it('arrive, change and end by themselves', async () => {
    const { client, user } = await aBusiness(app.deps)
    const stream = await watching(await signedIn(app, user.email))
    await eventually(() => expect(stream.events[0]).toEqual({ name: 'all', data: { total: 0, calls: [], gone: [] } }))
    const call = await going(client.id, { callerName: 'Pat Walker', status: 'RINGING', answeredAt: null })
    const at = { clientId: client.id, vapiCallId: call.vapiCallId }
    const changed = () => tell({ ...at, atMs: Date.now(), kind: 'changed' })
    await eventually(() => {
      changed()
      expect(htmlOf(stream).at(-1)).toMatch(/Pat Walker[\s\S]*Ringing/)
    })
    await app.deps.database.prisma.call.update({ where: { id: call.id }, data: { status: 'IN_PROGRESS' } })
    changed()
    await eventually(() => expect(htmlOf(stream).at(-1)).toContain('In progress'))
    tell(
      { ...at, atMs: Date.now(), kind: 'words', speaker: 'CALLER', text: 'I would like to', isFinal: false },
      { ...at, atMs: Date.now(), kind: 'speech', speaker: 'CALLER', isSpeaking: true },
    )
    await eventually(() => expect(htmlOf(stream).at(-1)).toMatch(/I would like to[\s\S]*The caller speaks/))
    const over = { status: 'ENDED', endedAt: new Date(), outcome: 'COMPLETED' } as const
    await app.deps.database.prisma.call.update({ where: { id: call.id }, data: over })
    changed()
    await eventually(() => expect(htmlOf(stream).at(-1)).toMatch(/Ended[\s\S]*Open the call/))
    expect(stream.events.at(-1)?.data.total).toBe(0)
    // Who comes now still sees it, as ended.
    const late = await watching(await signedIn(app, user.email))
    await eventually(() => expect(htmlOf(late).at(-1)).toMatch(/Ended/))
  })

  it('stream without being stored or compressed, and keep the line open', async () => {
    const { user } = await aBusiness(app.deps)
    const stream = await watching(await signedIn(app, user.email))
    expect(stream.status).toBe(200)
    expect(stream.headers['content-type']).toBe('text/event-stream; charset=utf-8')
    expect(stream.headers['cache-control']).toBe('no-store, no-transform')
    expect(stream.headers['content-encoding']).toBeUndefined()
    expect(stream.headers['set-cookie']).toBeUndefined()
    await eventually(() => expect(stream.text()).toMatch(/^retry: \d+\n\n/))
    await eventually(() => expect(stream.events.filter(({ name }) => name === ':').length).toBeGreaterThan(1))
  })

  it('are never another client’s', async () => {
    const [ours, theirs] = [await aBusiness(app.deps), await aBusiness(app.deps, { businessName: 'CANARY Plumbing' })]
    const stream = await watching(await signedIn(app, ours.user.email))
    const canary = await watching(await signedIn(app, theirs.user.email))
    await eventually(() => expect([stream.events.length, canary.events.length]).toEqual([1, 1]))
    const call = await going(theirs.client.id, { callerName: 'CANARY Caller' })
    const at = { clientId: theirs.client.id, vapiCallId: call.vapiCallId }
    await eventually(() => {
      tell(
        { ...at, atMs: Date.now(), kind: 'changed' },
        { ...at, atMs: Date.now(), kind: 'words', speaker: 'CALLER', text: 'CANARY words', isFinal: false },
        // One that lies about whose call it is finds nothing either.
        {
          ...at,
          clientId: ours.client.id,
          atMs: Date.now(),
          kind: 'words',
          speaker: 'CALLER',
          text: 'CANARY',
          isFinal: true,
        },
        { ...at, clientId: ours.client.id, atMs: Date.now(), kind: 'changed' },
      )
      expect(canary.text()).toContain('CANARY Caller')
      expect(canary.text()).toContain('CANARY words')
    })
    await sleep(600)
    expect(stream.text()).not.toContain('CANARY')
    expect((await (await signedIn(app, ours.user.email)).get('/live')).text).not.toContain('CANARY')
  })

  it('show words as text, whatever is in them', async () => {
    const { client, user } = await aBusiness(app.deps)
    const evil = '<img src=x onerror=alert(1)>'
    const call = await going(client.id, { callerName: evil })
    const stream = await watching(await signedIn(app, user.email))
    await eventually(() => {
      tell({
        clientId: client.id,
        vapiCallId: call.vapiCallId,
        atMs: Date.now(),
        kind: 'words',
        speaker: 'CALLER',
        text: `${evil}\n\nevent: all\ndata: {}`,
        isFinal: true,
      })
      expect(htmlOf(stream).at(-1)).toContain('event: all')
    })
    expect(htmlOf(stream).at(-1)).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(stream.text()).not.toContain('<img')
    expect(stream.events.filter(({ name }) => name === 'all').length).toBe(1)
  })

  it('draw a burst once for everybody who watches', async () => {
    const { client, user } = await aBusiness(app.deps)
    const call = await going(client.id)
    const visitor = await signedIn(app, user.email)
    const streams = [await watching(visitor), await watching(visitor), await watching(visitor)]
    await eventually(() => expect(streams.map(({ events }) => events.length)).toEqual([1, 1, 1]))
    const publish = makeLivePublisher(app.deps)
    const at = { clientId: client.id, vapiCallId: call.vapiCallId }
    const began = Date.now()
    for (let n = 0; Date.now() < began + 1_000; n++) {
      publish([{ ...at, atMs: Date.now(), kind: 'words', speaker: 'CALLER', text: `word ${n}`, isFinal: false }])
      await sleep(5)
    }
    await eventually(() => expect(streams[0]?.text()).toContain('word'))
    const changes = streams.map(({ events }) => events.filter(({ name }) => name === 'changes').length)
    expect(Math.max(...changes)).toBeLessThanOrEqual(6)
    expect(
      new Set(
        streams.map(({ text }) =>
          text()
            .replace(/^retry.*\n/, '')
            .replaceAll(':\n\n', ''),
        ),
      ).size,
    ).toBe(1)
  })

  it('end with the session: after signing out', async () => {
    const { user } = await aBusiness(app.deps)
    const visitor = await signedIn(app, user.email)
    const stream = await watching(visitor)
    await sleep(500)
    expect(stream.isOver()).toBe(false)
    await visitor.get('/')
    await visitor.post('/sign-out')
    await eventually(() => expect([stream.events.at(-1)?.name, stream.isOver()]).toEqual(['over', true]))
    expect((await watch(visitor, '/live/stream')).status).toBe(401)
  })

  it.each([
    ['the login is disabled', { isActive: false }],
    ['the password was changed elsewhere', { sessionVersion: 2 }],
  ])('end with the session: when %s', async (_why, change) => {
    const { user } = await aBusiness(app.deps)
    const stream = await watching(await signedIn(app, user.email))
    await app.deps.database.prisma.clientUser.update({ where: { id: user.id }, data: change })
    await eventually(() => expect([stream.events.at(-1)?.name, stream.isOver()]).toEqual(['over', true]))
  })

  it('end with the session when that has run out, and do not bring it back', async () => {
    const { user } = await aBusiness(app.deps)
    const visitor = await signedIn(app, user.email)
    const stream = await watching(visitor)
    await app.deps.database.query("update sessions set expire = now() - interval '1 second'")
    await eventually(() => expect(stream.isOver()).toBe(true))
    await sleep(100)
    const { rows } = await app.deps.database.query('select count(*)::int as n from sessions where expire > now()')
    expect(rows[0]?.['n']).toBe(0)
  })

  it('end for staff when their visit does', async () => {
    const { client } = await aBusiness(app.deps)
    const staff = await aStaffLogin(app.deps)
    const token = randomUUID()
    const { hashToken } = await import('../../../src/platform/tokens.js')
    const visit = await app.deps.database.prisma.impersonation.create({
      data: {
        id: randomUUID(),
        clientId: client.id,
        staffId: staff.id,
        staffName: staff.name,
        reason: 'A test',
        tokenHash: hashToken(token),
        expiresAt: new Date(Date.now() + 60_000),
      },
    })
    const visitor = app.visitor()
    await visitor.get(`/as/${token}`)
    const stream = await watching(visitor)
    expect(stream.status).toBe(200)
    await app.deps.database.prisma.impersonation.update({ where: { id: visit.id }, data: { endedAt: new Date() } })
    await eventually(() => expect([stream.events.at(-1)?.name, stream.isOver()]).toEqual(['over', true]))
  })

  it('are streamed to five windows of a person at most', async () => {
    const { user } = await aBusiness(app.deps)
    const visitor = await signedIn(app, user.email)
    const streams = await Promise.all(Array.from({ length: 5 }, () => watching(visitor)))
    expect(streams.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    const sixth = await watching(visitor)
    expect([sixth.status, sixth.headers['retry-after']]).toEqual([503, '30'])
    streams[0]?.stop()
    await eventually(async () => expect((await watching(visitor)).status).toBe(200))
  })

  it('ask strangers to sign in', async () => {
    const { status, location } = await app.visitor().get('/live', { accept: 'text/html' })
    expect([status, location]).toEqual([303, '/sign-in?next=%2Flive'])
    expect((await watch(app.visitor(), '/live/stream')).status).toBe(401)
  })
})
