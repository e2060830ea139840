import { expect } from 'vitest'
import { inDays, type Story, type World } from './world.js'

const leads: Story = {
  name: 'a lead is written down, told more and followed',
  async begins({ program }) {
    const made = await program.post('/leads', {
      name: 'Ada Moore',
      number: '+14155550188',
      custom_fields: { Plan: 'gold' },
    })
    await program.post(`/leads/${made.body.id}/notes`, { text: 'Prefers mornings' })
    const read = await program.get(`/leads/${made.body.id}`)
    return async (again) => {
      const path = `/leads/${made.body.id}`
      const now = await again.program.get(path)
      expect([now.body, now.headers.get('etag')]).toEqual([read.body, read.headers.get('etag')])
      const tag = { 'If-Match': read.headers.get('etag') ?? '' }
      expect((await again.program.patch(path, { status: 'contacted' }, tag)).body.status).toBe('contacted')
      expect((await again.program.patch(path, { status: 'lost' }, tag)).status).toBe(412)
      expect((await again.program.get('/leads?text=ADA+mo')).body.data).toHaveLength(1)
      expect((await again.program.get('/leads?text=5550188')).body.data).toHaveLength(1)
      expect((await again.program.get(`${path}/activities`)).body.data).toMatchObject([
        { kind: 'status_changed' },
        { kind: 'note', text: 'Prefers mornings' },
        { kind: 'created' },
      ])
    }
  },
}

const appointments: Story = {
  name: 'a time is taken, and nobody else gets it until it is free again',
  async begins({ program }) {
    const member = await program.post('/team', { name: 'Dana Whitfield', email: 'dana@harbor.example' })
    const at = { kind: 'viewing', starts_at: inDays(9), minutes: 45, team_member_id: member.body.id }
    const made = await program.post('/appointments', { ...at, attendee_name: 'Priya' })
    expect(made.status).toBe(201)
    return async (again) => {
      const refused = await again.program.post('/appointments', { ...at, attendee_name: 'Otto' })
      expect(refused.status).toBe(409)
      const moved = await again.program.patch(`/appointments/${made.body.id}`, { starts_at: inDays(10) })
      expect(moved.body).toMatchObject({ starts_at: inDays(10), team_member: { name: 'Dana Whitfield' } })
      expect((await again.program.post('/appointments', { ...at, attendee_name: 'Otto' })).status).toBe(201)
      const off = await again.program.post(`/appointments/${made.body.id}/cancel`, { reason: 'Sold' })
      expect(off.body.status).toBe('cancelled')
      expect((await again.visitor.get('/appointments/list')).text).toContain('Otto')
    }
  },
}

const tasks: Story = {
  name: 'a task is set and done',
  async begins({ program }) {
    const task = { title: 'Send the plan', due_at: '2090-03-04T14:00:00.000Z', text: 'By mail' }
    const made = await program.post('/tasks', task)
    return async (again) => {
      expect((await again.program.get(`/tasks/${made.body.id}`)).body).toMatchObject(task)
      const done = await again.program.patch(`/tasks/${made.body.id}`, { is_done: true })
      expect(done.body.done_by).toBe('CRM')
      expect((await again.program.get('/tasks?show=done')).body.data).toHaveLength(1)
    }
  },
}

const properties: Story = {
  name: 'a property with a unit is offered for, and the offer decided',
  async begins({ program }) {
    const price = { amount_minor: 45_000_000, currency: 'USD' }
    const house = await program.post('/properties', {
      address: '204 Maple Road',
      city: 'Albany',
      price,
      reference: 'M-204',
    })
    const unit = await program.post(`/properties/${house.body.id}/units`, { name: '4B', bedrooms: 2 })
    const offer = await program.post('/offers', {
      ...{ amount: price, property_id: house.body.id, buyer_name: 'Imogen Clarke', conditions: 'Subject to survey' },
    })
    expect([house.status, unit.status, offer.status]).toEqual([201, 201, 201])
    return async (again) => {
      expect((await again.program.get('/properties?text=204+Maple')).body.data).toMatchObject([{ price }])
      expect((await again.program.get(`/offers/${offer.body.id}`)).body).toEqual(offer.body)
      const twice = await again.program.post(`/properties/${house.body.id}/units`, { name: '4B' })
      expect(twice.body.errors).toMatchObject([{ field: 'name' }])
      const taken = await again.program.post(`/offers/${offer.body.id}/decide`, { status: 'accepted' })
      expect(taken.body).toMatchObject({ status: 'accepted', conditions: 'Subject to survey' })
      await again.program.post(`/properties/${house.body.id}/archive`)
      expect((await again.program.get('/properties?text=Maple')).body.data).toEqual([])
    }
  },
}

const imported: Story = {
  name: 'a file of properties is read, and taken over later',
  async begins({ visitor }) {
    const file = 'Address,City,Price,Bedrooms\n9 Linden Ave,Troy,"$450,000",3\n11 Linden Ave,Troy,"$1,250,000",4\n'
    const at = await upload(visitor, file)
    expect(at).toMatch(/^\/properties\/imports\/[0-9a-f-]{36}$/)
    return async (again) => {
      expect((await again.visitor.get(at)).text).toContain('9 Linden Ave')
      const answer = await again.visitor.post(`${at}/add`)
      expect(answer.status).toBe(303)
      const { data } = (await again.program.get('/properties?city=Troy&sort=created_at')).body
      expect(data.map((row: { price: { amount_minor: number } }) => row.price.amount_minor).sort()).toEqual([
        125_000_000, 45_000_000,
      ])
      await again.visitor.get(at)
      expect((await again.visitor.post(`${at}/undo`)).status).toBe(303)
      expect((await again.program.get('/properties?city=Troy')).body.data).toEqual([])
    }
  },
}

/** Sends the form of a file as a browser would. @returns where it leads */
async function upload(visitor: World['visitor'], text: string): Promise<string> {
  const page = (await visitor.get('/properties/imports')).text
  const form = new FormData()
  form.set('_csrf', /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '')
  form.set('file', new Blob([text], { type: 'text/csv' }), 'list.csv')
  const cookie = [...visitor.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
  const headers = { cookie, origin: visitor.url, 'sec-fetch-site': 'same-origin' }
  const url = new URL('/properties/imports', visitor.url)
  const answer = await fetch(url, { method: 'POST', body: form, headers, redirect: 'manual' })
  return answer.headers.get('location') ?? (await answer.text())
}

export const office: readonly Story[] = [leads, appointments, tasks, properties, imported]
