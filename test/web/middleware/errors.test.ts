import { json } from 'express'
import { describe, expect, it } from 'vitest'
import { conflict, DomainError } from '../../../src/platform/errors.js'
import { STATUS } from '../../../src/web/middleware/errors.js'
import { usePortal } from '../../support/use-portal.js'

const portal = usePortal({
  more(app) {
    app.get('/boom', () => {
      throw new Error('select * from secrets at /srv/app/db.ts')
    })
    app.get('/api/v1/boom', () => {
      throw new Error('select * from secrets at /srv/app/db.ts')
    })
    app.get('/refuse/:code', (req) => {
      throw new DomainError(req.params.code as 'invalid', 'A sentence to show', { retryAfterSeconds: 7, secret: 'x' })
    })
    app.post('/api/v1/read', json({ limit: 100 }), (_req, res) => void res.json({}))
    app.get('/clash', () => Promise.reject(conflict('Somebody else changed this')))
  },
})
const get = (path: string, headers: Record<string, string> = {}) => portal.visitor().get(path, headers)

describe('an error', () => {
  it.each(Object.entries(STATUS))('of the kind %s is answered with %i and its sentence', async (code, status) => {
    const answer = await get(`/refuse/${code}`)
    expect(answer.status).toBe(status)
    expect(answer.text).toContain('A sentence to show')
    expect(answer.headers.get('retry-after')).toBe('7')
    expect(answer.text).not.toContain('secret')
  })

  it('nobody foresaw is logged, and hidden behind a fixed sentence with the id of the request', async () => {
    portal.expectErrors()
    for (const path of ['/boom', '/api/v1/boom']) {
      const answer = await get(path)
      expect(answer.status).toBe(500)
      expect(answer.text).toContain(answer.headers.get('x-request-id'))
      expect(answer.text).not.toMatch(/select \*|\/srv\/|\.ts\b|Express/)
      expect(answer.headers.get('x-powered-by')).toBeNull()
    }
    expect(portal.logged.filter((line) => line.includes('unhandled'))).toHaveLength(2)
  })

  it('is JSON for programs and a page for people', async () => {
    expect((await get('/nothing')).text).toContain('<h1>Page not found</h1>')
    expect(JSON.parse((await get('/nothing', { accept: 'application/json' })).text)).toMatchObject({
      error: { code: 'not_found' },
    })
    expect(JSON.parse((await get('/api/v1/nothing', { accept: 'text/html' })).text)).toMatchObject({
      error: { code: 'not_found' },
    })
    expect((await get('/clash')).status).toBe(409)
  })

  it('of a body that is too large or cannot be read is a refusal, not a fault', async () => {
    const send = (body: string) =>
      fetch(`${portal.address}/api/v1/read`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    const large = await send(JSON.stringify({ a: 'x'.repeat(200) }))
    expect([large.status, (await large.json()).error.code]).toEqual([413, 'too_large'])
    const broken = await send('{"a":')
    expect([broken.status, (await broken.json()).error.code]).toEqual([400, 'invalid'])
    expect((await get('/setup/%E0%A4%A')).status).toBe(400)
  })

  it('still has a page when the database is away', async () => {
    portal.expectErrors()
    await portal.deps.database.script('alter table settings rename to settings_away')
    const answer = await get('/sign-in')
    await portal.deps.database.script('alter table settings_away rename to settings')
    expect(answer.status).toBe(500)
    expect(answer.text).toContain('Something went wrong on our side')
    expect(answer.text).not.toMatch(/relation|prisma/i)
  })
})
