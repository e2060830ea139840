import { expect } from 'vitest'
import { type Receiver, startReceiver } from '../../emulators/receiver.js'
import { eventually } from '../../support/eventually.js'
import { Program } from '../../support/program.js'
import { Visitor } from '../../support/visitor.js'
import type { Story } from './world.js'

const forwarded: Story = {
  name: 'events are forwarded, those too that nobody took before the end',
  async begins({ program }) {
    const receiver: Receiver = await startReceiver(200)
    const hook = await program.post('/webhooks', { url: receiver.url, types: ['task.created'] })
    receiver.secrets.push(hook.body.secret)
    await program.post('/tasks', { title: 'Before' })
    await receiver.until(1)
    receiver.answers({ status: 503, headers: { 'retry-after': '10' } }, 200)
    await program.post('/tasks', { title: 'While it was down' })
    await receiver.until(2)
    return async (again) => {
      await receiver.until(3, 30_000)
      expect(receiver.deliveries.map(({ isGenuine }) => isGenuine)).toEqual([true, true, true])
      expect(receiver.deliveries[2]?.id).toBe(receiver.deliveries[1]?.id)
      const log = () => again.program.get(`/webhook-deliveries?webhook_id=${hook.body.id}`)
      await eventually(async () =>
        expect((await log()).body.data).toMatchObject([{ state: 'delivered' }, { state: 'delivered' }]),
      )
      const events = (await again.program.get('/events?type=task.created')).body.data
      expect(events.length).toBeGreaterThanOrEqual(2)
      await receiver.close()
    }
  },
}

const keys: Story = {
  name: 'a key is made in the portal, works, and works no more',
  async begins({ visitor, address }) {
    await visitor.get('/settings/api-keys/new')
    const page = await visitor.post('/settings/api-keys', { name: 'Reader', may: 'read', expires: '365' })
    const key = /id="key-text">(blk_\w+)</.exec(page.text)?.[1] ?? ''
    expect((await new Program(address, key).get('/auth/me')).status).toBe(200)
    return async (again) => {
      const reader = new Program(again.address, key)
      expect((await reader.get('/leads?limit=1')).status).toBe(200)
      expect((await reader.post('/leads', { name: 'x' })).body.code).toBe('insufficient_scope')
      expect((await new Program(again.address, `${key}x`).get('/auth/me')).status).toBe(401)
      const list = (await again.visitor.get('/settings/api-keys')).text
      const href = /action="(\/settings\/api-keys\/[0-9a-f-]{36}\/revoke)"/.exec(
        list.slice(list.indexOf('Reader')),
      )?.[1]
      expect((await again.visitor.post(href ?? '')).status).toBe(303)
      expect((await reader.get('/auth/me')).status).toBe(401)
    }
  },
}

const once: Story = {
  name: 'a request is made once under one key, whichever process answers',
  async begins({ program }) {
    const add = (by: Program) => by.post('/leads', { name: 'Once' }, { 'Idempotency-Key': 'order-1' })
    const made = await add(program)
    expect(made.status).toBe(201)
    return async (again) => {
      const repeated = await add(again.program)
      expect([repeated.body, repeated.headers.get('idempotent-replayed')]).toEqual([made.body, 'true'])
      expect((await again.program.get('/leads?text=Once')).body.data).toHaveLength(1)
    }
  },
}

const sessions: Story = {
  name: 'somebody who signed in stays so, and somebody who signed out does not',
  async begins({ address, email, password }) {
    const leaving = new Visitor(address)
    await leaving.fill('/sign-in', { email, password })
    await leaving.get('/')
    expect((await leaving.post('/sign-out')).status).toBe(303)
    const tokens = (await new Program(address).post('/auth/token', { email, password, audience: 'client' })).body
    return async ({ visitor, ...again }) => {
      expect((await visitor.get('/profile')).status).toBe(200)
      expect((await leaving.get('/profile')).status).toBe(303)
      const bearer = { headers: { Authorization: `Bearer ${tokens.access_token}` } }
      const anyone = new Program(again.address)
      expect((await anyone.get('/auth/me', bearer)).body.client.id).toBe(again.clientId)
      const refreshed = await anyone.post('/auth/refresh', { refresh_token: tokens.refresh_token })
      expect(refreshed.status).toBe(200)
      const wrong = await anyone.post('/auth/token', { email, password: 'wrong', audience: 'client' })
      expect(wrong.status).toBe(401)
    }
  },
}

export const programs: readonly Story[] = [forwarded, keys, once, sessions]
