import { createApiKey } from '../../src/domain/api-keys/index.js'
import type { StaffRole } from '../../src/platform/context.js'
import { aDelivery } from '../domain/forwarding/support.js'
import { aLead, aSuppression } from '../support/a-lead.js'
import { aProperty, aUnit } from '../support/a-property.js'
import { aTask } from '../support/a-task.js'
import { aColleague, aViewing } from '../support/a-viewing.js'
import { anOffer } from '../support/an-offer.js'
import type { TestApp } from '../support/app.js'
import { aCall, aClient, aMessage, aStaff, ctxOf, JOB } from '../support/builders.js'
import { aStaffLogin, PASSWORD } from '../support/people.js'
import type { Visitor } from '../support/visitor.js'

export type SignedIn = Visitor & { staff: { id: string; email: string } }

/** Somebody of the agency, signed in and with a page of the back office open. */
export async function asStaff(app: TestApp, role: StaffRole = 'OWNER', name = `Robin ${role}`): Promise<SignedIn> {
  const staff = await aStaffLogin(app.deps, { role, name })
  const visitor = app.visitor()
  await visitor.fill('/admin/sign-in', { email: staff.email, password: PASSWORD })
  await visitor.get('/admin')
  return Object.assign(visitor, { staff: { id: staff.id, email: staff.email } })
}

export type Answer = {
  record?: {
    id: string
    title: string
    params: Record<string, unknown>
    recordActions: string[]
    details?: Record<string, unknown>
  }
  records?: { id: string; title: string; params: Record<string, unknown> }[]
  meta?: { total: number; page: number; perPage: number; sortBy: string; direction: string }
  said?: { message: string; kind: string; secret?: { value: string }; open?: string; text?: string }
  errors?: Record<string, { message: string }>
  error?: { code: string; message: string }
}

export const api = async (visitor: Visitor, path: string, fields?: Record<string, string>) => {
  const { status, body } = await visitor.adminApi(path, fields)
  return { status, ...(body as Answer) }
}

export const list = (visitor: Visitor, resource: string, query: Record<string, string> = {}) =>
  api(visitor, `resources/${resource}/actions/list?${new URLSearchParams(query)}`)
export const show = (visitor: Visitor, resource: string, id: string) =>
  api(visitor, `resources/${resource}/records/${id}/show`)
export const act = (
  visitor: Visitor,
  [resource, id, action]: [string, string, string],
  fields: Record<string, string> = {},
) => api(visitor, `resources/${resource}/records/${id}/${action}`, fields)
export const bulk = (
  visitor: Visitor,
  [resource, action]: [string, string],
  ids: string[],
  fields: Record<string, string> = {},
) => api(visitor, `resources/${resource}/bulk/${action}?recordIds=${ids.join(',')}`, fields)

/** The form of a record as its page would post it: what is there, what was changed, and when it was opened. */
export async function edit(visitor: Visitor, [resource, id]: [string, string], changes: Record<string, string>) {
  const { record } = await api(visitor, `resources/${resource}/records/${id}/edit`)
  const params = Object.fromEntries(
    Object.entries(record?.params ?? {}).map(([name, value]) => [name, String(value ?? '')]),
  )
  return act(visitor, [resource, id, 'edit'], { ...params, ...changes })
}

/** One row of everything the back office shows. */
export async function oneOfEach(app: TestApp): Promise<Record<string, string>> {
  const { prisma } = app.deps.database
  const client = await aClient(app.deps, { adminNotes: 'CANARY-NOTES' })
  const call = await aCall(app.deps, { clientId: client.id })
  const staff = await aStaff(app.deps, { role: 'VIEWER', name: 'Vera Viewer' })
  const id = () => crypto.randomUUID()
  const eventId = id()
  const event = await prisma.webhookEvent.create({
    data: {
      id: eventId,
      clientId: client.id,
      deliveryKey: new Uint8Array([1]),
      type: 'end-of-call-report',
      state: 'DEAD',
      lastError: 'It could not be applied',
      headers: { 'user-agent': 'Vapi', 'x-note': 'kept' },
      bodyBytes: 2,
      bodySealed: app.deps.vault.seal(
        { clientId: client.id, table: 'webhook_events', column: 'body_sealed', id: eventId },
        '{}',
      ),
    },
  })
  const entry = await prisma.auditEntry.create({
    data: { id: id(), actorKind: 'script', actorName: 'test', action: 'clients.create' },
  })
  const number = await prisma.phoneNumber.create({ data: { id: id(), number: '+14155550100' } })
  const request = await prisma.numberRequest.create({
    data: { id: id(), clientId: client.id, country: 'US', areaCode: '907', requestedBy: 'Sam Okafor' },
  })
  const template = await prisma.assistantTemplate.create({ data: { id: id(), name: `Dentists ${id()}`, facts: {} } })
  const assistant = await prisma.assistant.create({
    data: { id: id(), clientId: client.id, name: 'Reception', facts: {}, templateId: template.id, templateFacts: {} },
  })
  const unassignedId = id()
  const unassigned = await prisma.unassignedEvent.create({
    data: {
      id: unassignedId,
      deliveryKey: crypto.getRandomValues(new Uint8Array(8)),
      type: 'status-update',
      vapiAssistantId: id(),
      headers: { 'user-agent': 'Vapi' },
      bodyBytes: 2,
      bodySealed: app.deps.vault.seal(
        { clientId: '', table: 'unassigned_events', column: 'body_sealed', id: unassignedId },
        '{}',
      ),
    },
  })
  const message = await aMessage(app.deps, { clientId: client.id })
  const alertId = id()
  await prisma.alert.create({
    data: { id: alertId, kind: 'inbound.dead', subject: client.id, title: 'Events could not be applied', text: 'One.' },
  })
  const run = await prisma.reconciliation.create({
    data: { id: id(), account: 'organisation', state: 'DONE', askedBy: 'The clock' },
  })
  const finding = await prisma.vapiFinding.create({
    data: {
      id: id(),
      clientId: client.id,
      kind: 'ASSISTANT',
      vapiId: id(),
      name: 'Receptionist',
      problems: ['server.url'],
      details: {
        account: 'organisation',
        problems: [{ path: 'server.url', is: 'nothing', should: 'the client’s webhook URL' }],
        isRepairable: true,
      },
    },
  })
  // Nothing may be sent there, so that a test of it leaves this machine in no case.
  const delivery = await aDelivery(app.deps, { clientId: client.id, url: 'https://hooks.example.com/' })
  await prisma.forwardingUrl.update({ where: { id: delivery.urlId }, data: { url: 'https://127.0.0.1/' } })
  const clientId = client.id
  const property = await aProperty(app.deps, { clientId })
  const unit = await aUnit(app.deps, { clientId, propertyId: property.id })
  const propertyImport = await prisma.propertyImport.create({
    data: {
      id: id(),
      clientId,
      fileName: 'list.csv',
      rows: { header: [], mapping: [], lines: [] },
      problems: [],
      createdBy: 'Pat',
    },
  })
  const lead = await aLead(app.deps, { clientId })
  const appointment = await aViewing(app.deps, { clientId, startsAt: new Date(Date.now() + 86_400_000) })
  const task = await aTask(app.deps, { clientId })
  const offer = await anOffer(app.deps, { clientId })
  const suppression = await aSuppression(app.deps, { clientId, number: '+14155550199' })
  const member = await aColleague(app.deps, { clientId })
  const apiKey = await createApiKey(ctxOf(app.deps, JOB, new Date()), { name: 'CRM', scopes: ['calls:read'], clientId })
  return {
    Property: property.id,
    Unit: unit.id,
    PropertyImport: propertyImport.id,
    Lead: lead.id,
    Appointment: appointment.id,
    Task: task.id,
    Offer: offer.id,
    Suppression: suppression.id,
    TeamMember: member.id,
    ApiKey: apiKey.id,
    Client: client.id,
    Assistant: assistant.id,
    AssistantTemplate: template.id,
    ForwardingUrl: delivery.urlId,
    Forwarding: delivery.id,
    Reconciliation: run.id,
    VapiFinding: finding.id,
    CallerMessage: message.id,
    Staff: staff.id,
    Call: call.id,
    WebhookEvent: event.id,
    AuditEntry: entry.id,
    PhoneNumber: number.id,
    NumberRequest: request.id,
    UnassignedEvent: unassigned.id,
    Alert: alertId,
  }
}
