import { describe, expect, it } from 'vitest'
import { useApp } from '../../support/app.js'
import { anAgencyProgram, aProgram } from '../../support/program.js'

describe('Leads for programs', () => {
  const app = useApp()

  it('are written down, read, changed and listed', async () => {
    const program = await aProgram(app)
    const made = await program.post('/leads', { name: 'Ada', number: '+14155550177', custom_fields: { Plan: 'gold' } })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ name: 'Ada', number: '+14155550177', source: 'api', status: 'new' })
    expect(made.headers.get('location')).toBe(`/api/v1/leads/${made.body.id}`)

    const read = await program.get(`/leads/${made.body.id}`)
    expect(read.body).toEqual(made.body)
    const changed = await program.patch(
      `/leads/${made.body.id}`,
      { name: 'Ada Moore', status: 'contacted' },
      { 'If-Match': read.headers.get('etag') ?? '' },
    )
    expect(changed.body).toMatchObject({ name: 'Ada Moore', status: 'contacted' })

    const late = await program.patch(
      `/leads/${made.body.id}`,
      { name: 'X' },
      { 'If-Match': read.headers.get('etag') ?? '' },
    )
    expect(late.status).toBe(412)
    expect(late.body.code).toBe('precondition_failed')

    const page = await program.get('/leads?fields=id,name&limit=1')
    expect(page.body).toEqual({ data: [{ id: made.body.id, name: 'Ada Moore' }], next: null })
  })

  it('E: are told what they look for, and forget it again', async () => {
    const program = await aProgram(app)
    const qualification = {
      budget: { amount_minor: 45_000_000, currency: 'EUR' },
      move_in_on: '2026-09-01',
      bedrooms: 3,
      size_area: 'about 90 m²',
      needs: 'A garden',
      timeframe: 'this autumn',
    }
    const made = await program.post('/leads', { name: 'Ada', qualification })
    expect(made.body.qualification).toEqual(qualification)
    const path = `/leads/${made.body.id}`
    const changed = await program.patch(path, { qualification: { budget: null, bedrooms: 2 } })
    expect(changed.body.qualification).toEqual({ ...qualification, budget: null, bedrooms: 2 })
    const wrong = await program.patch(path, { qualification: { move_in_on: 'soon', rooms: 1 } })
    expect(wrong.status).toBe(400)
    expect((await program.patch(path, { note: 'x'.repeat(4_000) })).status).toBe(200)
    expect((await program.post(`${path}/notes`, { text: 'x'.repeat(4_001) })).status).toBe(400)
  })

  it('are read page by page, from either end', async () => {
    const program = await aProgram(app)
    for (const name of ['a', 'b', 'c']) await program.post('/leads', { name })
    const names = async (sort: string) => {
      const found: string[] = []
      let next: string | null = ''
      while (next !== null) {
        const page = await program.get(`/leads?sort=${sort}&limit=2${next && `&cursor=${next}`}`)
        found.push(...page.body.data.map(({ name }: { name: string }) => name))
        next = page.body.next
      }
      return found
    }
    expect((await names('last_activity_at')).join('')).toBe([...(await names('-last_activity_at'))].reverse().join(''))
  })

  it('say what to change, and change nothing', async () => {
    const program = await aProgram(app)
    const wrong = await program.post('/leads', { number: '12', nmae: 'Ada' })
    expect(wrong.status).toBe(400)
    expect(wrong.headers.get('content-type')).toMatch('application/problem+json')
    const half = await program.post('/leads', { name: 'Ada' })
    const refused = await program.patch(`/leads/${half.body.id}`, { name: 'Bo', status: 'flying' })
    expect(refused.body.errors).toMatchObject([{ field: 'status' }])
    expect((await program.get(`/leads/${half.body.id}`)).body.name).toBe('Ada')
  })

  it('of another client are not there', async () => {
    const [program, other] = [await aProgram(app), await aProgram(app)]
    const { body } = await other.post('/leads', { name: 'Theirs' })
    expect((await program.get(`/leads/${body.id}`)).status).toBe(404)
    expect((await program.patch(`/leads/${body.id}`, { name: 'Mine' })).status).toBe(404)
    const agency = await anAgencyProgram(app)
    expect((await agency.get(`/leads?client_id=${other.clientId}`)).body.data).toHaveLength(1)
  })

  it('are made once for one idempotency key', async () => {
    const program = await aProgram(app)
    const key = { 'Idempotency-Key': 'order-1' }
    const all = await Promise.all(Array.from({ length: 20 }, () => program.post('/leads', { name: 'Once' }, key)))
    expect(new Set(all.map(({ status }) => status))).not.toContain(500)
    const again = await program.post('/leads', { name: 'Once' }, key)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect((await program.get('/leads')).body.data).toHaveLength(1)
    expect((await program.post('/leads', { name: 'Other' }, key)).body.code).toBe('idempotency_key_reused')
  })
})
