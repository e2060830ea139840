import { describe, expect, it } from 'vitest'
import { aLead } from '../../support/a-lead.js'
import { useApp } from '../../support/app.js'
import { aClient } from '../../support/builders.js'
import { everyPage } from '../../support/pages.js'
import { anAgencyProgram, aProgram } from '../../support/program.js'

describe('The history of a lead for programs', () => {
  const app = useApp()

  it('tells what happened, page by page from either end', async () => {
    const program = await aProgram(app)
    const { id } = (await program.post('/leads', { name: 'Ada' })).body
    for (const text of ['one', 'two', 'three']) await program.post(`/leads/${id}/notes`, { text })
    const all = await program.get(`/leads/${id}/activities`)
    expect(all.body.data[0]).toMatchObject({ kind: 'note', text: 'three', actor_name: 'CRM', subject: null })
    expect(all.body.data.at(-1)).toMatchObject({ kind: 'created', text: null })
    const text = (row: Record<string, unknown>) => row['text']
    const newest = await everyPage(program, `/leads/${id}/activities?limit=3`, text)
    expect(newest).toEqual(['three', 'two', 'one', null])
    expect(await everyPage(program, `/leads/${id}/activities?limit=3&sort=at`, text)).toEqual(newest.toReversed())
  })

  it('holds what was agreed to and taken back', async () => {
    const program = await aProgram(app)
    const { id } = await aLead(app.deps, { clientId: program.clientId })
    const given = { channel: 'sms', is_given: true, how: 'Web form', evidence: 'Ticked the box' }
    const made = await program.post(`/leads/${id}/consents`, given)
    expect([made.status, made.body]).toMatchObject([201, { ...given, recorded_by: 'CRM' }])
    await program.post(`/leads/${id}/consents`, { channel: 'sms', is_given: false, how: 'By mail' })
    const { body } = await program.get(`/leads/${id}/consents`)
    expect(body.data.map(({ is_given }: { is_given: boolean }) => is_given)).toEqual([false, true])
    expect((await program.get(`/leads/${id}/activities`)).body.data[0].kind).toBe('consent')
    const wrong = await program.post(`/leads/${id}/consents`, { ...given, channel: 'post' })
    expect(wrong.body.errors).toMatchObject([{ field: 'channel' }])
  })

  it('of another client’s lead is not there', async () => {
    const [program, other] = [await aProgram(app), await aProgram(app)]
    const { id } = await aLead(app.deps, { clientId: other.clientId })
    const given = { channel: 'sms', is_given: true, how: 'Web form' }
    expect((await program.get(`/leads/${id}/activities`)).status).toBe(404)
    expect((await program.get(`/leads/${id}/consents`)).status).toBe(404)
    expect((await program.post(`/leads/${id}/consents`, given)).status).toBe(404)
    expect((await (await anAgencyProgram(app)).get(`/leads/${id}/activities`)).status).toBe(200)
  })

  it('is for keys that may, of clients that may', async () => {
    const reader = await aProgram(app, { scopes: ['leads:read'] })
    const { id } = await aLead(app.deps, { clientId: reader.clientId })
    const given = { channel: 'sms', is_given: true, how: 'Web form' }
    expect((await reader.post(`/leads/${id}/consents`, given)).body.code).toBe('insufficient_scope')
    const { id: clientId } = await aClient(app.deps, { portalAccess: 'READ_ONLY' })
    const theirs = await aLead(app.deps, { clientId })
    expect((await (await aProgram(app, { clientId })).post(`/leads/${theirs.id}/consents`, given)).status).toBe(403)
  })
})
