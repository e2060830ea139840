import { describe, expect, it } from 'vitest'
import { useApp } from '../support/app.js'
import { aStaffLogin, PASSWORD } from '../support/people.js'
import { asStaff, edit, list } from './support.js'

// The holes that concern the sign-in, by the number the project's field guide gives them; and T-5 of trust.md.
describe('signing in to the back office', () => {
  const app = useApp()
  const db = () => app.deps.database.prisma

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/portal',
    '/admin/..//evil.example',
    '/admin@evil.example',
    'javascript:alert(1)',
  ])('6: does not go on to %s after the sign-in', async (next) => {
    const staff = await aStaffLogin(app.deps)
    const visitor = app.visitor()
    await visitor.get(`/admin/sign-in?next=${encodeURIComponent(next)}`)
    const answer = await visitor.post('/admin/sign-in', { email: staff.email, password: PASSWORD, next })
    expect(answer.location).toBe('/admin')
  })

  it('carries the name and colour of the agency', async () => {
    const branding = { id: 'branding.name', value: 'Northwind Voice', updatedAt: new Date() }
    await db().setting.upsert({ where: { id: branding.id }, create: branding, update: branding })
    expect((await app.visitor().get('/admin/sign-in')).text).toContain('Northwind Voice')
  })

  it('6: goes on to the page one wanted', async () => {
    const staff = await aStaffLogin(app.deps)
    const visitor = app.visitor()
    const sent = await visitor.get('/admin/resources/Client?filters.q=dental')
    expect(sent.location).toBe(`/admin/sign-in?next=${encodeURIComponent('/admin/resources/Client?filters.q=dental')}`)
    const answer = await visitor.fill(sent.location ?? '', {
      email: staff.email,
      password: PASSWORD,
      next: '/admin/resources/Client?filters.q=dental',
    })
    expect(answer.location).toBe('/admin/resources/Client?filters.q=dental')
  })

  it('10: gives a session a new id at sign-in, and a cookie of before is worth nothing', async () => {
    const staff = await aStaffLogin(app.deps)
    const visitor = app.visitor()
    visitor.cookies.set('backline-admin', 's%3Aplanted.signature')
    await visitor.fill('/admin/sign-in', { email: staff.email, password: PASSWORD })
    const first = visitor.cookies.get('backline-admin')
    expect(first).not.toContain('planted')
    await visitor.get('/admin')
    expect(visitor.cookies.get('backline-admin')).toBe(first)
    const again = app.visitor()
    await again.fill('/admin/sign-in', { email: staff.email, password: PASSWORD })
    expect(again.cookies.get('backline-admin')).not.toBe(first)
  })

  it('12, 13: answers the sign-in with one sentence, whatever was sent', async () => {
    await aStaffLogin(app.deps, { email: 'robin@agency.example' })
    const sentence = 'This e-mail and password do not match an active login.'
    for (const fields of [
      { email: 'robin@agency.example', password: 'wrong' },
      { email: "o'brien@agency.example", password: "'" },
      { email: 'nobody@agency.example', password: 'x'.repeat(5000) },
    ]) {
      const answer = await app.visitor().fill('/admin/sign-in', fields)
      expect([answer.status, answer.text.includes(sentence)]).toEqual([401, true])
    }
    for (const fields of [
      { 'email[gt]': '', 'password[gt]': '' },
      { email: 'robin@agency.example', 'password[not]': 'x' },
    ]) {
      const answer = await app.visitor().fill('/admin/sign-in', fields as Record<string, string>)
      expect(answer.status).toBe(401)
    }
    const json = await fetch(new URL('/admin/sign-in', app.address), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"email":{"contains":"a"},"password":"x"}',
    })
    expect(json.status).toBe(403)
  })

  it('22: puts out at once whoever was disabled, and applies a new role at once', async () => {
    const [owner, support] = [await asStaff(app), await asStaff(app, 'SUPPORT')]
    await asStaff(app, 'OWNER')
    expect((await list(support, 'Staff')).status).toBe(403)
    await db().staff.update({ where: { id: support.staff.id }, data: { role: 'ADMIN' } })
    expect((await list(support, 'Staff')).status).toBe(200)
    await edit(owner, ['Staff', support.staff.id], { isActive: 'false' })
    expect((await list(support, 'Client')).status).toBe(401)
    expect((await support.get('/admin')).location).toBe('/admin/sign-in')
  })

  it('23: lets an account be tried ten times in a quarter of an hour', async () => {
    await aStaffLogin(app.deps, { email: 'target@agency.example' })
    const statuses = []
    for (let tries = 0; tries < 11; tries++) {
      statuses.push(
        (await app.visitor().fill('/admin/sign-in', { email: 'target@agency.example', password: 'wrong' })).status,
      )
    }
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401))
    expect(statuses[10]).toBe(429)
  })

  it('ends the session at sign-out, which works by POST only', async () => {
    const visitor = await asStaff(app)
    expect((await visitor.get('/admin/sign-out')).status).toBe(404)
    expect((await visitor.get('/admin')).status).toBe(200)
    const old = new Map(visitor.cookies)
    const token = /"csrf":"([^"]+)"/.exec((await visitor.get('/admin')).text)?.[1] ?? ''
    expect((await visitor.post('/admin/sign-out', { _csrf: 'wrong' })).status).toBe(403)
    expect((await visitor.post('/admin/sign-out', { _csrf: token })).location).toBe('/admin/sign-in')
    const thief = app.visitor()
    for (const [name, value] of old) thief.cookies.set(name, value)
    expect((await thief.get('/admin')).status).toBe(302)
  })
})
