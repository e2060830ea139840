import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { eventually } from '../../support/eventually.js'
import { ask, post, type Story } from './world.js'

const REPORT = readFileSync('test/samples/vapi/50-eocr-inbound-completed.json', 'utf8')

/** The bytes that once stopped the process for good: "Oak Street" without a house number. */
const INEXACT =
  '{"message":{"type":"tool-calls","timestamp":1796073000000,"toolCallList":[{"id":"tc_1","type":"function","function":{"name":"lookup_property","arguments":{"property":"Oak Street"}}}],"call":{"id":"fc-00","type":"inboundPhoneCall","customer":{"number":"+12125550186"}},"customer":{"number":"+12125550186"}}}'

const inexact: Story = {
  name: 'A1: an inexact address is looked up, and everything else goes on',
  async begins(world) {
    const house = { address: '1214 Oak Street', city: 'Albany' }
    expect((await world.program.post('/properties', house)).status).toBe(201)
    const answers = async (again: typeof world) => {
      const answer = JSON.stringify(await post(again, INEXACT))
      expect(answer).toContain('1214 Oak Street')
      for (const property of ['Oke Street', '1214 Oke Street', '12 Elm Avenue', 'Albany'])
        expect(await ask(again, 'lookup_property', { property })).not.toMatch(/^refused/)
      expect(await ask(again, 'lookup_property', { property: '1214 Oaks Street' })).toContain('1214 Oak Street')
      for (const path of ['/healthz', '/readyz']) expect((await fetch(`${again.address}${path}`)).status).toBe(200)
    }
    await answers(world)
    return answers
  },
}

const reported: Story = {
  name: 'a call is reported, and found by words that are sealed',
  async begins(world) {
    await post(world, REPORT)
    const path = '/voice/calls?fields=id,outcome,duration_seconds'
    await eventually(async () => expect((await world.program.get(path)).body.data).toHaveLength(1), 10_000)
    const before = (await world.program.get(path)).body
    return async ({ program, visitor, ...again }) => {
      expect((await program.get(path)).body).toEqual(before)
      const { id } = before.data[0]
      expect((await visitor.get('/calls?text=cleaning+Thursday')).text).toContain(`/calls/${id}`)
      expect((await visitor.get('/calls?text=cleaning+elephant')).text).not.toContain(`/calls/${id}`)
      expect((await visitor.get(`/calls/${id}`)).text).toContain('Hi, can I move my cleaning to Thursday afternoon?')
      const corrected = await program.patch(`/voice/calls/${id}`, { outcome: 'information_provided' })
      expect(corrected.body.outcome).toBe('information_provided')
      // What was delivered before is known again.
      await post({ program, visitor, ...again }, REPORT)
      const { body } = await again.agency.get(`/webhook-events?client_id=${again.clientId}&type=end-of-call-report`)
      expect(body.data).toMatchObject([{ state: 'done' }])
      const figures = await program.get('/voice/phone-calls/analytics/overview?from=2026-09-01&to=2026-09-30')
      expect(figures.body).toMatchObject({ calls: 1, completed: 1 })
    }
  },
}

const optedOut: Story = {
  name: 'somebody is never called again',
  async begins(world) {
    const number = '+12125550199'
    expect(await ask(world, 'opt_out', { said: 'never again' }, number)).not.toMatch(/^refused/)
    return async ({ program }) => {
      const { data } = (await program.get('/suppressions?text=555-0199')).body
      expect(data).toMatchObject([{ number, source: 'call', lifted_at: null }])
      expect((await program.post('/suppressions', { number, reason: 'Again' })).status).toBe(409)
      const lifted = await program.post(`/suppressions/${data[0].id}/lift`, { reason: 'Asked to be called' })
      expect(lifted.body.lifted_by).toBe('CRM')
      expect((await program.get('/suppressions')).body.data).toEqual([])
      expect((await program.post('/suppressions', { number, reason: 'Again' })).status).toBe(201)
    }
  },
}

const message: Story = {
  name: 'a message is taken and a callback promised',
  async begins(world) {
    const from = '+12125550177'
    await ask(world, 'take_message', { message: 'Please send the floor plan', callerName: 'Jonas Fischer' }, from)
    await ask(world, 'request_callback', { about: 'The deposit', callerName: 'Jonas Fischer' }, from)
    return async ({ program, visitor }) => {
      const { data } = (await program.get('/messages?show=unread')).body
      expect(data).toMatchObject([{ text: 'Please send the floor plan', caller_name: 'Jonas Fischer' }])
      await program.post(`/messages/${data[0].id}/answer`, { text: 'Sent' })
      expect((await program.get('/messages')).body).toMatchObject({ waiting: 0, data: [] })
      expect((await visitor.get('/tasks')).text).toContain('Call back Jonas Fischer')
      const leads = (await program.get('/leads?text=Fischer')).body.data
      expect(leads).toMatchObject([{ name: 'Jonas Fischer', number: from, source: 'phone' }])
    }
  },
}

export const onTheTelephone: readonly Story[] = [inexact, reported, optedOut, message]
