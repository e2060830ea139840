import { describe, expect, it } from 'vitest'
import { aLead } from '../../support/a-lead.js'
import { aTask } from '../../support/a-task.js'
import { aViewing } from '../../support/a-viewing.js'
import { anOffer } from '../../support/an-offer.js'
import { useApp } from '../../support/app.js'
import { aCall, aClient } from '../../support/builders.js'
import { anAgencyProgram, aProgram } from '../../support/program.js'
import { operations, resolve } from '../../support/requests.js'

/** These are how a list is shown, or one thing to choose, and no filters. */
const NO_FILTERS = ['sort', 'show', 'channel']
const ONE_ONLY = [
  'listFreeTimes kind',
  'listAssistantTemplates direction',
  'listVoices provider',
  'createAssistant direction',
]

describe('C10: Filters of lists', () => {
  const app = useApp()

  it('take several words wherever they are a closed list', () => {
    const single = operations().flatMap(({ name, method, query }) =>
      query
        .filter(({ schema }) => method === 'GET' && resolve(schema)['enum'] !== undefined)
        .map((one) => `${name} ${one.name}`)
        .filter((one) => !ONE_ONLY.includes(one) && !NO_FILTERS.includes(one.split(' ')[1] ?? '') && !isFlag(one)),
    )
    expect(single).toEqual([])
  })

  /** Yes or no. */
  const isFlag = (one: string) => {
    const [name, parameter] = one.split(' ')
    const found = operations()
      .find((operation) => operation.name === name)
      ?.query.find((asked) => asked.name === parameter)
    return JSON.stringify(resolve(found?.schema ?? {})['enum']) === '["true","false"]'
  }

  it('have one meaning of from and to, on every list that has a period', () => {
    const told = operations().flatMap(({ name, query }) => {
      const [from, to] = ['from', 'to'].map((wanted) => query.find((one) => one.name === wanted)?.schema)
      if (!from && !to) return []
      const texts = [from, to].map((schema) => String(schema?.['description']).replace(/^.*? (then|earlier)/, '$1'))
      return [{ name, formats: JSON.stringify([from?.['anyOf'], to?.['anyOf']]), texts: texts.join() }]
    })
    expect(told.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'listCalls',
        'listAppointments',
        'listWebhookEvents',
        'getCallOverview',
        'listFreeTimes',
      ]),
    )
    expect(new Set(told.map(({ formats }) => formats)).size).toBe(1)
    expect(told[0]?.formats).toContain('"format":"date"')
    expect(new Set(told.map(({ texts }) => texts)).size).toBe(1)
  })

  it('find what fits any of the words, with commas or sent again', async () => {
    const program = await aProgram(app)
    const of = { clientId: program.clientId }
    for (const status of ['NEW', 'CONTACTED', 'LOST'] as const) await aLead(app.deps, { ...of, name: status, status })
    const names = async (query: string) =>
      ((await program.get(`/leads?${query}`)).body.data as { name: string }[]).map(({ name }) => name).sort()
    expect(await names('status=new,lost')).toEqual(['LOST', 'NEW'])
    expect(await names('status=new&status=lost')).toEqual(['LOST', 'NEW'])
    expect(await names('status=new%2C%20contacted,new')).toEqual(['CONTACTED', 'NEW'])
    expect(await names('status=lost')).toEqual(['LOST'])
    for (const query of ['status=new,blue', 'status=', 'status=,', 'status[]=new'])
      expect((await program.get(`/leads?${query}`)).status, query).toBe(400)
  })

  it('do so for calls, appointments, tasks and offers too', async () => {
    const program = await aProgram(app)
    const of = { clientId: program.clientId }
    const sizeOf = async (path: string) => (await program.get(path)).body.data.length
    for (const outcome of ['TRANSFERRED', 'MESSAGE_TAKEN', 'COMPLETED'] as const)
      await aCall(app.deps, { ...of, outcome, endedAt: new Date() })
    expect(await sizeOf('/voice/calls?outcome=transferred,completed')).toBe(2)
    await aViewing(app.deps, of)
    expect(await sizeOf('/appointments?status=pending,confirmed&kind=viewing,tour')).toBe(1)
    expect(await sizeOf('/appointments?status=done,cancelled')).toBe(0)
    await aTask(app.deps, of)
    expect(await sizeOf('/tasks?kind=callback,follow_up,viewing')).toBe(1)
    await anOffer(app.deps, of)
    await anOffer(app.deps, { ...of, expiresAt: new Date(Date.now() - 60_000) })
    expect(await sizeOf('/offers?status=open,expired')).toBe(2)
    expect(await sizeOf('/offers?status=expired,accepted')).toBe(1)
  })

  it('take a day as the client’s, with its last one whole, and an instant as it is', async () => {
    const { id: clientId } = await aClient(app.deps, { portalAccess: 'SELF_SERVICE', timeZone: 'Pacific/Auckland' })
    const program = await aProgram(app, { clientId })
    // Half past eleven at night on 4 March, in Auckland.
    const startsAt = new Date('2027-03-04T10:30:00Z')
    await aViewing(app.deps, { clientId, startsAt })
    const sizeOf = async (query: string) => (await program.get(`/appointments?${query}`)).body.data.length
    expect(await sizeOf('from=2027-03-04&to=2027-03-04')).toBe(1)
    expect(await sizeOf('from=2027-03-05')).toBe(0)
    expect(await sizeOf('to=2027-03-03')).toBe(0)
    expect(await sizeOf('from=2027-03-04T10:30:00Z')).toBe(1)
    expect(await sizeOf('to=2027-03-04T10:30:00Z')).toBe(0)
    expect((await program.get('/appointments?from=2027-03-05&to=2027-03-04')).body.errors).toMatchObject([
      { field: 'to' },
    ])
    expect((await program.get('/appointments?from=tomorrow')).status).toBe(400)
    const agency = await anAgencyProgram(app)
    const found = await agency.get(`/appointments?from=2027-03-04&to=2027-03-04&client_id=${clientId}`)
    expect(found.body.data).toHaveLength(1)
  })
})
