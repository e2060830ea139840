import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import express from 'express'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { backOffice } from '../../src/admin/index.js'
import { makeApp } from '../../src/app.js'
import { makeLive, makeLivePublisher } from '../../src/domain/live/index.js'
import { openPostgres } from '../../src/platform/db.js'
import { listening } from '../../src/process.js'
import { useApp } from '../support/app.js'
import { aCall, aClient } from '../support/builders.js'
import { onPostgres } from '../support/database.js'
import { eventually } from '../support/eventually.js'
import { Visitor } from '../support/visitor.js'
import { type Watching, watch } from '../support/watch.js'
import { api, asStaff } from './support.js'

describe('calls in progress in the back office', () => {
  const app = useApp()
  /** Beside it on the same database, one that asks more often who may stay. */
  let impatient: Server | undefined
  let port = 0
  beforeAll(async () => {
    const pages = express()
      .set('views', [path.resolve('views')])
      .set('view engine', 'ejs')
    pages.use('/admin', backOffice(app.deps, makeLive(app.deps, { recheckMs: 200 })))
    impatient = createServer(pages)
    port = await listening(impatient, 0, '127.0.0.1')
  })
  afterAll(() => {
    impatient?.closeAllConnections()
    impatient?.close()
  })
  const open: Watching[] = []
  afterEach(async () => {
    for (const one of open.splice(0)) one.stop()
    await sleep(50)
  })

  const going = (clientId: string, callerName: string) =>
    aCall(app.deps, {
      clientId,
      callerName,
      status: 'IN_PROGRESS',
      outcome: null,
      endedReason: null,
      endedAt: null,
      durationSeconds: null,
      startedAt: new Date(Date.now() - 60_000),
      answeredAt: new Date(Date.now() - 55_000),
    })
  const watching = async (visitor: Parameters<typeof watch>[0], query = '') => {
    const stream = await watch(visitor, `/admin/live/stream${query}`)
    open.push(stream)
    return stream
  }
  const tell = (clientId: string, vapiCallId: string) =>
    makeLivePublisher(app.deps)([{ clientId, vapiCallId, atMs: Date.now(), kind: 'changed' }])

  it.each(['OWNER', 'ADMIN', 'SUPPORT', 'VIEWER'] as const)(
    'are listed for all clients, for the role %s',
    async (role) => {
      const [dental, plumbing] = [await aClient(app.deps), await aClient(app.deps, { businessName: 'Peak Plumbing' })]
      await going(dental.id, 'Pat')
      await going(plumbing.id, 'Kim')
      const staff = await asStaff(app, role)
      const of = async (query: string) => {
        const { calls } = (await api(staff, `pages/Live${query}`)) as { calls?: { callerName: string }[] }
        return calls?.map(({ callerName }) => callerName).sort()
      }
      expect(await of('')).toEqual(['Kim', 'Pat'])
      expect(await of(`?clientId=${plumbing.id}`)).toEqual(['Kim'])
      expect(await of(`?clientId=${randomUUID()}`)).toEqual([])
      expect((await watching(staff)).status).toBe(200)
    },
  )

  it('come by themselves, of all clients or of one, neither stored nor compressed', async () => {
    const [dental, plumbing] = [await aClient(app.deps), await aClient(app.deps, { businessName: 'Peak Plumbing' })]
    const staff = await asStaff(app, 'VIEWER')
    const [all, one] = [await watching(staff), await watching(staff, `?clientId=${dental.id}`)]
    expect(all.headers['content-encoding']).toBeUndefined()
    expect(all.headers['cache-control']).toBe('no-store, no-transform')
    const call = await going(plumbing.id, 'Kim')
    await eventually(() => {
      tell(plumbing.id, call.vapiCallId)
      expect(all.text()).toContain('Kim')
    })
    expect(all.events.at(-1)?.data).toMatchObject({
      total: 1,
      calls: [{ id: call.id, businessName: 'Peak Plumbing', status: 'IN_PROGRESS', isOver: false }],
    })
    await sleep(300)
    expect(one.text()).not.toContain('Kim')
  })

  it('answer nobody else: strangers, people of clients, bad filters, or a path written otherwise', async () => {
    expect((await watching(app.visitor())).status).toBe(302)
    const staff = await asStaff(app)
    expect((await watching(staff, '?clientId=1%27or%271')).status).toBe(400)
    expect((await api(staff, 'pages/Live?clientId=nobody')).status).toBe(400)
    expect((await watch(staff, '/admin/Live/Stream')).status).toBe(404)
    expect((await watch(staff, '/live/stream')).status).toBe(401)
  })

  it.each([
    ['they sign out', (id: string) => id && app.deps.database.query('delete from sessions')],
    [
      'their login is disabled',
      (id: string) => app.deps.database.prisma.staff.update({ where: { id }, data: { isActive: false } }),
    ],
  ])('end for staff when %s', async (_why, change) => {
    const staff = await asStaff(app, 'SUPPORT')
    const there = Object.assign(new Visitor(`http://127.0.0.1:${port}`), { cookies: staff.cookies })
    const stream = await watching(there)
    await sleep(500)
    expect([stream.status, stream.isOver()]).toEqual([200, false])
    await change(staff.staff.id)
    await eventually(() => expect([stream.events.at(-1)?.name, stream.isOver()]).toEqual(['over', true]))
  })
})

onPostgres('calls in progress on two web processes and one PostgreSQL', () => {
  const app = useApp({ engine: 'postgres' })

  it('come to who watches either, whichever process heard of them', async () => {
    const database = openPostgres(app.url, 4)
    const there = { ...app.deps, database }
    const other = createServer(await makeApp(there))
    const port = await listening(other, 0, '127.0.0.1')
    const client = await aClient(app.deps)
    const staff = await asStaff(app)
    const next = Object.assign(new Visitor(`http://127.0.0.1:${port}`), { cookies: staff.cookies })
    const streams = [await watch(staff, '/admin/live/stream'), await watch(next, '/admin/live/stream')]
    const call = await aCall(app.deps, {
      clientId: client.id,
      callerName: 'Kim',
      status: 'RINGING',
      outcome: null,
      startedAt: new Date(),
    })
    const at = { clientId: client.id, vapiCallId: call.vapiCallId }
    await eventually(() => {
      makeLivePublisher(there)([{ ...at, atMs: Date.now(), kind: 'changed' }])
      for (const stream of streams) expect(stream.text()).toContain('Kim')
    })
    makeLivePublisher(app.deps)([
      { ...at, atMs: Date.now(), kind: 'words', speaker: 'CALLER', text: 'Hello?', isFinal: false },
    ])
    await eventually(() => {
      for (const stream of streams) expect(stream.text()).toContain('Hello?')
    })
    for (const stream of streams) stream.stop()
    other.closeAllConnections()
    await new Promise((resolve) => other.close(resolve))
    await database.close()
  })
})
