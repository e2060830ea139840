import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { setupLink } from '../../src/domain/staff/index.js'
import { useApp } from '../support/app.js'
import { ctxOf } from '../support/builders.js'

type Record = {
  id: string
  params: { [name: string]: unknown }
  details?: { webhookUrl?: string; health?: { receivedInDay: number } }
}

const report = readFileSync('test/samples/vapi/50-eocr-inbound-completed.json')
const PASSWORD = 'seven quiet harbours'

describe('the first journey', () => {
  const app = useApp({ worker: true })

  it('leads from an empty installation to a client who reads its call', async () => {
    // The one-time link of the start creates the first staff login.
    const link = await setupLink(ctxOf(app.deps, { kind: 'script', name: 'start' }))
    const staff = app.visitor()
    const created = await staff.fill(new URL(link ?? '').pathname, {
      name: 'Robin',
      email: 'robin@agency.example',
      password: PASSWORD,
    })
    expect(created).toMatchObject({ status: 303, location: '/admin/sign-in?made=1' })
    expect((await staff.get(created.location ?? '')).text).toContain('Your login is ready. Sign in.')
    expect((await staff.get(new URL(link ?? '').pathname)).status).toBe(410)

    // Staff sign in and create a client.
    await staff.fill('/admin/sign-in', { email: 'robin@agency.example', password: PASSWORD })
    expect((await staff.get('/admin')).status).toBe(200)
    const business = {
      email: 'sam@harbor.example',
      name: 'Sam Okafor',
      businessName: 'Harbor Dental',
      password: PASSWORD,
      adminNotes: 'CANARY prefers mornings',
    }
    const made = await staff.adminApi('resources/Client/actions/new', business)
    expect(made).toMatchObject({ status: 200 })
    const { id } = made.body['record'] as Record

    // Token, URL.
    await staff.adminApi(`resources/Client/records/${id}/generateToken`, {})
    const shown = (await staff.adminApi(`resources/Client/records/${id}/show`)).body['record'] as Record
    expect(shown.params['setupStatus']).toBe('TOKEN_GENERATED')
    const webhookUrl = shown.details?.webhookUrl ?? ''
    expect(webhookUrl).toMatch(/\/api\/v1\/vapi\/webhook\/\w{32}\/$/)

    // Vapi reports a call.
    const reported = await fetch(webhookUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: report,
    })
    expect({ status: reported.status, body: await reported.text() }).toEqual({ status: 200, body: '{}' })

    // The client signs in and reads it.
    const client = app.visitor()
    expect(await client.fill('/sign-in', { email: business.email, password: PASSWORD })).toMatchObject({
      location: '/',
    })
    const list = await untilItShows(() => client.get('/calls'), 'Sam Okafor')
    const path = /href="(\/calls\/[0-9a-f-]{36})"/.exec(list)?.[1] ?? ''
    const page = (await client.get(path)).text
    expect(page).toContain('Hi, can I move my cleaning to Thursday afternoon?')
    expect(page).toContain('Sam chose 2:30 PM.')
    expect(page).toContain('(415) 555-0177')
    for (const place of ['/', '/calls', path, '/profile', '/settings'])
      expect((await client.get(place)).text).not.toContain('CANARY')

    // A word of the conversation finds it; another does not.
    expect((await client.get('/calls?text=cleaning+Thursday')).text).toContain(path)
    expect((await client.get('/calls?text=cleaning+elephant')).text).not.toContain(path)

    // Staff mark it live: without a test call only for a reason.
    const refused = await staff.adminApi(`resources/Client/bulk/markLive?recordIds=${id}`, {})
    expect(refused.body['errors']).toHaveProperty('reason')
    await staff.adminApi(`resources/Client/bulk/markLive?recordIds=${id}`, { reason: 'A real call went well' })
    const live = (await staff.adminApi(`resources/Client/records/${id}/show`)).body['record'] as Record
    expect(live.params['setupStatus']).toBe('LIVE')
    expect(live.details?.health?.receivedInDay).toBe(1)
  })
})

/** The worker has a second; more on a busy machine. */
async function untilItShows(open: () => Promise<{ text: string }>, what: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const { text } = await open()
    if (text.includes(what)) return text
    await sleep(100)
  }
  throw new Error(`${what} did not show up`)
}
