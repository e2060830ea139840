import { expect } from 'vitest'
import { atVapi } from '../../domain/numbers/support.js'
import { eventually } from '../../support/eventually.js'
import type { Story } from './world.js'

const POOLED = '+14155550201'
const FACTS = {
  functions: ['lookup_property', 'take_message', 'request_callback', 'opt_out'],
  business_type: 'dental',
  hours: null,
  services: [{ name: 'Check-up', minutes: 30, price: '$120' }],
  faqs: [{ question: 'Do you take walk-ins?', answer: 'On weekdays before noon.' }],
}

const assistant: Story = {
  name: 'an assistant is published, given a number of the pool, changed and has somebody called',
  async begins({ program, agency, vapi }) {
    const made = await program.post('/voice/assistants', { name: 'Front desk', facts: FACTS })
    const at = `/voice/assistants/${made.body.id}`
    expect((await program.post(`${at}/publish`, { note: 'First' })).body).toMatchObject({ state: 'done', version: 1 })
    atVapi(vapi, { id: null, number: POOLED })
    expect((await agency.post('/voice/phone-numbers/import')).body).toMatchObject({ added: 1 })
    return async (again) => {
      const free = await again.program.get('/voice/phone-numbers/available')
      expect(free.body.data).toMatchObject([{ country: 'US', free: 1 }])
      const picked = await again.program.post('/voice/phone-numbers/pick', {
        assistant_id: made.body.id,
        country: 'US',
      })
      expect(picked.body).toMatchObject({ number: POOLED, is_primary: true, assistant_name: 'Front desk' })

      expect((await again.program.patch(at, { facts: { agent_name: 'Mia' } })).body.has_unpublished_changes).toBe(true)
      expect((await again.program.post(`${at}/publish`)).body).toMatchObject({ state: 'done', version: 2 })
      const restored = await again.program.post(`${at}/versions/1/restore`, {})
      expect(restored.body).toMatchObject({ state: 'done', version: 3 })
      const versions = (await again.program.get(`${at}/versions`)).body.data
      expect(versions).toMatchObject([{ number: 3, is_live: true }, { number: 2 }, { number: 1, note: 'First' }])

      const call = { phone_number: '+14155550143', assistant_id: made.body.id }
      const placed = await again.program.post('/voice/call', call, { 'Idempotency-Key': 'ring-1' })
      expect([placed.status, placed.body.from_number]).toEqual([202, POOLED])
      const attempt = `/voice/attempts/${placed.body.id}`
      await eventually(async () => expect((await again.program.get(attempt)).body.state).toBe('ended'), 15_000)
      const repeated = await again.program.post('/voice/call', call, { 'Idempotency-Key': 'ring-1' })
      expect(repeated.headers.get('idempotent-replayed')).toBe('true')
    }
  },
}

const client: Story = {
  name: 'a client is made by the agency, looked for and changed in the back office',
  async begins({ agency }) {
    const business = { email: 'lee@orchard.example', name: 'Lee Ash', business_name: 'Orchard Homes' }
    const made = await agency.post('/clients', business)
    expect(made.status).toBe(201)
    return async ({ staff, ...again }) => {
      const status = async () => (await again.agency.get(`/clients/${made.body.id}`)).body.setup_status
      expect(await status()).toBe('not_started')
      expect((await staff.get('/admin')).status).toBe(200)
      const list = await staff.adminApi('resources/Client/actions/list?filters.q=orch')
      expect(list.body['records']).toMatchObject([{ id: made.body.id }])
      await staff.adminApi(`resources/Client/records/${made.body.id}/generateToken`, {})
      expect(await status()).toBe('token_generated')
      const audit = await staff.adminApi('resources/AuditEntry/actions/list')
      expect(JSON.stringify(audit.body['records'])).toContain('Robin')
    }
  },
}

export const setUp: readonly Story[] = [assistant, client]
