import { randomUUID } from 'node:crypto'
import type { Deps } from '../../src/platform/context.js'
import { aDelivery, anEvent } from '../domain/forwarding/support.js'
import { aNumber } from '../domain/numbers/support.js'
import { aLead, aSuppression } from './a-lead.js'
import { aProperty, aUnit } from './a-property.js'
import { aTask } from './a-task.js'
import { aPublishedAssistant, aTestCall } from './a-test-call.js'
import { aColleague, aViewing } from './a-viewing.js'
import { anOffer } from './an-offer.js'
import { aCall, aClient, aMessage, ctxOf } from './builders.js'

export type World = Record<Thing, string>
export type Thing = keyof typeof SEGMENTS | 'client' | 'vapi call' | 'vapi assistant' | 'vapi number' | 'template'

/** What the step of a path before a parameter, and the name of a field, are ids of. A route that names another fails the tests. */
export const SEGMENTS = {
  attempts: 'an outbound call',
  leads: 'a lead',
  suppressions: 'a suppression',
  properties: 'a property',
  units: 'a unit',
  appointments: 'an appointment',
  team: 'a member of the team',
  tasks: 'a task',
  offers: 'an offer',
  messages: 'a message',
  assistants: 'an assistant',
  'phone-numbers': 'a phone number',
  'phone-number-requests': 'a number request',
  calls: 'a call',
  'test-calls': 'a test call',
  webhooks: 'a forwarding URL',
  'webhook-deliveries': 'a forwarding',
  'webhook-events': 'a webhook event',
  events: 'an event of ours',
  clients: 'the client',
} as const

/** Of a provider's catalogue, which is everybody's. */
export const NOT_OURS = ['voice_id']

export const FIELDS: Record<string, Thing> = {
  client_id: 'clients',
  lead_id: 'leads',
  assistant_id: 'assistants',
  assignee_id: 'team',
  team_member_id: 'team',
  property_id: 'properties',
  unit_id: 'units',
  appointment_id: 'appointments',
  call_id: 'calls',
  phone_number_id: 'phone-numbers',
  offer_id: 'offers',
  task_id: 'tasks',
  message_id: 'messages',
  event_id: 'webhook-events',
  webhook_id: 'webhooks',
  attempt_id: 'attempts',
  subject_id: 'leads',
  template_id: 'template',
  vapi_call_id: 'vapi call',
  vapi_assistant_id: 'vapi assistant',
  vapi_phone_number_id: 'vapi number',
}

/** A client in self-service with one of everything, each with a mark in what people would read. */
export async function aWorld(deps: Deps, mark: string, number = '+14155550199'): Promise<World> {
  const { prisma } = deps.database
  const client = await aClient(deps, {
    portalAccess: 'SELF_SERVICE',
    businessName: `${mark} Plumbing`,
    name: `${mark} Pat`,
  })
  const of = { clientId: client.id }
  const team = await aColleague(deps, { ...of, name: `${mark} colleague` })
  const lead = await aLead(deps, { ...of, name: `${mark} lead`, number, assigneeId: team.id })
  const property = await aProperty(deps, { ...of, address: `5 ${mark} Way`, reference: mark })
  const assistant = await aPublishedAssistant(deps, { ...of, name: `${mark} desk` })
  const about = { leadId: lead.id, propertyId: property.id }
  const call = await aCall(deps, {
    ...{ ...of, ...about, vapiAssistantId: assistant.vapiAssistantId },
    ...{ callerName: `${mark} caller`, fromNumber: number, hasRecording: true },
  })
  const line = await aNumber(deps, { ...of, assistantId: assistant.id, label: `${mark} line` })
  const delivery = await aDelivery(deps, { ...of, url: `https://${mark.toLowerCase()}.example/${mark}` })
  const attempt = await prisma.callAttempt.create({
    data: {
      ...{ id: randomUUID(), ...of, assistantId: assistant.id, leadId: lead.id },
      ...{ fromNumber: line.number, toNumber: number, state: 'REFUSED', reason: mark, askedBy: mark },
      sendDeadline: new Date(),
    },
  })
  const request = await prisma.numberRequest.create({
    data: { id: randomUUID(), ...of, country: 'US', note: mark, requestedBy: mark },
  })
  return {
    'vapi call': call.vapiCallId ?? '',
    'vapi assistant': assistant.vapiAssistantId ?? '',
    'vapi number': line.vapiPhoneNumberId ?? '',
    // Templates are the agency's; this one is nobody's.
    template: randomUUID(),
    client: client.id,
    clients: client.id,
    attempts: attempt.id,
    leads: lead.id,
    suppressions: (await aSuppression(deps, { ...of, number, reason: mark })).id,
    properties: property.id,
    units: (await aUnit(deps, { ...of, propertyId: property.id, name: mark })).id,
    appointments: (
      await aViewing(deps, {
        ...{ ...of, ...about, teamMemberId: team.id },
        ...{ attendeeName: mark, startsAt: tomorrow(), note: mark },
      })
    ).id,
    team: team.id,
    tasks: (await aTask(deps, { ...of, ...about, title: `${mark} task`, assigneeId: team.id })).id,
    offers: (await anOffer(deps, { ...of, ...about, buyerName: mark, conditions: mark })).id,
    messages: (await aMessage(deps, { ...of, text: `${mark} words`, callerName: mark })).id,
    assistants: assistant.id,
    'phone-numbers': line.id,
    'phone-number-requests': request.id,
    calls: call.id,
    'test-calls': (await aTestCall(deps, { ...of, assistantId: assistant.id, toNumber: number })).id,
    webhooks: delivery.urlId,
    'webhook-deliveries': delivery.id,
    'webhook-events': (await anEvent(deps, of)).id,
    events: await anEventOfOurs(deps, { clientId: client.id, leadId: lead.id, mark }),
  }
}

const tomorrow = () => new Date(Date.now() + 86_400_000)

async function anEventOfOurs(
  deps: Deps,
  { clientId, leadId, mark }: { clientId: string; leadId: string; mark: string },
) {
  const id = randomUUID()
  const place = { clientId, table: 'client_events', column: 'body_sealed', id }
  const { vault } = ctxOf(deps)
  await deps.database.prisma.clientEvent.create({
    data: {
      ...{ id, clientId, type: 'lead.created', key: leadId, subjectKind: 'lead', subjectId: leadId },
      bodySealed: vault.seal(place, JSON.stringify({ mark })),
    },
  })
  return id
}

/** All rows of a client, in every table that has rows of clients. */
export async function rowsOf(deps: Deps, clientId: string): Promise<Record<string, unknown>> {
  const { rows: tables } = await deps.database.query(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'client_id'`,
  )
  const sums: Record<string, unknown> = {}
  for (const name of [...tables.map((row) => String(row['name'])), 'clients'].sort()) {
    // Keys remember when they were last used, and limits what is left.
    if (['api_keys', 'idempotency_keys', 'api_sessions', 'refresh_tokens'].includes(name)) continue
    const column = name === 'clients' ? 'id' : 'client_id'
    const { rows } = await deps.database.query(
      `select count(*)::int as count, md5(string_agg(t::text, '|' order by t::text)) as sum from ${name} t where ${column} = '${clientId}'`,
    )
    sums[name] = rows[0]
  }
  return sums
}
