import { describe, expect, it } from 'vitest'
import { checkAlerts } from '../../src/domain/alerts/index.js'
import { aReport, deliver } from '../domain/inbound/deliveries.js'
import { useApp } from '../support/app.js'
import { aClient, ctxOf, JOB } from '../support/builders.js'
import { asStaff, list, show } from './support.js'

describe('intake and alerts in the back office', () => {
  const app = useApp()
  const dead = async (clientId: string) => {
    const id = await deliver(app.deps, clientId, aReport())
    await app.deps.database.query("update webhook_events set state = 'DEAD', next_at = now() where id = $1", [id])
  }
  const check = (at = new Date()) => checkAlerts(ctxOf(app.deps, JOB, at))

  it('shows what came in, what waits and what is in error, for all and for each client', async () => {
    const one = await aClient(app.deps, { businessName: 'Alder' })
    const two = await aClient(app.deps, { businessName: 'Birch' })
    await deliver(app.deps, one.id, aReport())
    await deliver(app.deps, one.id, aReport())
    await dead(two.id)
    const visitor = await asStaff(app, 'SUPPORT')
    const page = async (query: string) =>
      (await visitor.adminApi(`pages/Intake?${query}`)).body as Record<string, unknown>
    const { figures, clients, replays } = await page('')
    expect(figures).toMatchObject({
      hour: { received: 3, applied: 0 },
      day: { received: 3 },
      now: { waiting: 2, dead: 1, setAside: { unreadable: 0, signature: 0, tooLarge: 0 }, unassigned: 0 },
    })
    expect(replays).toEqual([])
    expect(clients).toMatchObject({
      total: 2,
      clients: [
        { businessName: 'Alder', receivedInDay: 2, waiting: 2 },
        { businessName: 'Birch', dead: 1 },
      ],
    })
    const sorted = await page('sortBy=dead&page=1')
    expect((sorted['clients'] as { clients: object[] }).clients[0]).toMatchObject({ businessName: 'Birch' })
    // What cannot be is brought to what is usual.
    expect((await page('sortBy=nonsense&page=-4&direction=up'))['clients']).toMatchObject({ total: 2, page: 1 })
    expect((await (await asStaff(app, 'VIEWER')).adminApi('pages/Intake')).status).toBe(403)
  })

  it('shows the health of a client’s webhook on its page', async () => {
    const { id } = await aClient(app.deps)
    await dead(id)
    const { record } = await show(await asStaff(app, 'SUPPORT'), 'Client', id)
    expect(record?.details?.['health']).toMatchObject({
      receivedInHour: 1,
      dead: 1,
      waiting: 0,
      lastError: { text: expect.any(String) },
    })
  })

  it('lists alerts, the open ones first, with what to do and where, and shows the open ones on the dashboard', async () => {
    const first = await aClient(app.deps, { businessName: 'Alder' })
    const second = await aClient(app.deps, { businessName: 'Birch' })
    const start = Date.now()
    await dead(first.id)
    await check(new Date(start))
    await app.deps.database.query("update webhook_events set state = 'DONE'")
    await dead(second.id)
    await check(new Date(start + 60_000))
    const visitor = await asStaff(app, 'VIEWER')
    const { records } = await list(visitor, 'Alert')
    expect(records?.map(({ title, params }) => [title, params['state']])).toEqual([
      ['Birch: webhook events could not be applied', 'OPEN'],
      ['Alder: webhook events could not be applied', 'OVER'],
    ])
    const titles = async (query: Record<string, string>) =>
      (await list(visitor, 'Alert', query)).records?.map(({ title }) => title.slice(0, 5))
    expect(await titles({ 'filters.state': 'OVER' })).toEqual(['Alder'])
    expect(await titles({ 'filters.kind': 'inbound.dead', 'filters.state': 'OPEN' })).toEqual(['Birch'])
    expect(await titles({ 'filters.kind': 'clients.silent' })).toEqual([])
    expect(await titles({ 'filters.q': 'alder' })).toEqual(['Alder'])
    const { record } = await show(visitor, 'Alert', records?.[0]?.id ?? '')
    expect(record?.details).toEqual({
      advice: expect.stringContaining('apply all of them again'),
      path: `/admin/resources/WebhookEvent?filters.state=DEAD&filters.clientId=${second.id}`,
    })
    const { body } = await visitor.adminApi('dashboard')
    expect((body as { alerts: object[] }).alerts).toMatchObject([
      { title: 'Birch: webhook events could not be applied' },
    ])
  })
})
