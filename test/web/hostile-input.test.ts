import { describe, expect, it } from 'vitest'
import { specs } from '../../src/admin/resources/index.js'
import { createApiKey } from '../../src/domain/api-keys/index.js'
import { asStaff, oneOfEach } from '../admin/support.js'
import { aLead } from '../support/a-lead.js'
import { aProperty } from '../support/a-property.js'
import { aPublishedAssistant } from '../support/a-test-call.js'
import { useApp } from '../support/app.js'
import { aMessage, ctxOf } from '../support/builders.js'
import { aBusiness, PASSWORD } from '../support/people.js'

const app = useApp()

const NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'constructor.x', '__proto__.x', 'a.__proto__']
const TEXTS = ['a\0b\ud800', '\u202egnp', 'constructor', '__proto__']

const LISTS = ['calls', 'leads', 'messages', 'appointments', 'properties', 'tasks', 'offers', 'do-not-call', 'team']
const ASKED = ['text', 'q', 'show', 'cursor', 'outcome', 'status', 'kind', 'week', 'why', 'from', 'to', 'number']

async function anOwner() {
  const { client, user } = await aBusiness(app.deps, { portalAccess: 'SELF_SERVICE', phone: '+14155550123' })
  const visitor = app.visitor()
  await visitor.fill('/sign-in', { email: user.email, password: PASSWORD })
  await visitor.get('/settings')
  return { client, visitor }
}

type Tried = { what: string; status: number }
const faults = (tried: readonly Tried[]) => tried.filter(({ status }) => status >= 500).map(({ what }) => what)

describe('E: what no key types', () => {
  it('breaks no list of the portal, whatever is asked for with it', async () => {
    const { visitor } = await anOwner()
    const tried: Tried[] = []
    for (const text of TEXTS)
      for (const page of LISTS) {
        const asked = new URLSearchParams(ASKED.map((name) => [name, text]))
        tried.push({ what: `/${page}?${asked}`, status: (await visitor.get(`/${page}?${asked}`)).status })
      }
    expect(faults(tried)).toEqual([])
    expect((await app.visitor().get('/sign-in?why=constructor')).text).not.toContain('native code')
  })

  it('breaks no list and no search of the back office', async () => {
    const ids = await oneOfEach(app)
    const staff = await asStaff(app)
    const tried: Tried[] = []
    for (const resource of Object.keys(ids)) {
      const filters = specs.find(({ model }) => model === resource)?.filters.map(({ name }) => name) ?? []
      for (const text of ['a\0b', '__proto__']) {
        const asked = [['q'], filters].map(
          (names) => new URLSearchParams(names.map((name) => [`filters.${name}`, text])),
        )
        const paths = [...asked.map((query) => `list?${query}`), `search/${encodeURIComponent(text)}`]
        for (const path of paths.map((path) => `resources/${resource}/actions/${path}`))
          tried.push({ what: path, status: (await staff.adminApi(path)).status })
      }
    }
    expect(faults(tried)).toEqual([])
  })

  it('breaks no list of the API', async () => {
    const { client } = await aBusiness(app.deps)
    const scopes = ['leads:read', 'calls:read', 'properties:read', 'messages:read', 'tasks:read'] as const
    const { key } = await createApiKey(ctxOf(app.deps), { name: 'All', clientId: client.id, scopes: [...scopes] })
    const tried: Tried[] = []
    for (const page of ['leads', 'calls', 'properties', 'messages', 'tasks'])
      for (const text of TEXTS)
        for (const name of ['text', 'number', 'status', 'cursor', 'fields']) {
          const path = `/api/v1/${page}?${new URLSearchParams({ [name]: text })}`
          const { status } = await fetch(`${app.address}${path}`, { headers: { 'x-api-key': key } })
          tried.push({ what: path, status })
        }
    expect(faults(tried)).toEqual([])
    expect(tried.some(({ status }) => status === 400)).toBe(true)
  })
})

describe('E: a field that is named as what every object has', () => {
  it('breaks no form of the portal', async () => {
    const { client, visitor } = await anOwner()
    const lead = await aLead(app.deps, { clientId: client.id })
    const property = await aProperty(app.deps, { clientId: client.id })
    const assistant = await aPublishedAssistant(app.deps, { clientId: client.id })
    const message = await aMessage(app.deps, { clientId: client.id })
    const forms = [
      ...[
        '/leads',
        `/leads/${lead.id}`,
        `/leads/${lead.id}/notes`,
        `/leads/${lead.id}/status`,
        '/tasks',
        '/tasks/done',
      ],
      ...['/properties', `/properties/${property.id}`, `/properties/${property.id}/units`, '/offers', '/team'],
      ...[`/messages/${message.id}`, '/messages/handled', '/do-not-call', '/settings/notifications', '/settings/mails'],
      ...['/settings/password', '/numbers/requests', '/forwarding', '/api-keys', '/assistants', '/sign-in', '/profile'],
      ...['business', 'faqs', 'hours', 'services', 'functions', 'voice'].map(
        (step) => `/assistants/${assistant.id}/steps/${step}`,
      ),
      ...['facts', 'conversation', 'name', 'steps/faqs/import', 'steps/objections/library'].map(
        (part) => `/assistants/${assistant.id}/${part}`,
      ),
      ...['/password/forgot', '/setup/x', '/properties/imports', '/appointments', '/team/booking'],
    ]
    const tried: Tried[] = []
    for (const path of forms) {
      for (const value of ['constructor', 'a\0b']) {
        const names = [...NAMES, 'do', 'status', 'field', 'show', 'outcome', 'text', 'id', 'name', 'type']
        const fields = Object.fromEntries(names.map((name) => [name, value]))
        tried.push({ what: `${path} ${JSON.stringify(value)}`, status: (await visitor.post(path, fields)).status })
      }
    }
    expect(faults(tried)).toEqual([])
  })

  it('breaks no form of the back office', async () => {
    const ids = await oneOfEach(app)
    const staff = await asStaff(app)
    const tried: Tried[] = []
    const fields = Object.fromEntries(NAMES.map((name) => [name, 'x']))
    for (const { model, actions = [] } of specs) {
      const paths = [
        `resources/${model}/actions/new`,
        `resources/${model}/records/${ids[model]}/edit`,
        ...actions.map(({ name, kind }) =>
          kind === 'record'
            ? `resources/${model}/records/${ids[model]}/${name}`
            : kind === 'bulk'
              ? `resources/${model}/bulk/${name}?recordIds=${ids[model]}`
              : `resources/${model}/actions/${name}`,
        ),
      ]
      for (const path of paths)
        for (const each of [fields, { text: 'a\0b', name: 'a\0b', reason: 'a\0b', note: 'a\0b', number: 'a\0b' }])
          tried.push({ what: path, status: (await staff.adminApi(path, each)).status })
    }
    expect(faults(tried)).toEqual([])
  })
})
