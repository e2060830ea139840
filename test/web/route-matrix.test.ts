import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createApiKey } from '../../src/domain/api-keys/index.js'
import { portal } from '../../src/web/portal/index.js'
import { aDelivery } from '../domain/forwarding/support.js'
import { aNumber } from '../domain/numbers/support.js'
import { aLead, aSuppression } from '../support/a-lead.js'
import { aProperty, aUnit } from '../support/a-property.js'
import { aTask } from '../support/a-task.js'
import { aPublishedAssistant, aTestCall } from '../support/a-test-call.js'
import { aColleague, aViewing } from '../support/a-viewing.js'
import { anOffer } from '../support/an-offer.js'
import { aCall, aMessage, ctxOf, JOB } from '../support/builders.js'
import { aBusiness, signedIn, usePortal } from '../support/use-portal.js'

type Stack = Layer[]
type Layer = { route?: { path: string; methods: Record<string, boolean> }; handle?: { stack?: Stack } }

/** Every page of the portal as its router declares it: the test fails when one is added and not named here. */
const ROUTES: Record<string, (ids: Ids) => string> = {
  'GET / home': () => '/',
  'GET / calls': (ids) => `/calls?cursor=${ids.cursor}`,
  'GET /:id': (ids) => `/calls/${ids.call}`,
  'GET / assistants': () => '/assistants',
  'GET /new assistants': () => '/assistants/new',
  'POST / assistants': () => '/assistants',
  'GET /:provider/:voiceId/sample': (ids) => `/assistants/voices/vapi/${ids.assistant}/sample`,
  'POST /facts': (ids) => `/assistants/${ids.assistant}/facts`,
  'GET /preview': (ids) => `/assistants/${ids.assistant}/preview`,
  'GET /:step': (ids) => `/assistants/${ids.assistant}/steps/business`,
  'POST /:step': (ids) => `/assistants/${ids.assistant}/steps/business`,
  'GET /:step/import': (ids) => `/assistants/${ids.assistant}/steps/faqs/import`,
  'POST /:step/import': (ids) => `/assistants/${ids.assistant}/steps/faqs/import`,
  'GET /:step/library': (ids) => `/assistants/${ids.assistant}/steps/objections/library`,
  'POST /:step/library': (ids) => `/assistants/${ids.assistant}/steps/objections/library`,
  'GET / conversation': (ids) => `/assistants/${ids.assistant}/conversation`,
  'POST / conversation': (ids) => `/assistants/${ids.assistant}/conversation`,
  'POST /number': (ids) => `/assistants/${ids.assistant}/number`,
  'POST /number/own': (ids) => `/assistants/${ids.assistant}/number/own`,
  'POST /number/request': (ids) => `/assistants/${ids.assistant}/number/request`,
  'GET /publication': (ids) => `/assistants/${ids.assistant}/publication`,
  'POST /publication': (ids) => `/assistants/${ids.assistant}/publication`,
  'GET /versions/:version': (ids) => `/assistants/${ids.assistant}/versions/1`,
  'POST /versions/:version/restore': (ids) => `/assistants/${ids.assistant}/versions/1/restore`,
  'GET /comparison': (ids) => `/assistants/${ids.assistant}/comparison`,
  'POST /comparison': (ids) => `/assistants/${ids.assistant}/comparison`,
  'POST /comparison/theirs': (ids) => `/assistants/${ids.assistant}/comparison/theirs`,
  'POST /comparison/ours': (ids) => `/assistants/${ids.assistant}/comparison/ours`,
  'GET / assistant': (ids) => `/assistants/${ids.assistant}`,
  'POST /name': (ids) => `/assistants/${ids.assistant}/name`,
  'GET /archive': (ids) => `/assistants/${ids.assistant}/archive`,
  'POST /archive': (ids) => `/assistants/${ids.assistant}/archive`,
  'POST /unarchive': (ids) => `/assistants/${ids.assistant}/unarchive`,
  'GET / test-call': (ids) => `/assistants/${ids.assistant}/test-call`,
  'POST / test-call': (ids) => `/assistants/${ids.assistant}/test-call`,
  'GET /:callId test-call': (ids) => `/assistants/${ids.assistant}/test-call/${ids.testCall}`,
  'GET /:callId/now test-call': (ids) => `/assistants/${ids.assistant}/test-call/${ids.testCall}/now`,
  'GET / live': () => '/live',
  // Never ends: test/web/portal/live.test.ts.
  'GET /stream': () => '/live/stream',
  'GET /:id/recording': (ids) => `/calls/${ids.call}/recording`,
  'POST /:id/correction': (ids) => `/calls/${ids.call}/correction`,
  'GET / messages': (ids) => `/messages?cursor=${ids.cursor}&show=all`,
  'POST /:id/handled': (ids) => `/messages/${ids.message}/handled`,
  'GET / numbers': () => '/numbers',
  'GET /:id number': (ids) => `/numbers/${ids.number}`,
  'POST /:id number': (ids) => `/numbers/${ids.number}`,
  'POST /:id/primary': (ids) => `/numbers/${ids.number}/primary`,
  'POST /:id/repair': (ids) => `/numbers/${ids.number}/repair`,
  'POST /:id/release': (ids) => `/numbers/${ids.number}/release`,
  'POST /requests number': () => '/numbers/requests',
  'POST /requests/:id/cancel': (ids) => `/numbers/requests/${ids.numberRequest}/cancel`,
  'GET /:id message': (ids) => `/messages/${ids.message}`,
  'GET / leads': (ids) => `/leads?cursor=${ids.cursor}`,
  'POST / leads': () => '/leads',
  'GET /new leads': () => '/leads/new',
  'GET /:id lead': (ids) => `/leads/${ids.lead}?cursor=${ids.cursor}`,
  'POST /:id lead': (ids) => `/leads/${ids.lead}`,
  'GET /:id/edit lead': (ids) => `/leads/${ids.lead}/edit`,
  'POST /:id/status': (ids) => `/leads/${ids.lead}/status`,
  'POST /:id/assignee': (ids) => `/leads/${ids.lead}/assignee`,
  'POST /:id/notes': (ids) => `/leads/${ids.lead}/notes`,
  'POST /:id/consents': (ids) => `/leads/${ids.lead}/consents`,
  'GET / do-not-call': (ids) => `/leads/do-not-call?show=all&cursor=${ids.cursor}`,
  'POST / do-not-call': () => '/leads/do-not-call',
  'POST /:id/lift': (ids) => `/leads/do-not-call/${ids.suppression}/lift`,
  'GET / tasks': (ids) => `/tasks?show=all&assigneeId=${ids.teamMember}&cursor=${ids.cursor}`,
  'POST / tasks': () => '/tasks',
  'POST /done': () => '/tasks/done',
  'GET /new tasks': (ids) => `/tasks/new?lead=${ids.lead}`,
  'GET /:id task': (ids) => `/tasks/${ids.task}`,
  'POST /:id task': (ids) => `/tasks/${ids.task}`,
  'GET /:id/edit task': (ids) => `/tasks/${ids.task}/edit`,
  'GET / offers': (ids) => `/offers?cursor=${ids.cursor}`,
  'POST / offers': () => '/offers',
  'GET /new offers': (ids) => `/offers/new?propertyId=${ids.property}`,
  'GET /:id offer': (ids) => `/offers/${ids.offer}`,
  'POST /:id/decision': (ids) => `/offers/${ids.offer}/decision`,
  'GET / appointments': () => '/appointments',
  'GET /list': (ids) => `/appointments/list?show=all&teamMemberId=${ids.teamMember}&cursor=${ids.cursor}`,
  'GET /new appointments': (ids) => `/appointments/new?teamMemberId=${ids.teamMember}`,
  'POST / appointments': () => '/appointments',
  'GET /:id appointment': (ids) => `/appointments/${ids.appointment}`,
  'GET /:id/calendar.ics': (ids) => `/appointments/${ids.appointment}/calendar.ics`,
  'GET /:id/move': (ids) => `/appointments/${ids.appointment}/move`,
  'POST /:id/move': (ids) => `/appointments/${ids.appointment}/move`,
  'POST /:id/confirm': (ids) => `/appointments/${ids.appointment}/confirm`,
  'POST /:id/cancel appointment': (ids) => `/appointments/${ids.appointment}/cancel`,
  'POST /:id/mark': (ids) => `/appointments/${ids.appointment}/mark`,
  'GET / team': () => '/settings/team',
  'POST / team': () => '/settings/team',
  'POST /booking': () => '/settings/team/booking',
  'GET /new team': () => '/settings/team/new',
  'GET /:id team': (ids) => `/settings/team/${ids.teamMember}`,
  'POST /:id team': (ids) => `/settings/team/${ids.teamMember}`,
  'POST /:id/active': (ids) => `/settings/team/${ids.teamMember}/active`,
  'POST /:id/days': (ids) => `/settings/team/${ids.teamMember}/days`,
  'POST /:id/days/remove': (ids) => `/settings/team/${ids.teamMember}/days/remove`,
  'GET / properties': (ids) => `/properties?cursor=${ids.cursor}`,
  'POST / properties': () => '/properties',
  'GET /new properties': () => '/properties/new',
  'GET /:id property': (ids) => `/properties/${ids.property}`,
  'POST /:id property': (ids) => `/properties/${ids.property}`,
  'GET /:id/edit property': (ids) => `/properties/${ids.property}/edit`,
  'POST /:id/check': (ids) => `/properties/${ids.property}/check`,
  'POST /:id/archive property': (ids) => `/properties/${ids.property}/archive`,
  'POST /:id/units': (ids) => `/properties/${ids.property}/units`,
  'POST /:id/units/:unitId': (ids) => `/properties/${ids.property}/units/${ids.unit}`,
  'POST /:id/units/:unitId/remove': (ids) => `/properties/${ids.property}/units/${ids.unit}/remove`,
  'GET / imports': () => '/properties/imports',
  'POST / imports': () => '/properties/imports',
  'GET /:importId': (ids) => `/properties/imports/${ids.propertyImport}`,
  'POST /:importId/columns': (ids) => `/properties/imports/${ids.propertyImport}/columns`,
  'POST /:importId/add': (ids) => `/properties/imports/${ids.propertyImport}/add`,
  'POST /:importId/undo': (ids) => `/properties/imports/${ids.propertyImport}/undo`,
  'GET /:importId/problems': (ids) => `/properties/imports/${ids.propertyImport}/problems`,
  'GET / settings': () => '/settings',
  'GET / api-keys': (ids) => `/settings/api-keys?cursor=${ids.cursor}`,
  'POST / api-keys': () => '/settings/api-keys',
  'GET /new api-keys': () => '/settings/api-keys/new',
  'POST /:id/name': (ids) => `/settings/api-keys/${ids.apiKey}/name`,
  'POST /:id/revoke': (ids) => `/settings/api-keys/${ids.apiKey}/revoke`,
  'GET / webhooks': () => '/settings/webhooks',
  'POST / webhooks': () => '/settings/webhooks',
  'GET /new webhooks': () => '/settings/webhooks/new',
  'GET /:id webhook': (ids) => `/settings/webhooks/${ids.webhook}?cursor=${ids.cursor}`,
  'POST /:id webhook': (ids) => `/settings/webhooks/${ids.webhook}`,
  'GET /:id/edit': (ids) => `/settings/webhooks/${ids.webhook}/edit`,
  'POST /:id/secret': (ids) => `/settings/webhooks/${ids.webhook}/secret`,
  'POST /:id/switch': (ids) => `/settings/webhooks/${ids.webhook}/switch`,
  'POST /:id/test': (ids) => `/settings/webhooks/${ids.webhook}/test`,
  'POST /:id/resend': (ids) => `/settings/webhooks/${ids.webhook}/resend`,
  'POST /:id/delete': (ids) => `/settings/webhooks/${ids.webhook}/delete`,
  'GET /:deliveryId': (ids) => `/settings/webhooks/deliveries/${ids.delivery}`,
  'POST /:deliveryId/resend': (ids) => `/settings/webhooks/deliveries/${ids.delivery}/resend`,
  'POST /notifications': () => '/settings/notifications',
  'POST /mails': () => '/settings/mails',
  'POST /password': () => '/settings/password',
  'GET /:token': (ids) => `/as/${ids.call}`,
  'POST /end': () => '/as/end',
}

/** A handler mounted without a route of its own. */
const PLAIN: Record<string, (ids: Ids) => string> = { 'GET / profile': () => '/profile' }

type Ids = {
  call: string
  message: string
  webhook: string
  delivery: string
  client: string
  cursor: string
  assistant: string
  testCall: string
  number: string
  numberRequest: string
  appointment: string
  teamMember: string
  lead: string
  suppression: string
  property: string
  unit: string
  propertyImport: string
  task: string
  offer: string
  apiKey: string
}

// trust.md T-1 and T-2
describe('every page of the portal, asked with another client’s ids', () => {
  const app = usePortal()

  it('is named in this test', () => {
    const declared = routesOf((portal(app.deps) as unknown as { stack: Stack }).stack).sort()
    expect(declared).toEqual(
      Object.keys(ROUTES)
        .map((name) => name.split(' ').slice(0, 2).join(' '))
        .sort(),
    )
  })

  it('answers exactly as for ids that do not exist, shows nothing of the other client and changes nothing', async () => {
    const [ours, theirs] = [
      await aBusiness(app.deps, { portalAccess: 'SELF_SERVICE' }),
      await aBusiness(app.deps, { businessName: 'CANARY Plumbing', name: 'CANARY Pat' }),
    ]
    const call = await aCall(app.deps, {
      clientId: theirs.client.id,
      callerName: 'CANARY Caller',
      fromNumber: '+14155550199',
      hasRecording: true,
    })
    const message = await aMessage(app.deps, {
      clientId: theirs.client.id,
      text: 'CANARY words',
      callerName: 'CANARY Caller',
    })
    const delivery = await aDelivery(app.deps, { clientId: theirs.client.id, url: 'https://canary.example/CANARY' })
    const assistant = await aPublishedAssistant(app.deps, { clientId: theirs.client.id, name: 'CANARY desk' })
    const testCall = await aTestCall(app.deps, {
      clientId: theirs.client.id,
      assistantId: assistant.id,
      vapiCallId: call.vapiCallId,
      toNumber: '+14155550199',
    })
    const number = await aNumber(app.deps, { clientId: theirs.client.id, label: 'CANARY line' })
    const numberRequest = await app.deps.database.prisma.numberRequest.create({
      data: { id: randomUUID(), clientId: theirs.client.id, country: 'US', note: 'CANARY', requestedBy: 'CANARY Pat' },
    })
    // Somebody of their own: the free times of a business without anybody begin with one that is made.
    await aColleague(app.deps, { clientId: ours.client.id })
    const teamMember = await aColleague(app.deps, { clientId: theirs.client.id, name: 'CANARY colleague' })
    const ofTheirs = { clientId: theirs.client.id }
    const lead = await aLead(app.deps, { ...ofTheirs, name: 'CANARY lead', number: '+14155550199' })
    const suppression = await aSuppression(app.deps, { ...ofTheirs, number: '+14155550199', reason: 'CANARY' })
    const task = await aTask(app.deps, { ...ofTheirs, title: 'CANARY task', leadId: lead.id })
    const offer = await anOffer(app.deps, { ...ofTheirs, buyerName: 'CANARY buyer', conditions: 'CANARY' })
    const appointment = await aViewing(app.deps, {
      clientId: theirs.client.id,
      teamMemberId: teamMember.id,
      attendeeName: 'CANARY guest',
      startsAt: new Date(Date.now() + 86_400_000),
      note: 'CANARY note',
    })
    const property = await aProperty(app.deps, { ...ofTheirs, address: '5 CANARY Way', reference: 'CANARY' })
    const unit = await aUnit(app.deps, { ...ofTheirs, propertyId: property.id, name: 'CANARY' })
    const propertyImport = await app.deps.database.prisma.propertyImport.create({
      data: {
        ...{ id: randomUUID(), clientId: theirs.client.id, fileName: 'CANARY.csv', createdBy: 'CANARY Pat' },
        rows: {
          header: ['address', 'city'],
          mapping: ['address', 'city'],
          lines: [{ line: 2, cells: ['1 CANARY', 'A'] }],
        },
        problems: [],
      },
    })
    const apiKey = await createApiKey(ctxOf(app.deps, JOB, new Date()), {
      ...{ name: 'CANARY key', scopes: ['calls:read'], clientId: theirs.client.id },
    })
    const visitor = await signedIn(app, ours.user.email)
    const before = await fingerprint()
    const of = (id: string, client: string): Ids => ({
      call: id,
      message: id === call.id ? message.id : id,
      webhook: id === call.id ? delivery.urlId : id,
      delivery: id === call.id ? delivery.id : id,
      assistant: id === call.id ? assistant.id : id,
      testCall: id === call.id ? testCall.id : id,
      number: id === call.id ? number.id : id,
      numberRequest: id === call.id ? numberRequest.id : id,
      appointment: id === call.id ? appointment.id : id,
      teamMember: id === call.id ? teamMember.id : id,
      lead: id === call.id ? lead.id : id,
      suppression: id === call.id ? suppression.id : id,
      property: id === call.id ? property.id : id,
      unit: id === call.id ? unit.id : id,
      propertyImport: id === call.id ? propertyImport.id : id,
      task: id === call.id ? task.id : id,
      offer: id === call.id ? offer.id : id,
      apiKey: id === call.id ? apiKey.id : id,
      client,
      cursor: Buffer.from(`older ${call.startedAt.getTime()} ${id}`).toString('base64url'),
    })

    for (const [name, path] of Object.entries({ ...ROUTES, ...PLAIN })) {
      const ask = async (ids: Ids) => {
        const extra = { clientId: ids.client, client_id: ids.client, callId: ids.call, id: ids.call }
        const typed = { leadId: ids.lead, ids: ids.task, title: 'x', kind: 'VIEWING', text: 'x', status: 'ACCEPTED' }
        const query = `${path(ids).includes('?') ? '&' : '?'}${new URLSearchParams(extra)}`
        // What changes the asker's own settings, or never ends.
        if (['POST /end', 'POST /not', 'POST /mails', 'GET /stream'].some((one) => name.startsWith(one)))
          return { status: 0, text: '', headers: '' }
        const answer = name.startsWith('POST')
          ? await visitor.post(path(ids), { ...extra, ...typed })
          : await visitor.get(path(ids) + query)
        const text = answer.text
          .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
          .replaceAll(ids.cursor, 'CURSOR')
          .replace(/value="[\w.-]{40,}"/g, '')
          .replace(/data-now="[^"]+"/g, '')
        return { status: answer.status, text, headers: JSON.stringify([...answer.headers]) }
      }
      const foreign = await ask(of(call.id, theirs.client.id))
      const unknown = await ask(of(randomUUID(), randomUUID()))
      expect({ name, status: foreign.status, text: foreign.text }).toEqual({
        name,
        status: unknown.status,
        text: unknown.text,
      })
      expect(foreign.text + foreign.headers).not.toMatch(/CANARY|0199/)
    }
    expect(await fingerprint()).toEqual(before)
  }, 180_000)

  // trust.md A-3
  it('refuses every form that does not carry the token of this browser', async () => {
    const { user } = await aBusiness(app.deps, { portalAccess: 'SELF_SERVICE' })
    const visitor = await signedIn(app, user.email)
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const id = randomUUID()
    const nobody = new Proxy({}, { get: () => id }) as Ids
    for (const [name, path] of Object.entries(ROUTES).filter(([name]) => name.startsWith('POST'))) {
      const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
      const answer = await fetch(app.address + path(nobody), {
        method: 'POST',
        headers,
        body: 'a=b',
        redirect: 'manual',
      })
      expect([name, answer.status]).toEqual([name, 403])
    }
  }, 60_000)

  /** All that either client has; sessions and limits may move. */
  async function fingerprint() {
    const tables = [
      'clients',
      'client_users',
      'calls',
      'call_messages',
      'phone_numbers',
      'webhook_events',
      'impersonations',
      'caller_messages',
      'forwarding_urls',
      'forwardings',
      'assistants',
      'test_calls',
      'assistant_versions',
      'number_requests',
      'appointments',
      'leads',
      'lead_activities',
      'consents',
      'suppressions',
      'properties',
      'units',
      'property_imports',
      'tasks',
      'offers',
      'team_members',
      'booking_plans',
    ]
    const rows = tables.map((table) =>
      app.deps.database.query(`select md5(string_agg(t::text, '|' order by t::text)) as sum from ${table} t`),
    )
    return (await Promise.all(rows)).map(({ rows: [row] }) => row?.['sum'])
  }
})

function routesOf(stack: Stack): string[] {
  return stack.flatMap(({ route, handle }) => {
    if (route) return Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`)
    return handle?.stack ? routesOf(handle.stack) : []
  })
}
