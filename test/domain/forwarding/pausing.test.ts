import { describe, expect, it } from 'vitest'
import { deliverDue, switchForwardingUrl } from '../../../src/domain/forwarding/index.js'
import { sendMailJob } from '../../../src/domain/notifications/index.js'
import { waitingJobs } from '../../../src/platform/queue.js'
import { sealedPlace } from '../../../src/platform/reseal.js'
import { aClient } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aUrlTo, forwardings, jobCtx, passTime, queue, queued, tryTimes, useReceivers } from './support.js'

const db = useDatabase()
const aReceiver = useReceivers()
const theUrl = (id: string) => db.deps.database.prisma.forwardingUrl.findUniqueOrThrow({ where: { id } })
/** Everything that happened moves so many hours into the past. */
const hoursPass = (hours: number) =>
  db.deps.database.script(`
    update forwarding_urls set failing_since = failing_since - interval '${hours} hours';
    update forwardings set tries = coalesce((select jsonb_agg(t || jsonb_build_object('at', (t->>'at')::timestamptz - interval '${hours} hours'))
      from jsonb_array_elements(tries) t), '[]')`)

async function mails() {
  const jobs = (await waitingJobs(db.deps.database.prisma, sendMailJob.name)) as {
    data: { id: string; sealed: string }
  }[]
  return jobs.map(({ data }) =>
    JSON.parse(db.deps.vault.open(sealedPlace(data.id), Buffer.from(data.sealed, 'base64')).toString()),
  )
}

describe('a URL that nothing reaches', () => {
  it('is paused after 24 hours and ten tries, not before, and the client is told by mail', async () => {
    const [client, receiver] = [await aClient(db.deps), await aReceiver(500)]
    const id = await aUrlTo(db.deps, receiver, { clientId: client.id, path: '/secret-path' })
    await queued(db.deps, { clientId: client.id })
    await tryTimes(db.deps, 6)
    await hoursPass(23)
    await tryTimes(db.deps, 1)
    expect(await theUrl(id)).toMatchObject({ state: 'ACTIVE', failingSince: expect.any(Date) })
    await hoursPass(2)
    await tryTimes(db.deps, 1)
    // 25 hours, but eight tries only.
    expect(await theUrl(id)).toMatchObject({ state: 'ACTIVE' })
    await queued(db.deps, { clientId: client.id })
    await tryTimes(db.deps, 1)
    expect(await mails()).toEqual([])
    await tryTimes(db.deps, 1)
    expect(await theUrl(id)).toMatchObject({ state: 'PAUSED' })
    expect((await forwardings(db.deps)).map(({ state, nextAt }) => [state, nextAt])).toEqual([
      ['FAILED', null],
      ['WAITING', null],
    ])
    const [mail, ...more] = await mails()
    expect(more).toEqual([])
    expect(mail).toMatchObject({ to: client.email, subject: expect.stringContaining('are paused') })
    expect(mail.text).toContain(`/settings/webhooks/${id}`)
    expect(mail.text).not.toContain('secret-path')
    const entry = { action: 'forwarding.pause-url', clientId: client.id }
    expect(await db.deps.database.prisma.auditEntry.count({ where: entry })).toBe(1)
    expect(await deliverDue(db.deps)).toBe(0)
  })

  it('keeps what comes in while it is paused, for a week, and gets it once it is switched on again', async () => {
    const [client, receiver] = [await aClient(db.deps), await aReceiver()]
    const id = await aUrlTo(db.deps, receiver, { clientId: client.id })
    await queued(db.deps, { clientId: client.id })
    const pause = (age: string) =>
      db.deps.database.script(`
        update forwarding_urls set state = 'PAUSED', failing_since = now() - interval '${age}';
        update forwardings set next_at = null where state = 'WAITING'`)
    await pause('2 days')
    await queued(db.deps, { clientId: client.id })
    await passTime(db.deps)
    expect(await deliverDue(db.deps)).toBe(0)
    await pause('9 days')
    await queued(db.deps, { clientId: client.id })
    expect(await switchForwardingUrl(jobCtx(db.deps), { id, isOn: true })).toEqual({ waiting: 2 })
    expect(await theUrl(id)).toMatchObject({ state: 'ACTIVE', failingSince: null })
    expect(await deliverDue(db.deps)).toBe(2)
    expect(receiver.deliveries).toHaveLength(2)
  })

  it('is not failing any more once one event arrived', async () => {
    const [client, receiver] = [await aClient(db.deps), await aReceiver(500, 200)]
    const id = await aUrlTo(db.deps, receiver, { clientId: client.id })
    await queued(db.deps, { clientId: client.id })
    await tryTimes(db.deps, 1)
    const { failingSince } = await theUrl(id)
    expect(Math.abs(Date.now() - (failingSince?.getTime() ?? 0))).toBeLessThan(5_000)
    await tryTimes(db.deps, 1)
    expect(await theUrl(id)).toMatchObject({ failingSince: null })
  })
})

describe('a URL that answers 410 Gone', () => {
  it('is switched off at once, and the client is told by mail', async () => {
    const [client, receiver] = [await aClient(db.deps), await aReceiver(410)]
    const id = await aUrlTo(db.deps, receiver, { clientId: client.id })
    await queued(db.deps, { clientId: client.id })
    await deliverDue(db.deps)
    expect(await theUrl(id)).toMatchObject({ state: 'OFF' })
    await tryTimes(db.deps, 2)
    expect(receiver.deliveries).toHaveLength(1)
    expect(await mails()).toMatchObject([{ to: client.email, subject: expect.stringContaining('switched off') }])
    expect(await forwardings(db.deps)).toMatchObject([{ state: 'WAITING', nextAt: null, lastStatus: 410 }])
  })
})

describe('a URL that a person switched off', () => {
  it('gets nothing while it is off, and what waited before once it is on', async () => {
    const [client, receiver] = [await aClient(db.deps), await aReceiver()]
    const id = await aUrlTo(db.deps, receiver, { clientId: client.id })
    const event = await queued(db.deps, { clientId: client.id })
    await switchForwardingUrl(jobCtx(db.deps), { id, isOn: false })
    await queued(db.deps, { clientId: client.id })
    expect(await deliverDue(db.deps)).toBe(0)
    await switchForwardingUrl(jobCtx(db.deps), { id, isOn: true })
    await queue(db.deps, event)
    expect(await deliverDue(db.deps)).toBe(1)
    expect(receiver.deliveries).toHaveLength(1)
  })
})
