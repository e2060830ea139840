import { describe, expect, it } from 'vitest'
import { isMissedTransfer } from '../../../src/domain/functions/index.js'
import { makeAnswerer } from '../../../src/domain/inbound/index.js'
import { waitingJobs } from '../../../src/platform/queue.js'
import { sealedPlace } from '../../../src/platform/reseal.js'
import { aCall, NOW } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { sample } from '../../support/samples.js'
import { aPlan, aReceptive, asRead, CALLER, OFFICE_HOURS, SATURDAY, toolCalls, use } from './in-call.js'

const TWO = [
  { name: 'Dana', number: '+14155550198' },
  { name: 'the office', number: '+14155550199' },
]

describe('transferring to a person', () => {
  const db = useDatabase()
  const ask = async (clientId: string, now = NOW, given: object = { reason: 'price' }) =>
    (await use(makeAnswerer(db.deps), clientId, toolCalls([{ name: 'transfer_to_human', arguments: given }]), now))[0]
      ?.say
  const wishes = (clientId: string) =>
    db.deps.database.prisma.leadActivity.findMany({
      where: { clientId, kind: 'TRANSFER_REQUESTED' },
      include: { lead: { select: { number: true } } },
    })
  const mails = async () =>
    (await waitingJobs(db.deps.database.prisma, 'notifications.send-mail')).map(({ data }) => {
      const { id, sealed } = data as { id: string; sealed: string }
      return JSON.parse(db.deps.vault.open(sealedPlace(id), Buffer.from(sealed, 'base64')).toString())
    })
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
      destination?: { number: string; message: string; transferPlan: { mode: string } }
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

  it('goes to each number as that one wants it: at once, or told first what it is about', async () => {
    const client = await aReceptive(db.deps)
    const [dana, office] = TWO
    await aPlan(db.deps, { clientId: client.id, transferNumbers: [{ ...dana, mode: 'WARM' }, { ...office }] })
    expect((await destination(client.id)).destination).toMatchObject({
      number: '+14155550198',
      transferPlan: { mode: 'warm-transfer-say-summary' },
    })
    expect((await destination(client.id)).destination).toMatchObject({
      number: '+14155550199',
      transferPlan: { mode: 'blind-transfer' },
    })
  })

  it('stands in the history of who called, once a call, also when nobody is there', async () => {
    const client = await aReceptive(db.deps)
    await aPlan(db.deps, { clientId: client.id, transferNumbers: TWO, hours: OFFICE_HOURS })
    await ask(client.id)
    await ask(client.id, SATURDAY)
    const activities = await wishes(client.id)
    expect(activities).toMatchObject([{ kind: 'TRANSFER_REQUESTED', vapiCallId: 'call-1', lead: { number: CALLER } }])
    const runs = await db.deps.database.prisma.functionRun.findMany({ orderBy: { createdAt: 'asc' } })
    expect(runs.map(({ isDone }) => isDone)).toEqual([true, false])
  })

  it('mails those who want to know that nobody was reached, once a call', async () => {
    const client = await aReceptive(db.deps)
    await aPlan(db.deps, { clientId: client.id, transferNumbers: TWO.slice(0, 1) })
    await ask(client.id)
    await destination(client.id)
    expect(await mails()).toEqual([])
    expect(await ask(client.id)).toMatch(/Nobody could be reached/)
    await ask(client.id)
    await destination(client.id)
    expect(await mails()).toMatchObject([{ to: client.email, subject: 'Nobody could be reached for (415) 555-0177' }])
    expect(await wishes(client.id)).toHaveLength(2)
  })

  it('of a call that came in late is told to nobody, and still stands in the history', async () => {
    const client = await aReceptive(db.deps)
    await aCall(db.deps, { clientId: client.id, vapiCallId: 'call-1', startedAt: new Date('2026-01-05T12:00:00Z') })
    await aPlan(db.deps, { clientId: client.id, transferNumbers: TWO.slice(0, 1) })
    await destination(client.id)
    await destination(client.id)
    expect([(await mails()).length, (await wishes(client.id)).length]).toEqual([0, 1])
  })

  it.each([[{ reason: 'x'.repeat(5_000) }], [{ reason: 7 }]])('asks for a reason that can be kept', async (given) => {
    const client = await aReceptive(db.deps)
    expect(await ask(client.id, NOW, given)).toMatch(/Give the reason in a few words\./)
    expect(await wishes(client.id)).toEqual([])
  })

  it.each([[{}], [{ reason: null }], [{ reason: ' ', surprise: [1] }]])('needs no reason: %j', async (given) => {
    const client = await aReceptive(db.deps)
    expect(await ask(client.id, NOW, given)).toMatch(/nobody to transfer calls to/)
  })

  it.each([
    ['call.forwarding.no-answer', true],
    ['call.forwarding.operator-busy', true],
    ['call.in-progress.error-warm-transfer-assistant-cancelled', true],
    ['customer-ended-call-before-warm-transfer', true],
    ['assistant-forwarded-call', false],
    ['customer-ended-call', false],
    [null, false],
  ])('that ended with %j reached nobody: %s', (reason, isMissed) => {
    expect(isMissedTransfer(reason)).toBe(isMissed)
  })
})
