import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { numberOfAPerson } from '../../../src/domain/attempts/index.js'
import { correctCall, listCalls } from '../../../src/domain/calls/index.js'
import { createClient } from '../../../src/domain/clients/index.js'
import { keepLead } from '../../../src/domain/leads/index.js'
import { inTransaction } from '../../../src/platform/context.js'
import { aLead, aSuppression } from '../../support/a-lead.js'
import { useApp } from '../../support/app.js'
import { aCall, clientActor, ctxOf, NOW } from '../../support/builders.js'
import { aProgram } from '../../support/program.js'

const MARKERS = [
  ...['anonymous', 'Restricted', 'unknown', 'No Caller ID', 'Private', 'unavailable', '+'],
  ...['+266696687', '+7378742833', '+7378742883', '+2562533', '+86282452253', '+8656696'],
]
const app = useApp()
const prisma = () => app.deps.database.prisma
const START = '2027-03-08T15:00:00Z'

type Way = [method: 'post' | 'patch', path: (leadId: string) => string, body: (number: string) => object]

const WAYS: Record<string, Way> = {
  'a new lead': ['post', () => '/leads', (number) => ({ name: 'Lee', number })],
  'a changed lead': ['patch', (id) => `/leads/${id}`, (number) => ({ number })],
  'the do-not-call list': ['post', () => '/suppressions', (number) => ({ number, reason: 'asked' })],
  'a message': ['post', () => '/messages', (caller_number) => ({ text: 'x', caller_name: 'Lee', caller_number })],
  'an offer': [
    'post',
    () => '/offers',
    (n) => ({ amount: { amount_minor: 100, currency: 'USD' }, buyer_name: 'Lee', buyer_number: n }),
  ],
  'an appointment': [
    'post',
    () => '/appointments',
    (n) => ({ kind: 'meeting', starts_at: START, attendee_name: 'Lee', attendee_number: n }),
  ],
  'somebody of the team': ['post', () => '/team', (number) => ({ name: 'Lee', number })],
}

describe('B3: what stands for a hidden number', () => {
  it.each(Object.entries(WAYS))('is refused as the number of %s', async (_name, [method, at, body]) => {
    const program = await aProgram(app)
    const lead = await aLead(app.deps, { clientId: program.clientId, number: '+14155550188' })
    for (const marker of MARKERS) {
      const answer = await program[method](at(lead.id), body(marker))
      expect([marker, answer.status]).toEqual([marker, 400])
      expect(JSON.stringify(answer.body.errors)).toMatch(/phone number/)
    }
    expect(await prisma().lead.findMany({ select: { number: true } })).toEqual([{ number: '+14155550188' }])
    const kept = [
      prisma().suppression.count(),
      prisma().callerMessage.count(),
      prisma().offer.count(),
      prisma().appointment.count(),
      prisma().teamMember.count(),
    ]
    expect(await Promise.all(kept)).toEqual([0, 0, 0, 0, 0])
  })

  it.each(MARKERS)('(%s) is nobody to call, no lead, and no number of a client', async (marker) => {
    expect(numberOfAPerson(marker)).toEqual({ problem: 'no number' })
    const { clientId } = await aProgram(app)
    const ctx = ctxOf(app.deps)
    const known = { clientId, number: marker, name: 'Lee', source: 'PHONE', at: NOW } as const
    expect(await inTransaction(ctx, (tx) => keepLead(tx, known))).toBeUndefined()
    const named = { ...known, number: '+14155550177', name: 'Anonymous' }
    await inTransaction(ctx, (tx) => keepLead(tx, named))
    expect(await prisma().lead.findMany()).toMatchObject([{ name: null }])
    const client = { email: 'lee@example.com', name: 'Lee', businessName: 'Lee', phone: marker }
    await expect(createClient(ctx, client)).rejects.toThrow(/phone number/)
  })

  it.each(MARKERS)('(%s) never leaves as the number of a call', async (marker) => {
    const program = await aProgram(app)
    const { clientId } = program
    const call = await aCall(app.deps, { clientId, fromNumber: marker, callerName: null })
    const hidden = { from_number: null, is_number_hidden: true, to_number: '+14155550123' }
    expect((await program.get(`/voice/calls/${call.id}`)).body).toMatchObject(hidden)
    expect((await program.get('/voice/calls')).body.data).toMatchObject([hidden])
    await correctCall(ctxOf(app.deps), { id: call.id, outcome: 'MESSAGE_TAKEN' })
    const [audited] = await prisma().auditEntry.findMany({ where: { action: { startsWith: 'calls.' } } })
    expect(audited).toMatchObject({ subjectName: 'Hidden number' })
  })

  it('is found by a word for it, and no number is', async () => {
    const { clientId } = await aProgram(app)
    await aCall(app.deps, { clientId, fromNumber: 'anonymous' })
    await aCall(app.deps, { clientId })
    const found = async (text: string) => (await listCalls(ctxOf(app.deps, clientActor(clientId)), { text })).calls
    for (const text of ['hidden number', 'Anonymous', 'private'])
      expect(await found(text)).toMatchObject([{ isNumberHidden: true, fromNumber: null, callerNumber: null }])
    for (const text of ['+0', 'Иван']) expect(await found(text)).toEqual([])
  })

  it('is taken out of what was stored before it was known', async () => {
    const { clientId } = await aProgram(app)
    for (const number of MARKERS) {
      await aCall(app.deps, { clientId, fromNumber: number })
      await aLead(app.deps, { clientId, number })
      await aSuppression(app.deps, { clientId, number })
    }
    const kept = await aLead(app.deps, { clientId, number: '+17378742833' })
    const file = 'prisma/migrations/20261201053000_hidden_numbers/migration.sql'
    await app.deps.database.query(readFileSync(path.join(process.cwd(), file), 'utf8'))
    expect(await prisma().call.findMany({ distinct: 'fromNumber', select: { fromNumber: true } })).toEqual([
      { fromNumber: 'anonymous' },
    ])
    const leads = await prisma().lead.findMany({ where: { number: { not: null } } })
    expect(leads.map(({ id }) => id)).toEqual([kept.id])
    expect(await prisma().suppression.count({ where: { liftedAt: null } })).toBe(0)
  })
})
