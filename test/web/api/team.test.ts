import { describe, expect, it } from 'vitest'
import { aColleague } from '../../support/a-viewing.js'
import { useApp } from '../../support/app.js'
import { anAgencyProgram, aProgram } from '../../support/program.js'

describe('A client’s team for programs', () => {
  const app = useApp()

  it('is listed, those who work there first, and read one by one', async () => {
    const program = await aProgram(app)
    const { clientId } = program
    await aColleague(app.deps, { clientId, name: 'Abe', isActive: false })
    const dana = await aColleague(app.deps, { clientId, email: 'dana@business.example', bufferAfterMinutes: 15 })
    const { body } = await program.get('/team')
    expect(body.data.map(({ name }: { name: string }) => name)).toEqual(['Dana Whitfield', 'Abe'])
    const one = await program.get(`/team/${dana.id}`)
    expect(one.body).toEqual(body.data[0])
    expect(one.body).toMatchObject({ email: 'dana@business.example', buffer_after_minutes: 15, is_active: true })
  })

  it('of another client is not there, and the agency says whose it wants', async () => {
    const [program, other] = [await aProgram(app), await aProgram(app)]
    const { id, clientId } = await aColleague(app.deps, { clientId: other.clientId })
    expect((await program.get(`/team/${id}`)).status).toBe(404)
    expect((await program.get(`/team?client_id=${clientId}`)).body.data).toEqual([])
    const agency = await anAgencyProgram(app)
    expect((await agency.get('/team')).body.errors[0].field).toBe('client_id')
    expect((await agency.get(`/team?client_id=${clientId}`)).body.data).toHaveLength(1)
  })

  it('is for keys that may', async () => {
    const program = await aProgram(app, { scopes: ['leads:read'] })
    expect((await program.get('/team')).body.code).toBe('insufficient_scope')
  })
})
