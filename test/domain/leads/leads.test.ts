import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  addActivity,
  addNote,
  createLead,
  getLead,
  keepLead,
  listLeads,
  qualifyLead,
  raiseLeadStatus,
  recordConsent,
  setLeadStatus,
  updateLead,
} from '../../../src/domain/leads/index.js'
import { isSuppressed } from '../../../src/domain/suppressions/index.js'
import type { Actor } from '../../../src/platform/context.js'
import { aLead, aSuppression } from '../../support/a-lead.js'
import { aCall, aClient, aStaff, clientActor, ctxOf, NOW, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

const NUMBER = '+14155550177'

describe('leads', () => {
  const db = useDatabase()
  const ctx = (actor?: Actor) => ctxOf(db.deps, actor)
  const own = (clientId: string) => clientActor(clientId, { access: 'SELF_SERVICE', name: 'Pat' })
  const prisma = () => db.deps.database.prisma
  const known = (clientId: string, over: object = {}) => ({
    clientId,
    number: NUMBER,
    source: 'PHONE' as const,
    at: NOW,
    ...over,
  })
  const kindsOf = async (clientId: string, id: string) =>
    (await getLead(ctx(own(clientId)), { id })).activities.map(({ kind }) => kind)

  it('are kept once per client and number, and never lose what is known', async () => {
    const [one, other] = [await aClient(db.deps), await aClient(db.deps)]
    const first = await keepLead(ctx(), known(one.id, { name: 'Sam Okafor' }))
    expect(first).toMatchObject({ isNew: true })
    const again = await keepLead(ctx(), known(one.id, { number: '(415) 555-0177', name: 'Samuel' }))
    expect(again).toBeUndefined()
    expect(await keepLead(ctx(), known(one.id, { name: 'Samuel', email: 'sam@example.com' }))).toEqual({
      id: first?.id,
      isNew: false,
    })
    expect(await keepLead(ctx(), known(other.id))).toMatchObject({ isNew: true })
    const lead = await getLead(ctx(own(one.id)), { id: first?.id ?? '' })
    expect(lead).toMatchObject({
      name: 'Sam Okafor',
      email: 'sam@example.com',
      number: NUMBER,
      status: 'NEW',
      score: 15,
    })
    expect(lead.reasons.map(({ points }) => points)).toEqual([5, 5, 5])
    expect(await kindsOf(one.id, lead.id)).toEqual(['CREATED'])
  })

  it('are not made of callers without a number', async () => {
    const client = await aClient(db.deps)
    for (const number of [undefined, '', 'anonymous', 'sip:sam@example.com'])
      expect(await keepLead(ctx(), known(client.id, { number }))).toBeUndefined()
    expect(await prisma().lead.count()).toBe(0)
  })

  it('of a number that must not be called begin as Do not call', async () => {
    const client = await aClient(db.deps)
    await aSuppression(db.deps, { clientId: client.id, number: NUMBER })
    await keepLead(ctx(), known(client.id))
    const { leads } = await listLeads(ctx(own(client.id)))
    expect(leads).toMatchObject([{ status: 'DO_NOT_CALL', isSuppressed: true }])
  })

  it('move forward only, and never over what a person said', async () => {
    const client = await aClient(db.deps)
    const { id } = await aLead(db.deps, { clientId: client.id })
    const raise = (to: 'CONTACTED' | 'QUALIFIED' | 'OFFER') =>
      raiseLeadStatus(ctx(), { clientId: client.id, leadId: id, to })
    const status = async () => (await prisma().lead.findUniqueOrThrow({ where: { id } })).status
    await raise('QUALIFIED')
    await raise('CONTACTED')
    await raise('QUALIFIED')
    expect(await status()).toBe('QUALIFIED')
    for (const told of ['WON', 'LOST', 'DO_NOT_CALL'] as const) {
      await prisma().lead.update({ where: { id }, data: { status: told } })
      await raise('OFFER')
      expect(await status()).toBe(told)
    }
    const { activities } = await getLead(ctx(own(client.id)), { id })
    expect(activities.map(({ kind, text, actorName }) => [kind, text, actorName])).toEqual([
      ['STATUS_CHANGED', 'New → Qualified', 'Assistant'],
    ])
  })

  it('have a history in which the same thing stands once, sealed, with its call', async () => {
    const client = await aClient(db.deps)
    const call = await aCall(db.deps, { clientId: client.id })
    const { id } = await aLead(db.deps, { clientId: client.id, lastActivityAt: new Date(0) })
    const add = (key: string, at: Date) =>
      addActivity(ctx(), {
        clientId: client.id,
        leadId: id,
        kind: 'CALL',
        key,
        at,
        vapiCallId: call.vapiCallId,
        text: 'CANARY words',
      })
    expect(await add('call 1', NOW)).toEqual({ isNew: true })
    expect(await add('call 1', NOW)).toEqual({ isNew: false })
    await add('call 0', new Date(NOW.getTime() - 60_000))
    const lead = await getLead(ctx(own(client.id)), { id })
    expect(lead.lastActivityAt).toEqual(NOW)
    expect(lead.activities).toMatchObject([{ text: 'CANARY words', callId: call.id, at: NOW }, { kind: 'CALL' }])
    const stored = await prisma().leadActivity.findMany()
    expect(stored.map((row) => Buffer.from(row.textSealed ?? []).toString('latin1')).join()).not.toContain('CANARY')
  })

  it('have histories that come in pages of fifty', async () => {
    const client = await aClient(db.deps)
    const { id } = await aLead(db.deps, { clientId: client.id })
    for (let n = 0; n < 60; n++)
      await addActivity(ctx(), { clientId: client.id, leadId: id, kind: 'NOTE', key: `note ${n}`, at: NOW })
    const first = await getLead(ctx(own(client.id)), { id })
    const second = await getLead(ctx(own(client.id)), { id, cursor: first.next ?? '' })
    expect([first.activities.length, second.activities.length, second.next]).toEqual([50, 10, undefined])
  })

  it('are qualified: the wishes add up over calls, and the score follows', async () => {
    const client = await aClient(db.deps)
    const { id } = await aLead(db.deps, { clientId: client.id })
    const of = { clientId: client.id, leadId: id }
    await qualifyLead(ctx(), { ...of, qualification: { budgetMinor: 45_000_000n, currency: 'USD' }, text: 'a budget' })
    await qualifyLead(ctx(), { ...of, qualification: { bedrooms: 2, needs: undefined }, text: '2 bedrooms' })
    const lead = await getLead(ctx(own(client.id)), { id })
    expect(lead).toMatchObject({
      status: 'QUALIFIED',
      score: 40,
      qualification: { budgetMinor: 45_000_000n, currency: 'USD', bedrooms: 2 },
    })
  })

  it('are found by a part of a name, number or address, by status, source and score', async () => {
    const client = await aClient(db.deps)
    const make = (over: object) => aLead(db.deps, { clientId: client.id, ...over })
    await make({ name: 'Ada Byron', number: '+14155550101', score: 80, status: 'QUALIFIED' })
    await make({ name: null, number: '+14155550202', email: 'grace@navy.example', score: 10, source: 'CSV' })
    const found = async (input: object) =>
      (await listLeads(ctx(own(client.id)), input)).leads.map(({ number }) => number?.slice(-3))
    expect(await found({ text: 'byr' })).toEqual(['101'])
    expect(await found({ text: '(415) 555-02' })).toEqual(['202'])
    expect(await found({ text: 'NAVY' })).toEqual(['202'])
    expect(await found({ text: '%' })).toEqual([])
    expect(await found({ status: 'QUALIFIED' })).toEqual(['101'])
    expect(await found({ source: 'CSV' })).toEqual(['202'])
    expect(await found({ minScore: '50' })).toEqual(['101'])
    expect((await found({})).sort()).toEqual(['101', '202'])
  })

  it('come in pages that lead to each other', async () => {
    const client = await aClient(db.deps)
    for (let n = 0; n < 25; n++) await aLead(db.deps, { clientId: client.id })
    const read = (cursor?: string) => listLeads(ctx(own(client.id)), cursor ? { cursor } : {})
    const first = await read()
    const second = await read(first.next)
    expect([first.leads.length, second.leads.length, second.next]).toEqual([20, 5, undefined])
    expect((await read(second.previous)).leads).toEqual(first.leads)
    await expect(read('nonsense')).rejects.toMatchObject({ code: 'invalid' })
  })

  it('are written down and changed by people, without anything sealed in the audit log', async () => {
    const client = await aClient(db.deps, { phone: '+442079460958' })
    const member = await prisma().teamMember.create({
      data: { id: randomUUID(), clientId: client.id, name: 'Lee', isDefault: false },
    })
    const actor = own(client.id)
    const { id } = await createLead(ctx(actor), { name: 'Ada', number: '020 7946 0018', note: 'CANARY one' })
    await updateLead(ctx(actor), {
      id,
      email: 'Ada@Example.com',
      assigneeId: member.id,
      customFields: { Floor: '3', Empty: ' ' },
      note: 'CANARY two',
      qualification: { budgetMinor: '500000', currency: 'GBP' },
    })
    await updateLead(ctx(actor), { id, qualification: { currency: null }, name: '' })
    const lead = await getLead(ctx(actor), { id })
    expect(lead).toMatchObject({
      name: null,
      number: '+442079460018',
      email: 'ada@example.com',
      source: 'MANUAL',
      note: 'CANARY two',
      customFields: { Floor: '3' },
      qualification: { budgetMinor: 500_000n },
      assignee: { id: member.id, name: 'Lee' },
      score: 30,
    })
    expect(lead.qualification).not.toHaveProperty('currency')
    const entries = await prisma().auditEntry.findMany({ orderBy: { at: 'asc' } })
    expect(entries.map(({ action }) => action).sort()).toEqual(['leads.create', 'leads.update', 'leads.update'])
    expect(JSON.stringify(entries)).not.toContain('CANARY')
    const [row] = await prisma().lead.findMany()
    expect(Buffer.from(row?.detailsSealed ?? []).toString('latin1')).not.toContain('CANARY')
  })

  it('keep one number each, and something to know them by', async () => {
    const client = await aClient(db.deps)
    const actor = own(client.id)
    await aLead(db.deps, { clientId: client.id, number: NUMBER })
    const { id } = await createLead(ctx(actor), { name: 'Ada' })
    await expect(createLead(ctx(actor), { number: NUMBER })).rejects.toMatchObject({ code: 'conflict' })
    await expect(updateLead(ctx(actor), { id, number: NUMBER })).rejects.toMatchObject({ code: 'conflict' })
    await expect(updateLead(ctx(actor), { id, number: '12' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(updateLead(ctx(actor), { id, name: '' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(createLead(ctx(actor), { note: 'Nobody' })).rejects.toMatchObject({ code: 'invalid' })
    expect((await getLead(ctx(actor), { id })).name).toBe('Ada')
  })

  it('set to Do not call are suppressed, and come back only once that is lifted', async () => {
    const client = await aClient(db.deps)
    const actor = own(client.id)
    const { id } = await aLead(db.deps, { clientId: client.id, number: NUMBER })
    await setLeadStatus(ctx(actor), { id, status: 'WON' })
    await setLeadStatus(ctx(actor), { id, status: 'DO_NOT_CALL' })
    await setLeadStatus(ctx(actor), { id, status: 'DO_NOT_CALL' })
    expect(await isSuppressed(ctx(), { clientId: client.id, number: NUMBER })).toBe(true)
    await expect(setLeadStatus(ctx(actor), { id, status: 'NEW' })).rejects.toMatchObject({ code: 'conflict' })
    expect((await kindsOf(client.id, id)).sort()).toEqual(['OPTED_OUT', 'STATUS_CHANGED', 'STATUS_CHANGED'])
    const entries = await prisma().auditEntry.findMany({ where: { action: 'leads.set-status' } })
    expect(entries).toHaveLength(2)
  })

  it('have notes and consents that are added to and never changed', async () => {
    const client = await aClient(db.deps)
    const actor = own(client.id)
    const { id } = await aLead(db.deps, { clientId: client.id })
    await addNote(ctx(actor), { id, text: 'Likes\0 gardens' })
    await recordConsent(ctx(actor), { id, channel: 'SMS', isGiven: true, how: 'Web form', evidence: 'CANARY yes' })
    const lead = await getLead(ctx(actor), { id })
    expect(lead.activities.map(({ kind, text, actorName }) => [kind, text, actorName])).toContainEqual([
      'NOTE',
      'Likes\uFFFD gardens',
      'Pat',
    ])
    expect(lead.consents).toMatchObject([
      { channel: 'SMS', isGiven: true, how: 'Web form', evidence: 'CANARY yes', recordedBy: 'Pat', at: NOW },
    ])
    expect(JSON.stringify(await prisma().auditEntry.findMany())).not.toContain('CANARY')
    await expect(prisma().consent.updateMany({ data: { isGiven: false } })).rejects.toThrow()
  })

  it('of another client are as if they were not there', async () => {
    const [ours, theirs] = [await aClient(db.deps), await aClient(db.deps)]
    const { id } = await aLead(db.deps, { clientId: theirs.id })
    const member = await prisma().teamMember.create({ data: { id: randomUUID(), clientId: theirs.id, name: 'Lee' } })
    const mine = await aLead(db.deps, { clientId: ours.id })
    const actor = own(ours.id)
    for (const some of [id, randomUUID(), 'no id']) {
      const missing = { code: 'not_found' }
      await expect(getLead(ctx(actor), { id: some })).rejects.toMatchObject(missing)
      await expect(updateLead(ctx(actor), { id: some, name: 'X' })).rejects.toMatchObject(missing)
      await expect(setLeadStatus(ctx(actor), { id: some, status: 'WON' })).rejects.toMatchObject(missing)
      await expect(addNote(ctx(actor), { id: some, text: 'X' })).rejects.toMatchObject(missing)
      const consent = { id: some, channel: 'CALL' as const, isGiven: true, how: 'X' }
      await expect(recordConsent(ctx(actor), consent)).rejects.toMatchObject(missing)
    }
    await expect(updateLead(ctx(actor), { id: mine.id, assigneeId: member.id })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(createLead(ctx(actor), { name: 'X', clientId: theirs.id })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect((await listLeads(ctx(actor), { clientId: theirs.id })).leads).toEqual([])
    expect((await prisma().lead.findUniqueOrThrow({ where: { id } })).name).toBe('Sam Okafor')
  })

  it('are changed by staff who may, and by clients in self-service', async () => {
    const client = await aClient(db.deps)
    const { id } = await aLead(db.deps, { clientId: client.id })
    const rename = (actor: Actor) => updateLead(ctx(actor), { id, name: 'Ada' })
    const viewer = staffActor(await aStaff(db.deps, { role: 'VIEWER' }))
    const support = staffActor(await aStaff(db.deps, { role: 'SUPPORT' }))
    const forbidden = { code: 'forbidden' }
    await expect(rename(clientActor(client.id))).rejects.toMatchObject(forbidden)
    await expect(rename(viewer)).rejects.toMatchObject(forbidden)
    await expect(listLeads(ctx({ kind: 'visitor' }))).rejects.toMatchObject(forbidden)
    await rename(support)
    expect((await listLeads(ctx(viewer), { text: 'Ada' })).leads).toHaveLength(1)
    await expect(createLead(ctx(support), { name: 'X' })).rejects.toMatchObject({ code: 'invalid' })
  })
})
