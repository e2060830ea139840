import { describe, expect, it } from 'vitest'
import { useApp } from '../support/app.js'
import { aClient, aMessage, NOW } from '../support/builders.js'
import { act, asStaff, bulk, list, show } from './support.js'

type Answering = {
  plan: Record<string, unknown>
  updatedAt: string | null
  tools: string
  hasUrl: boolean
  isOpen: boolean
}

describe('the back office', () => {
  const app = useApp()
  const answeringOf = async (visitor: Awaited<ReturnType<typeof asStaff>>, id: string) =>
    (await show(visitor, 'Client', id)).record?.details?.['answering'] as Answering

  it('shows who answers a client, and the tools with its webhook URL for those who may know it', async () => {
    const client = await aClient(app.deps)
    const seen = await answeringOf(await asStaff(app), client.id)
    expect(seen).toMatchObject({ updatedAt: null, isOpen: true, hasUrl: true })
    expect(JSON.parse(seen.tools)[0].server.url).toBe(`${app.address}/api/v1/vapi/webhook/${client.token}/`)
    const viewed = await answeringOf(await asStaff(app, 'VIEWER'), client.id)
    expect(JSON.stringify(viewed)).not.toContain(client.token)
    expect(viewed.hasUrl).toBe(false)
  })

  it('changes it, says which part is wrong, and overwrites nobody', async () => {
    const client = await aClient(app.deps)
    const visitor = await asStaff(app)
    const { plan } = await answeringOf(visitor, client.id)
    const save = (change: object, updatedAt = '') =>
      act(visitor, ['Client', client.id, 'updateAnswering'], {
        plan: JSON.stringify({ ...plan, ...change }),
        updatedAt,
      })
    const wrong = await save({ hours: { week: { mon: [{ from: '09:00', to: '09:00' }] }, closedOn: [] } })
    expect(wrong.errors?.['plan.hours.week.mon.0']?.message).toMatch(/same time/)
    expect(await save({ functions: ['take_message'] })).toMatchObject({ said: { kind: 'good' } })
    expect(await save({ functions: [] })).toMatchObject({
      said: { kind: 'bad', message: expect.stringMatching(/Somebody else/) },
    })
    const seen = await answeringOf(visitor, client.id)
    expect(seen.plan['functions']).toEqual(['take_message'])
    expect(await save({ functions: [] }, seen.updatedAt ?? '')).toMatchObject({ said: { kind: 'good' } })
    expect((await answeringOf(visitor, client.id)).tools).toBe('[]')
  })

  it('lists what callers left, opens one at a time, and marks it as handled', async () => {
    const client = await aClient(app.deps)
    const message = await aMessage(app.deps, { clientId: client.id, text: 'The tooth hurts', isUrgent: true })
    await aMessage(app.deps, { clientId: client.id, handledAt: NOW, handledBy: 'Pat' })
    const visitor = await asStaff(app, 'SUPPORT')
    const listed = await list(visitor, 'CallerMessage', { 'filters.state': 'waiting' })
    expect(listed.records?.map(({ id }) => id)).toEqual([message.id])
    expect(JSON.stringify(listed)).not.toContain('tooth')
    expect((await show(visitor, 'CallerMessage', message.id)).record?.details).toMatchObject({
      text: 'The tooth hurts',
    })
    expect((await act(visitor, ['CallerMessage', message.id, 'markHandled'])).said?.message).toBe(
      '1 message is handled',
    )
    expect((await list(visitor, 'CallerMessage', { 'filters.state': 'waiting' })).records).toEqual([])
    await act(visitor, ['CallerMessage', message.id, 'markWaiting'])
    expect((await bulk(visitor, ['CallerMessage', 'markHandledAll'], [message.id])).said?.message).toBe(
      '1 message is handled',
    )
  })
})
