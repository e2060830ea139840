import { describe, expect, it } from 'vitest'
import { aLead } from '../support/a-lead.js'
import { aProperty } from '../support/a-property.js'
import { aTask } from '../support/a-task.js'
import { aColleague, aViewing } from '../support/a-viewing.js'
import { anOffer } from '../support/an-offer.js'
import { useApp } from '../support/app.js'
import { aCall, aClient, aMessage } from '../support/builders.js'
import { act, api, asStaff, bulk, edit, list, show } from './support.js'

const HOUR_MS = 3_600_000

type Part = {
  kind: string
  title: string
  text?: string
  events?: { what: string; text?: string }[]
  rows?: unknown[][]
}

describe('what callers ask for, in the back office', () => {
  const app = useApp()
  const prisma = () => app.deps.database.prisma
  const partsOf = (answer: Awaited<ReturnType<typeof show>>) => (answer.record?.details?.['parts'] ?? []) as Part[]
  const make = async (visitor: Awaited<ReturnType<typeof asStaff>>, resource: string, fields: Record<string, string>) =>
    api(visitor, `resources/${resource}/actions/new`, fields)

  it('keeps leads with their history, their status and what they agreed to', async () => {
    const { id: clientId } = await aClient(app.deps)
    const other = await aColleague(app.deps, { clientId: (await aClient(app.deps)).id })
    const member = await aColleague(app.deps, { clientId })
    const owner = await asStaff(app)
    const made = await make(owner, 'Lead', {
      clientId,
      name: 'Priya Raman',
      number: '(415) 555-0164',
      note: 'Likes gardens',
    })
    const id = made.record?.id ?? ''
    const fields = JSON.stringify({ rows: [{ name: 'Pets', value: 'A dog' }], pasted: '' })
    expect((await edit(owner, ['Lead', id], { assigneeId: other.id })).said?.kind).toBe('bad')
    expect((await edit(owner, ['Lead', id], { assigneeId: member.id, customFields: fields })).said?.message).toBe(
      'Saved',
    )
    await act(owner, ['Lead', id, 'addNote'], { text: 'Called back' })
    await act(owner, ['Lead', id, 'recordConsent'], { channel: 'SMS', decision: 'given', how: 'On paper' })
    await act(owner, ['Lead', id, 'setStatus'], { status: 'QUALIFIED' })
    const shown = await show(owner, 'Lead', id)
    expect(shown.record?.params).toMatchObject({ status: 'QUALIFIED', number: '+14155550164', assigneeId: member.id })
    const history = partsOf(shown).find(({ title }) => title === 'History')?.events ?? []
    expect(history.map(({ what }) => what).sort()).toEqual(['Became a lead', 'Consent', 'Note', 'Status changed'])
    expect(JSON.stringify(partsOf(shown))).toMatch(/Likes gardens.*A dog.*Text messages: agreed/s)
    const form = await api(owner, `resources/Lead/records/${id}/edit`)
    expect(form.record?.details).toMatchObject({ values: { note: 'Likes gardens', customFields: fields } })
    // E: what they look for is written here too, and taken away again.
    const wishes = { budget: '450.000', currency: 'eur', moveInOn: '2026-09-01', bedrooms: '3', needs: 'A garden' }
    expect((await edit(owner, ['Lead', id], { budget: '450.000' })).errors).toHaveProperty('currency')
    expect((await edit(owner, ['Lead', id], { ...wishes, budget: '£1' })).errors).toHaveProperty('budget')
    expect((await edit(owner, ['Lead', id], { ...wishes, note: 'x' })).said?.message).toBe('Saved')
    const kept = (await api(owner, `resources/Lead/records/${id}/edit`)).record?.details?.['values']
    expect(kept).toMatchObject({ budget: '450000', currency: 'EUR', moveInOn: '2026-09-01', bedrooms: 3, note: 'x' })
    await edit(owner, ['Lead', id], { budget: '', needs: '', note: '' })
    const left = (await api(owner, `resources/Lead/records/${id}/edit`)).record?.details?.['values']
    expect(left).toEqual({
      note: null,
      customFields: fields,
      moveInOn: '2026-09-01',
      bedrooms: 3,
      currency: null,
      budget: null,
    })
    expect((await list(owner, 'Lead', { 'filters.q': 'priya', 'filters.status': 'QUALIFIED' })).records).toHaveLength(1)
  })

  it('overwrites nobody who changed a lead meanwhile', async () => {
    const { id: clientId } = await aClient(app.deps)
    const lead = await aLead(app.deps, { clientId })
    const owner = await asStaff(app)
    const { record } = await api(owner, `resources/Lead/records/${lead.id}/edit`)
    const updatedAt = String(record?.params['updatedAt'])
    await edit(owner, ['Lead', lead.id], { name: 'Priya Raman' })
    const late = await act(owner, ['Lead', lead.id, 'edit'], { name: 'Sam', updatedAt })
    expect(late.said?.message).toContain('Somebody else changed this lead')
  })

  it('puts numbers on the list of those not to call, and takes them off only for a reason', async () => {
    const { id: clientId } = await aClient(app.deps)
    const lead = await aLead(app.deps, { clientId, number: '+14155550164' })
    const owner = await asStaff(app)
    const made = await make(owner, 'Suppression', { clientId, number: '415 555 0164', reason: 'Wrote to us' })
    const id = made.record?.id ?? ''
    expect((await show(owner, 'Lead', lead.id)).record?.params['status']).toBe('DO_NOT_CALL')
    expect(partsOf(await show(owner, 'Lead', lead.id))[0]?.title).toBe('Must not be called')
    expect(JSON.stringify(partsOf(await show(owner, 'Suppression', id)))).toContain(lead.id)
    expect((await act(owner, ['Suppression', id, 'lift'])).errors).toHaveProperty('reason')
    await act(owner, ['Suppression', id, 'lift'], { reason: 'They called us again' })
    expect((await list(owner, 'Suppression', { 'filters.state': 'LIFTED' })).records).toHaveLength(1)
  })

  it('makes, confirms, moves and cancels appointments by the clocks of the client', async () => {
    const { id: clientId } = await aClient(app.deps, { timeZone: 'America/Los_Angeles' })
    const member = await aColleague(app.deps, { clientId })
    const owner = await asStaff(app)
    const fields = { clientId, kind: 'MEETING', attendeeName: 'Priya Raman', teamMemberId: member.id }
    expect((await make(owner, 'Appointment', fields)).errors).toHaveProperty('starts')
    // Clocks go forward there on 14 March 2027: half past two does not come.
    const skipped = await make(owner, 'Appointment', { ...fields, starts: '2027-03-14T02:30' })
    expect(skipped.errors?.['starts']?.message).toContain('put forward')
    const id = (await make(owner, 'Appointment', { ...fields, starts: '2027-03-15T10:00' })).record?.id ?? ''
    const rowOf = () => prisma().appointment.findUniqueOrThrow({ where: { id } })
    expect(await rowOf()).toMatchObject({ startsAt: new Date('2027-03-15T17:00:00Z'), status: 'CONFIRMED' })
    const clash = await make(owner, 'Appointment', { ...fields, starts: '2027-03-15T10:15' })
    expect(clash.said).toMatchObject({ kind: 'bad' })
    expect((await show(owner, 'Appointment', id)).record?.params).toMatchObject({
      starts: '2027-03-15T10:00',
      minutes: 30,
    })
    await act(owner, ['Appointment', id, 'move'], { starts: '2027-03-16T09:00', minutes: '45' })
    expect(await rowOf()).toMatchObject({
      startsAt: new Date('2027-03-16T16:00:00Z'),
      endsAt: new Date('2027-03-16T16:45:00Z'),
    })
    await act(owner, ['Appointment', id, 'cancel'], { reason: 'They are ill' })
    expect(await rowOf()).toMatchObject({ status: 'CANCELLED', cancelReason: 'They are ill' })
    expect((await show(owner, 'Appointment', id)).record?.recordActions).not.toContain('move')
  })

  it('confirms many at once, says how they went, and never shows a time that is only held', async () => {
    const { id: clientId } = await aClient(app.deps)
    const member = await aColleague(app.deps, { clientId })
    const startsAt = new Date(Date.now() + 24 * HOUR_MS)
    const one = await aViewing(app.deps, { clientId, startsAt, teamMemberId: member.id, note: 'With a dog' })
    const clashing = await aViewing(app.deps, { clientId, startsAt, evidence: 'see you tomorrow' })
    const held = await aViewing(app.deps, {
      clientId,
      status: 'HELD',
      heldUntil: startsAt,
      vapiCallId: 'call-1',
      teamMemberId: member.id,
    })
    const past = await aViewing(app.deps, {
      clientId,
      startsAt: new Date(Date.now() - HOUR_MS),
      status: 'CONFIRMED',
      teamMemberId: member.id,
    })
    const owner = await asStaff(app)
    const all = await list(owner, 'Appointment')
    expect(all.records?.map(({ id }) => id).sort()).toEqual([one.id, clashing.id, past.id].sort())
    expect((await show(owner, 'Appointment', held.id)).record?.id ?? '').toBe('')
    expect((await list(owner, 'Appointment', { 'filters.q': 'priya', 'filters.status': 'PENDING' })).meta?.total).toBe(
      2,
    )
    const told = await bulk(owner, ['Appointment', 'confirmAll'], [one.id, clashing.id])
    expect(told.said?.message).toMatch(/^1 confirmed; 1 not: /)
    expect(JSON.stringify(partsOf(await show(owner, 'Appointment', one.id)))).toContain('With a dog')
    expect(JSON.stringify(partsOf(await show(owner, 'Appointment', clashing.id)))).toContain('see you tomorrow')
    expect((await show(owner, 'Appointment', one.id)).record?.recordActions).not.toContain('markDone')
    await act(owner, ['Appointment', past.id, 'markNoShow'])
    expect((await show(owner, 'Appointment', past.id)).record?.params['status']).toBe('NO_SHOW')
  })

  it('keeps tasks, which are done one by one or many at once', async () => {
    const { id: clientId } = await aClient(app.deps, { timeZone: 'Europe/Berlin' })
    const owner = await asStaff(app)
    const made = await make(owner, 'Task', {
      clientId,
      title: 'Call back',
      kind: 'CALLBACK',
      due: '2027-07-01T09:00',
      text: 'About the loft',
    })
    const id = made.record?.id ?? ''
    const late = await aTask(app.deps, { clientId, dueAt: new Date(Date.now() - HOUR_MS) })
    expect((await show(owner, 'Task', id)).record?.params).toMatchObject({
      dueAt: '2027-07-01T07:00:00.000Z',
      due: '2027-07-01T09:00',
      state: 'OPEN',
    })
    expect(JSON.stringify(partsOf(await show(owner, 'Task', id)))).toContain('About the loft')
    expect((await edit(owner, ['Task', id], { due: '' })).said?.message).toBe('Saved')
    expect((await prisma().task.findUniqueOrThrow({ where: { id } })).dueAt).toBeNull()
    expect((await list(owner, 'Task', { 'filters.state': 'OVERDUE' })).records?.map((row) => row.id)).toEqual([late.id])
    expect((await bulk(owner, ['Task', 'markDoneAll'], [id, late.id])).said?.message).toBe('2 tasks are done')
    await act(owner, ['Task', id, 'reopen'])
    expect((await list(owner, 'Task', { 'filters.state': 'DONE' })).meta?.total).toBe(1)
  })

  it('decides offers, where one that is over counts as expired before the clock says so', async () => {
    const { id: clientId } = await aClient(app.deps)
    const property = await aProperty(app.deps, { clientId })
    const offer = await anOffer(app.deps, {
      clientId,
      propertyId: property.id,
      buyerName: 'Priya Raman',
      conditions: 'With the piano',
    })
    await anOffer(app.deps, { clientId, expiresAt: new Date(Date.now() - HOUR_MS) })
    const owner = await asStaff(app)
    expect((await list(owner, 'Offer', { 'filters.status': 'OPEN' })).records?.map(({ title }) => title)).toEqual([
      '$450,000 of Priya Raman',
    ])
    expect((await list(owner, 'Offer', { 'filters.status': 'EXPIRED' })).records?.[0]?.params['status']).toBe('EXPIRED')
    expect(JSON.stringify(partsOf(await show(owner, 'Offer', offer.id)))).toContain('With the piano')
    await act(owner, ['Offer', offer.id, 'accept'], { note: 'On the phone' })
    expect((await show(owner, 'Offer', offer.id)).record?.recordActions).toEqual(['show', 'reopen'])
  })

  it('keeps teams with their own week, days off and special days, and a client’s booking times', async () => {
    const { id: clientId } = await aClient(app.deps)
    const owner = await asStaff(app)
    const hours = JSON.stringify({ week: { mon: [{ from: '09:00', to: '12:00' }] }, closedOn: ['2026-12-25'] })
    const specialDays = JSON.stringify({ rows: [{ on: '2026-12-24', from: '10:00', to: '12:00' }], pasted: '' })
    const wrong = await make(owner, 'TeamMember', { clientId, name: 'Dana', specialDays })
    expect(wrong.errors).toHaveProperty('specialDays')
    const id =
      (await make(owner, 'TeamMember', { clientId, name: 'Dana', takesAppointments: 'true', hours, specialDays }))
        .record?.id ?? ''
    const rowOf = () => prisma().teamMember.findUniqueOrThrow({ where: { id } })
    expect((await rowOf()).availability).toEqual({
      week: { mon: [{ from: '09:00', to: '12:00' }] },
      exceptions: [
        { on: '2026-12-24', ranges: [{ from: '10:00', to: '12:00' }] },
        { on: '2026-12-25', ranges: [] },
      ],
    })
    expect((await edit(owner, ['TeamMember', id], { bufferAfterMinutes: '15' })).said?.message).toBe('Saved')
    await edit(owner, ['TeamMember', id], { specialDays: '' })
    expect((await rowOf()).availability).toMatchObject({ exceptions: [{ on: '2026-12-25', ranges: [] }] })
    await edit(owner, ['TeamMember', id], { hours: '', isActive: 'false' })
    expect(await rowOf()).toMatchObject({ availability: null, isActive: false, bufferAfterMinutes: 15 })
    const plan = {
      viewingMinutes: '45',
      tourMinutes: '30',
      meetingMinutes: '30',
      stepMinutes: '15',
      minimumNoticeMinutes: '60',
      daysAhead: '14',
      bookDirectly: 'false',
      bookOnHolidays: 'false',
    }
    expect(
      (await act(owner, ['Client', clientId, 'updateBooking'], { ...plan, daysAhead: '0' })).errors,
    ).toHaveProperty('daysAhead')
    await act(owner, ['Client', clientId, 'updateBooking'], { ...plan, bookDirectly: 'true' })
    expect((await show(owner, 'Client', clientId)).record?.details?.['booking']).toMatchObject({
      viewingMinutes: 45,
      bookDirectly: true,
    })
  })

  it('corrects what a call came to, and takes that back', async () => {
    const { id: clientId } = await aClient(app.deps)
    const call = await aCall(app.deps, {
      clientId,
      intent: 'general',
      judgedFrom: 'TRANSCRIPT',
      judgedIntent: 'general',
    })
    const owner = await asStaff(app)
    expect((await act(owner, ['Call', call.id, 'correct'])).errors).toHaveProperty('outcome')
    await act(owner, ['Call', call.id, 'correct'], { outcome: 'MESSAGE_TAKEN', intent: 'leave_message' })
    const found = await list(owner, 'Call', { 'filters.intent': 'leave_message', 'filters.outcome': 'MESSAGE_TAKEN' })
    expect(found.records?.[0]?.params).toMatchObject({ wanted: 'Leave message' })
    expect((await show(owner, 'Call', call.id)).record?.params['correctedBy']).toBe('Robin OWNER')
    await act(owner, ['Call', call.id, 'takeBackCorrection'])
    expect((await show(owner, 'Call', call.id)).record?.params).toMatchObject({ wanted: 'General', correctedAt: null })
  })

  it('shows whose message it is and whether the client read it', async () => {
    const { id: clientId } = await aClient(app.deps)
    const lead = await aLead(app.deps, { clientId, name: null, number: '+14155550164' })
    const message = await aMessage(app.deps, { clientId, leadId: lead.id, readAt: new Date() })
    await aMessage(app.deps, { clientId })
    const owner = await asStaff(app)
    const read = await list(owner, 'CallerMessage', { 'filters.isRead': 'true' })
    expect(read.records?.map(({ id }) => id)).toEqual([message.id])
    const shown = (await show(owner, 'CallerMessage', message.id)).record as unknown as { populated: object }
    expect(shown.populated).toMatchObject({ leadId: { id: lead.id, title: '+14155550164' } })
  })
})
