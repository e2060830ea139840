import { describe, expect, it } from 'vitest'
import { useApp } from '../../support/app.js'
import { aClient } from '../../support/builders.js'
import { anAgencyProgram, aProgram } from '../../support/program.js'

const NEW = { email: 'sam@harbor.example', name: 'Sam Okafor', business_name: 'Harbor Dental' }

describe('Clients for programs of the agency', () => {
  const app = useApp()

  it('are created, given a webhook address, brought live and deactivated', async () => {
    const agency = await anAgencyProgram(app)
    const made = await agency.post('/clients', { ...NEW, time_zone: 'Europe/Berlin', admin_notes: 'Knows Robin' })
    expect(made).toMatchObject({ status: 201, body: { ...NEW, setup_status: 'not_started', has_webhook_token: false } })
    expect(made.body).toMatchObject({ admin_notes: 'Knows Robin', portal_access: 'read_only' })
    const at = `/clients/${made.body.id}`
    expect(made.headers.get('location')).toBe(`/api/v1${at}`)

    const address = await agency.post(`${at}/webhook-token`)
    expect(address.body).toMatchObject({ is_new: true, old_ends_at: null })
    expect(address.body.url).toMatch(`${app.address}/api/v1/vapi/webhook/`)
    expect((await agency.post(`${at}/webhook-token`)).body).toEqual({ ...address.body, is_new: false })
    const rotated = await agency.post(`${at}/webhook-token/rotate`, { grace_hours: 1 })
    expect(rotated.body.url).not.toBe(address.body.url)
    expect(rotated.body.old_ends_at).not.toBeNull()
    expect((await agency.get(at)).body).toMatchObject({ setup_status: 'token_generated', has_webhook_token: true })

    const early = await agency.patch(at, { setup_status: 'live' })
    expect(early.body.errors).toMatchObject([{ field: 'reason' }])
    const live = await agency.patch(at, { setup_status: 'live', reason: 'Tested by phone', phone: '415 555 2671' })
    expect(live.body).toMatchObject({ setup_status: 'live', phone: '+14155552671' })
    expect((await agency.get(`${at}/status`)).body).toMatchObject({
      setup_status: 'live',
      has_webhook_token: true,
      has_passed_test_call: false,
      events: { received_in_day: 0, last_event_at: null },
    })

    const program = await aProgram(app, { clientId: made.body.id })
    expect((await program.get('/leads')).status).toBe(200)
    expect((await agency.patch(at, { is_active: false })).body.is_active).toBe(false)
    expect((await program.get('/leads')).status).toBe(401)
  })

  it('are found, and read page by page from either end', async () => {
    const agency = await anAgencyProgram(app)
    for (const [index, name] of ['Zeta One', 'Zeta Two', 'Zeta Three'].entries())
      await aClient(app.deps, {
        businessName: name,
        phone: `+1212555010${index}`,
        createdAt: new Date(Date.UTC(2026, 0, index + 1)),
        isActive: index !== 1,
        setupStatus: index === 2 ? 'LIVE' : 'NOT_STARTED',
      })
    const names = async (query: string) => {
      const found: string[] = []
      let next: string | null = ''
      while (next !== null) {
        const page = await agency.get(`/clients?limit=2&text=zeta&${query}${next && `&cursor=${next}`}`)
        found.push(...page.body.data.map((one: { business_name: string }) => one.business_name))
        next = page.body.next
      }
      return found
    }
    expect(await names('')).toEqual(['Zeta Three', 'Zeta Two', 'Zeta One'])
    expect(await names('sort=created_at')).toEqual(['Zeta One', 'Zeta Two', 'Zeta Three'])
    expect(await names('is_active=false')).toEqual(['Zeta Two'])
    expect(await names('setup_status=live')).toEqual(['Zeta Three'])
    expect((await agency.get('/clients?text=555+0102')).body.data).toMatchObject([{ business_name: 'Zeta Three' }])
    const counted = await agency.get('/clients/by-setup-status')
    expect(counted.body.data.map((one: { setup_status: string }) => one.setup_status)).toEqual([
      'not_started',
      'token_generated',
      'vapi_agent_configured',
      'client_notified',
      'live',
    ])
  })

  it('are changed by one who read what is there now, and by nobody who writes nonsense', async () => {
    const agency = await anAgencyProgram(app)
    const { id } = await aClient(app.deps)
    const etag = (await agency.get(`/clients/${id}`)).headers.get('etag') ?? ''
    expect((await agency.patch(`/clients/${id}`, { name: 'One' }, { 'If-Match': etag })).status).toBe(200)
    expect((await agency.patch(`/clients/${id}`, { name: 'Two' }, { 'If-Match': etag })).status).toBe(412)
    const wrong = await agency.patch(`/clients/${id}`, { time_zone: 'Mars/Base', currency: 'XYZ' })
    const fields = wrong.body.errors.map(({ field }: { field: string }) => field).sort()
    expect(fields).toEqual(['currency', 'time_zone'])
    expect((await agency.post('/clients', { ...NEW, email: 'no' })).body.errors).toMatchObject([{ field: 'email' }])
    const taken = await aClient(app.deps)
    expect((await agency.post('/clients', { ...NEW, email: taken.email })).body.errors).toMatchObject([
      { field: 'email' },
    ])
    expect((await agency.post('/clients', { ...NEW, password: 'a long enough one' })).status).toBe(400)
  })

  it('are created once for one idempotency key', async () => {
    const agency = await anAgencyProgram(app)
    const key = { 'Idempotency-Key': 'client-1' }
    const body = { ...NEW, email: 'once@harbor.example' }
    const [one, again] = [await agency.post('/clients', body, key), await agency.post('/clients', body, key)]
    expect(again.body.id).toBe(one.body.id)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
  })

  it('are not there when they are not, and never for a client’s own program', async () => {
    const agency = await anAgencyProgram(app)
    for (const id of ['00000000-0000-4000-8000-000000000000', 'not-an-id'])
      for (const reply of await Promise.all([
        agency.get(`/clients/${id}`),
        agency.patch(`/clients/${id}`, { name: 'X' }),
        agency.post(`/clients/${id}/webhook-token`),
        agency.post(`/clients/${id}/webhook-token/rotate`),
        agency.get(`/clients/${id}/status`),
      ]))
        expect(reply.status).toBe(404)
    const program = await aProgram(app)
    expect((await program.get('/clients')).body).toMatchObject({ status: 403, code: 'insufficient_scope' })
    expect((await program.get(`/clients/${program.clientId}`)).status).toBe(403)
    const viewer = await anAgencyProgram(app, { role: 'VIEWER' })
    expect((await viewer.patch(`/clients/${program.clientId}`, { name: 'X' })).status).toBe(403)
    expect((await viewer.post(`/clients/${program.clientId}/webhook-token`)).status).toBe(403)
  })
})
