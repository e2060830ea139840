import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { portal } from '../../src/web/portal/index.js'
import { aDelivery } from '../domain/forwarding/support.js'
import { aNumber } from '../domain/numbers/support.js'
import { aPublishedAssistant, aTestCall } from '../support/a-test-call.js'
import { aCall, aMessage } from '../support/builders.js'
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
  'GET / settings': () => '/settings',
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
      client,
      cursor: Buffer.from(`older ${call.startedAt.getTime()} ${id}`).toString('base64url'),
    })

    for (const [name, path] of Object.entries({ ...ROUTES, ...PLAIN })) {
      const ask = async (ids: Ids) => {
        const extra = { clientId: ids.client, client_id: ids.client, callId: ids.call, id: ids.call }
        const query = `${path(ids).includes('?') ? '&' : '?'}${new URLSearchParams(extra)}`
        if (['POST /end', 'POST /not', 'GET /stream'].some((one) => name.startsWith(one)))
          return { status: 0, text: '', headers: '' }
        const answer = name.startsWith('POST')
          ? await visitor.post(path(ids), extra)
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
  }, 120_000)

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
