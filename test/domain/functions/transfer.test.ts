import { describe, expect, it } from 'vitest'
import { makeAnswerer } from '../../../src/domain/inbound/index.js'
import { NOW } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { sample } from '../../support/samples.js'
import { aPlan, aReceptive, asRead, OFFICE_HOURS, SATURDAY, toolCalls, use } from './in-call.js'

const TWO = [
  { name: 'Dana', number: '+14155550198' },
  { name: 'the office', number: '+14155550199' },
]

describe('transferring to a person', () => {
  const db = useDatabase()
  const ask = async (clientId: string, now = NOW) =>
    (
      await use(
        makeAnswerer(db.deps),
        clientId,
        toolCalls([{ name: 'transfer_to_human', arguments: { reason: 'price' } }]),
        now,
      )
    )[0]?.say
  let sent = 0
  const request = (over: object = {}) =>
    asRead({
      ...sample('24-transfer-destination-request').message,
      timestamp: NOW.getTime() + sent++,
      call: { id: 'call-1' },
      ...over,
    })
  const destination = async (clientId: string, read = request(), now = NOW) =>
    (await makeAnswerer(db.deps).answer({ clientId, read, now })) as {
      destination?: { number: string; message: string }
      error?: string
    }

  it('offers the first number, then the next ones, and then a message', async () => {
    const client = await aReceptive(db.deps)
    await aPlan(db.deps, { clientId: client.id, transferNumbers: TWO, hours: OFFICE_HOURS })
    expect(await ask(client.id)).toMatch(/^Dana can take the call\. .*transferCall\.$/)
    expect((await destination(client.id)).destination).toMatchObject({
      type: 'number',
      number: '+14155550198',
      message: 'Connecting you with Dana now.',
    })
    expect(await ask(client.id)).toMatch(/^the office can take the call/)
    expect((await destination(client.id)).destination?.number).toBe('+14155550199')
    expect(await ask(client.id)).toMatch(/Nobody could be reached\..*message/)
    expect(await destination(client.id)).toEqual({ error: expect.stringMatching(/Nobody could be reached/) })
    const runs = await db.deps.database.prisma.functionRun.findMany({ where: { name: 'transfer_destination' } })
    expect(runs).toHaveLength(3)
  })

  it('gives a request that comes twice the same number', async () => {
    const client = await aReceptive(db.deps)
    await aPlan(db.deps, { clientId: client.id, transferNumbers: TWO })
    const same = request()
    const first = await destination(client.id, same)
    expect(await destination(client.id, same)).toEqual(first)
    expect(first.destination?.number).toBe('+14155550198')
  })

  it('begins anew on every call', async () => {
    const client = await aReceptive(db.deps)
    await aPlan(db.deps, { clientId: client.id, transferNumbers: TWO })
    await destination(client.id)
    expect((await destination(client.id, request({ call: { id: 'call-2' } }))).destination?.number).toBe('+14155550198')
  })

  it('is refused outside business hours, with the time it opens', async () => {
    const client = await aReceptive(db.deps)
    await aPlan(db.deps, { clientId: client.id, transferNumbers: TWO, hours: OFFICE_HOURS })
    expect(await ask(client.id, SATURDAY)).toBe(
      'The business is closed now and opens again on Monday at 9:00 AM. Offer to take a message.',
    )
    expect((await destination(client.id, request(), SATURDAY)).error).toMatch(/closed now/)
  })

  it('is refused where there is nobody to transfer to', async () => {
    const client = await aReceptive(db.deps)
    expect(await ask(client.id)).toMatch(/nobody to transfer calls to.*message/)
    expect((await destination(client.id)).error).toMatch(/nobody to transfer calls to/)
  })
})
