import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { harborDental } from '../../emulators/conversations/index.js'
import { startVapiEmulator } from '../../emulators/vapi.js'
import { aLead } from '../../support/a-lead.js'
import { aToldCall, MOVED_A_CLEANING } from '../../support/a-told-call.js'
import { useApp } from '../../support/app.js'
import { aCall, aClient } from '../../support/builders.js'
import { everyPage } from '../../support/pages.js'
import { anAgencyProgram, aProgram } from '../../support/program.js'

describe('Calls for programs', () => {
  const app = useApp()
  const dayOf = (day: number) => new Date(`2026-03-0${day}T17:00:00Z`)

  it('are read whole, with what was said on them, and without what they cost', async () => {
    const program = await aProgram(app)
    const call = await aToldCall(app.deps, {
      clientId: program.clientId,
      ...MOVED_A_CLEANING,
      callerName: 'Sam Okafor',
      costMicros: 30_600n,
    })
    const read = await program.get(`/voice/calls/${call.id}`)
    expect(read.body).toMatchObject({
      ...{ id: call.id, client_id: program.clientId, vapi_call_id: call.vapiCallId, direction: 'inbound' },
      ...{ status: 'ended', outcome: 'completed', caller_name: 'Sam Okafor', from_number: '+14155550177' },
      ...{ duration_seconds: 22, summary: MOVED_A_CLEANING.summary, structured: MOVED_A_CLEANING.structured },
      ...{ cost: null, correction: null, has_recording: false, assistant_id: null },
    })
    expect(JSON.stringify(read.body)).not.toContain('30600')
    const [line] = (await program.get('/voice/calls')).body.data
    expect(read.body).toMatchObject(line)

    const { body: said } = await program.get(`/voice/calls/${call.id}/transcription`)
    expect(said.lines).toHaveLength(7)
    expect(said.lines[1]).toEqual({
      ...{ speaker: 'caller', offset_ms: 6100, duration_ms: null, function: null },
      text: 'Hi, can I move my cleaning to Thursday afternoon?',
    })
    expect(said.lines[2].function).toMatchObject({ name: 'find_open_slots', result: null })
    expect(said.text).toMatch(/^Assistant: Thanks for calling.*\nCaller: Hi, can I move/)
    const agency = await anAgencyProgram(app)
    expect((await agency.get(`/voice/calls/${call.id}`)).body.cost).toEqual({ amount_minor: 3, currency: 'USD' })
  })

  it('are found by every filter, and page by page', async () => {
    const program = await aProgram(app)
    const { clientId } = program
    const lead = await aLead(app.deps, { clientId })
    const assistant = await app.deps.database.prisma.assistant.create({
      data: { id: randomUUID(), clientId, name: 'Elliot', vapiAssistantId: 'vapi-elliot' },
    })
    await aCall(app.deps, { clientId, callerName: 'a', startedAt: dayOf(1), intent: 'complaint', leadId: lead.id })
    await aCall(app.deps, {
      clientId,
      callerName: 'b',
      startedAt: dayOf(2),
      outcome: 'VOICEMAIL',
      direction: 'OUTBOUND',
    })
    await aCall(app.deps, { clientId, callerName: 'c', startedAt: dayOf(3), status: 'RINGING', outcome: null })
    await aCall(app.deps, { clientId, callerName: 'd', startedAt: dayOf(4), vapiAssistantId: 'vapi-elliot' })
    const names = (filter: string) =>
      everyPage(program, `/voice/calls?limit=1&${filter}`, (row) => row['caller_name']).then((all) => all.join(''))
    expect(await names('')).toBe('dcba')
    expect(await names('sort=started_at')).toBe('abcd')
    expect(await names('from=2026-03-02&to=2026-03-03')).toBe('cb')
    expect(await names('direction=outbound')).toBe('b')
    expect(await names('status=ringing')).toBe('c')
    expect(await names('outcome=voicemail')).toBe('b')
    expect(await names('intent=complaint')).toBe('a')
    expect(await names(`lead_id=${lead.id}`)).toBe('a')
    expect(await names(`assistant_id=${assistant.id}`)).toBe('d')
    expect(await names(`assistant_id=${randomUUID()}`)).toBe('')
    expect(await names('text=5550177')).toBe('dcba')
    expect((await program.get('/voice/calls?limit=1&fields=caller_name')).body.data).toEqual([{ caller_name: 'd' }])
    const wrong = async (query: string, field: string) => {
      const answer = await program.get(`/voice/calls?${query}`)
      expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([400, field])
    }
    await wrong('from=yesterday', 'from')
    await wrong('from=0000-01-01', 'from')
    await wrong('from=2026-03-04&to=2026-03-01', 'to')
    await wrong('from=2026-03-04T12:00:00Z&to=2026-03-04T11:00:00Z', 'to')
    await wrong('number=0188', 'number')
    await wrong('outcome=fame', 'outcome')
    await wrong('cursor=x', 'cursor')
    await wrong('limit=1000', 'limit')
  })

  it('are corrected by a person’s program, and that is taken back', async () => {
    const program = await aProgram(app)
    const { id } = await aCall(app.deps, { clientId: program.clientId })
    const path = `/voice/calls/${id}`
    const tag = { 'If-Match': (await program.get(path)).headers.get('etag') ?? '' }
    const corrected = await program.patch(path, { outcome: 'viewing_scheduled', intent: 'schedule_viewing' }, tag)
    expect(corrected.body).toMatchObject({
      ...{ outcome: 'viewing_scheduled', intent: 'schedule_viewing', confidence: 1 },
      correction: { by: 'CRM', outcome: 'viewing_scheduled', intent: 'schedule_viewing' },
    })
    expect((await program.patch(path, { intent: 'general' }, tag)).status).toBe(412)
    expect((await program.patch(path, { reset: true })).body).toMatchObject({ outcome: 'completed', correction: null })
    expect((await program.patch(path, { outcome: 'fame' })).body.errors[0].field).toBe('outcome')
    expect((await program.patch(path, {})).body.errors[0].field).toBe('outcome')
    const ringing = await aCall(app.deps, { clientId: program.clientId, status: 'RINGING' })
    expect((await program.patch(`/voice/calls/${ringing.id}`, { outcome: 'busy' })).status).toBe(409)
  })

  it('of another client are not there, and not for keys that are not for them', async () => {
    const [program, other] = [await aProgram(app), await aProgram(app)]
    const { id } = await aToldCall(app.deps, { clientId: other.clientId, ...MOVED_A_CLEANING })
    const nobody = randomUUID()
    for (const rest of ['', '/transcription', '/recording']) {
      const [theirs, none] = await Promise.all([id, nobody].map((one) => program.get(`/voice/calls/${one}${rest}`)))
      expect(theirs?.status).toBe(404)
      expect({ ...theirs?.body, request_id: '' }).toEqual({ ...none?.body, request_id: '' })
    }
    expect((await program.patch(`/voice/calls/${id}`, { outcome: 'busy' })).status).toBe(404)
    expect((await program.get(`/voice/calls?client_id=${other.clientId}`)).body.data).toEqual([])
    const agency = await anAgencyProgram(app)
    expect((await agency.get(`/voice/calls?client_id=${other.clientId}`)).body.data).toHaveLength(1)

    const leads = await aProgram(app, { clientId: other.clientId, scopes: ['leads:read'] })
    expect((await leads.get(`/voice/calls/${id}`)).body.code).toBe('insufficient_scope')
    const readOnly = await aProgram(app, { clientId: (await aClient(app.deps)).id })
    const own = await aCall(app.deps, { clientId: readOnly.clientId })
    expect((await readOnly.patch(`/voice/calls/${own.id}`, { outcome: 'busy' })).status).toBe(403)
  })

  it('play their recording, also a part of it', async () => {
    const program = await aProgram(app)
    const vapi = await startVapiEmulator()
    Object.assign(app.deps, {
      config: { ...app.deps.config, vapiBaseUrl: vapi.url, vapiApiKey: vapi.apiKey },
    })
    const { id: vapiCallId } = await vapi.placeCall({
      webhookUrl: `${vapi.url}/nowhere`,
      script: {
        direction: 'inbound',
        business: harborDental,
        caller: { number: '+14155550177' },
        turns: [{ who: 'assistant', says: harborDental.greeting }],
        isAnswered: true,
        endedReason: 'customer-ended-call',
        ringSeconds: 2,
      },
    })
    const { id } = await aToldCall(app.deps, { clientId: program.clientId, vapiCallId, recording: {} })
    const whole = await program.get(`/voice/calls/${id}/recording`)
    expect(whole.status).toBe(200)
    expect(whole.headers.get('content-type')).toMatch(/^audio\//)
    expect(whole.headers.get('cache-control')).toContain('no-store')
    const part = await program.get(`/voice/calls/${id}/recording?channel=stereo`, { headers: { Range: 'bytes=0-99' } })
    expect([part.status, part.headers.get('content-length')]).toEqual([206, '100'])
    await vapi.close()
    const none = await aCall(app.deps, { clientId: program.clientId })
    expect((await program.get(`/voice/calls/${none.id}/recording`)).body).toMatchObject({ status: 404 })
  })
})
