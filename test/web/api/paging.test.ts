import { describe, expect, it } from 'vitest'
import { useApp } from '../../support/app.js'
import { aProgram, type Program } from '../../support/program.js'

describe('A list that is read on', () => {
  const app = useApp()

  const first = async (program: Program, path: string) => (await program.get(path)).body.next
  const refusal = async (program: Program, path: string) => {
    const { status, body } = await program.get(path)
    return [status, body.errors?.[0]]
  }
  const turned = [400, { field: 'cursor', detail: expect.stringContaining('same sort') }]

  it('does not turn round when the sort is forgotten', async () => {
    const program = await aProgram(app)
    for (const name of ['Ada', 'Bo', 'Cy']) await program.post('/leads', { name })
    const [oldest, newest] = [
      await first(program, '/leads?limit=1&sort=last_activity_at'),
      await first(program, '/leads?limit=1'),
    ]
    expect(await refusal(program, `/leads?limit=1&cursor=${oldest}`)).toEqual(turned)
    expect(await refusal(program, `/leads?limit=1&sort=last_activity_at&cursor=${newest}`)).toEqual(turned)
    const next = await program.get(`/leads?limit=1&sort=last_activity_at&cursor=${oldest}`)
    expect(next.body.data).toMatchObject([{ name: 'Bo' }])
    expect((await program.get(`/leads?limit=1&cursor=${newest}`)).body.data).toMatchObject([{ name: 'Bo' }])
  })

  it('does not either where the soonest comes first', async () => {
    const program = await aProgram(app)
    const at = (hour: number) => new Date(Date.UTC(new Date().getUTCFullYear() + 1, 2, 3, hour)).toISOString()
    for (const hour of [9, 12, 15]) {
      const wanted = { kind: 'viewing', starts_at: at(hour), minutes: 45, attendee_name: 'Ada' }
      expect((await program.post('/appointments', wanted)).status).toBe(201)
    }
    const latest = await first(program, '/appointments?limit=1&sort=-starts_at')
    const soonest = await first(program, '/appointments?limit=1')
    expect(await refusal(program, `/appointments?limit=1&cursor=${latest}`)).toEqual(turned)
    expect(await refusal(program, `/appointments?limit=1&sort=-starts_at&cursor=${soonest}`)).toEqual(turned)
    const { body } = await program.get(`/appointments?limit=1&cursor=${soonest}`)
    expect(body.data).toMatchObject([{ starts_at: at(12) }])
  })
})
