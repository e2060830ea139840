import { randomUUID } from 'node:crypto'
import {
  addActivity,
  addNote,
  keepLead,
  qualifyLead,
  raiseLeadStatus,
  recordConsent,
  updateLead,
} from '../../src/domain/leads/index.js'
import { suppressNumber } from '../../src/domain/suppressions/index.js'
import { type Ctx, type Deps, inTransaction } from '../../src/platform/context.js'
import { aLead } from './a-lead.js'
import { aTask } from './a-task.js'
import { aColleague, aViewing } from './a-viewing.js'
import { anOffer } from './an-offer.js'
import { aCall, aMessage, clientActor, ctxOf } from './builders.js'
import { aBusiness } from './people.js'

const HOUR_MS = 3_600_000

/** A property agency in self-service with something on every page that follows from calls, as of now. */
export async function aBusyAgency(deps: Deps) {
  const made = await aBusiness(deps, {
    businessName: 'Bay View Homes',
    businessType: 'Property agency',
    portalAccess: 'SELF_SERVICE',
  })
  const clientId = made.client.id
  const actor = clientActor(clientId, { access: 'SELF_SERVICE' })
  const ctx = ctxOf(deps, actor, new Date())
  const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS)
  const colleague = await aColleague(deps, { clientId })
  const property = await deps.database.prisma.property.create({ data: aHouse(clientId) })
  const call = await aCall(deps, { clientId, startedAt: ago(26), fromNumber: '+14155550164', durationSeconds: 192 })
  const leadId = await aKnownLead(ctx, { ...call, clientId })
  await deps.database.prisma.call.update({ where: { id: call.id }, data: { leadId } })
  const of = { clientId, leadId }
  const viewing = await aViewing(deps, { ...of, startsAt: ago(-27) })
  const terms = { conditions: 'Subject to financing and an inspection.', expiresAt: ago(-70) }
  const offer = await anOffer(deps, {
    ...of,
    ...terms,
    propertyId: property.id,
    createdAt: ago(2),
    buyerName: 'Priya Raman',
  })
  const message = await aMessage(deps, {
    ...of,
    vapiCallId: call.vapiCallId,
    callerName: 'Priya Raman',
    callerNumber: '+14155550164',
    forWhom: 'Dana',
    isUrgent: true,
    text: 'Can we see the house on Main Street again before the weekend? My parents would like to come along.',
    createdAt: ago(3),
  })
  await aMessage(deps, { clientId, readAt: ago(1), createdAt: ago(25), text: 'Is the garage part of the rent?' })
  const [viewed, made_] = [
    { kind: 'VIEWING_SCHEDULED' as const, key: 'viewing', at: ago(25), text: 'Viewing of 123 Main Street' },
    { kind: 'OFFER_MADE' as const, key: 'offer', at: ago(2), text: '$450,000' },
  ]
  await inTransaction(ctx, async (tx) => {
    await addActivity(tx, { ...of, ...viewed, subject: { kind: 'appointment', id: viewing.id } })
    await addActivity(tx, { ...of, ...made_, subject: { kind: 'offer', id: offer.id } })
    await raiseLeadStatus(tx, { ...of, to: 'OFFER' })
    await suppressNumber(tx, {
      clientId,
      number: '+14155550112',
      source: 'TRANSCRIPT',
      evidence: 'Please stop calling me.',
      vapiCallId: call.vapiCallId,
    })
  })
  await updateLead(ctx, { id: leadId, assigneeId: colleague.id })
  await recordConsent(ctx, { id: leadId, channel: 'SMS', isGiven: true, how: 'said on the phone' })
  await addNote(ctx, {
    id: leadId,
    text: 'Wants to sell her flat first. Ring her mother, Anita, when she cannot be reached.',
  })
  await someLeads(deps, clientId, ago)
  const task = await someTasks(deps, { ...of, assigneeId: colleague.id, vapiCallId: call.vapiCallId }, ago)
  return { ...made, leadId, offer, message, task, property, call, colleague }
}

const aHouse = (clientId: string) => ({
  id: randomUUID(),
  clientId,
  address: '123 Main Street',
  city: 'Springfield',
  houseNumber: '123',
  streetKey: 'main street',
  cityKey: 'springfield',
  addressKey: '123 main street springfield',
  priceMinor: 46_500_000n,
  currency: 'USD',
})

type Rang = { id: string; clientId: string; vapiCallId: string; startedAt: Date }

/** Somebody who rang and said what she looks for. */
async function aKnownLead(ctx: Ctx, { id, clientId, vapiCallId, startedAt: at }: Rang): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const who = { number: '+14155550164', name: 'Priya Raman', email: 'priya@example.com', language: 'en' }
    const lead = await keepLead(tx, { clientId, ...who, source: 'PHONE', at, vapiCallId })
    const leadId = lead?.id ?? ''
    const told = {
      kind: 'CALL' as const,
      key: `call ${id}`,
      text: 'Asked for houses with three bedrooms in Springfield.',
    }
    await addActivity(tx, { clientId, leadId, ...told, at, vapiCallId, subject: { kind: 'call', id } })
    const qualification = {
      budgetMinor: 48_000_000n,
      currency: 'USD',
      bedrooms: 3,
      needs: 'A garden, and a school nearby',
    }
    await qualifyLead(tx, { clientId, leadId, vapiCallId, qualification, text: 'Budget $480,000, three bedrooms' })
    return leadId
  })
}

type Ago = (hours: number) => Date

async function someLeads(deps: Deps, clientId: string, ago: Ago): Promise<void> {
  const some = [
    { name: 'Sam Okafor', status: 'NEW' as const, score: 10, lastActivityAt: ago(5) },
    { name: null, status: 'CONTACTED' as const, score: 25, lastActivityAt: ago(30) },
    { name: 'Marie-Christine Delacroix-Beaumont', status: 'APPOINTMENT' as const, score: 65, lastActivityAt: ago(50) },
    { name: 'Jonas Weber', status: 'LOST' as const, score: 40, lastActivityAt: ago(400) },
    { name: 'Alex Roe', status: 'DO_NOT_CALL' as const, number: '+14155550112', score: 5, lastActivityAt: ago(70) },
  ]
  for (const lead of some) await aLead(deps, { clientId, ...lead })
}

type About = { clientId: string; leadId: string; assigneeId: string; vapiCallId: string }

async function someTasks(deps: Deps, { clientId, leadId, ...of }: About, ago: Ago) {
  const callback = { title: 'Call Priya Raman back about the garage', dueSaid: 'tomorrow after five', dueAt: ago(4) }
  const task = await aTask(deps, {
    clientId,
    leadId,
    ...of,
    kind: 'CALLBACK',
    ...callback,
    text: 'She is at work until five.',
  })
  await aTask(deps, { clientId, leadId, kind: 'VIEWING', title: 'Show 123 Main Street', dueAt: ago(-27) })
  await aTask(deps, { clientId, title: 'Send the floor plan of the corner flat', dueAt: ago(-100) })
  await aTask(deps, { clientId, title: 'Ask the owner of 9 Elm Street whether dogs are fine' })
  await aTask(deps, { clientId, title: 'Order new signs', doneAt: ago(20), doneBy: 'Sam Okafor' })
  return task
}
