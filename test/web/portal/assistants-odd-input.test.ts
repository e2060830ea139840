import { afterAll, describe, expect, it } from 'vitest'
import { aDraft } from '../../domain/assistants/a-draft.js'
import { startVapiEmulator } from '../../emulators/vapi.js'
import { aBusiness, signedIn, usePortal } from '../../support/use-portal.js'

const vapi = await startVapiEmulator()
afterAll(() => vapi.close())
const portal = usePortal({ config: { vapiBaseUrl: vapi.url, vapiApiKey: vapi.apiKey } })

const FORM = 'application/x-www-form-urlencoded'
const JSON_TYPE = 'application/json'
const MONDAY =
  'hours.isAlways=no&hours.week.mon.isOpen=on&hours.week.mon.ranges.0.from=09:00&hours.week.mon.ranges.0.to=17:00'
const WEEK = { mon: [{ from: '09:00', to: '17:00' }], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
const KNOWN = {
  faqs: [{ question: 'Open?', answer: 'Yes' }],
  services: [{ name: 'Check-up', minutes: 30, price: null, notes: null }],
  hours: { week: WEEK, closedOn: ['2026-12-25'] },
  languages: ['es'],
}

async function aWizard() {
  const { client, user } = await aBusiness(portal.deps, { portalAccess: 'SELF_SERVICE' })
  const { id } = await aDraft(portal.deps, { clientId: client.id, facts: KNOWN })
  const visitor = await signedIn(portal, user.email)
  const { text } = await visitor.get(`/assistants/${id}/steps/business`)
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = { cookie, 'x-csrf-token': /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '' }
  const post = async (path: string, type: string, body: string) => {
    const sent = { ...headers, ...(type && { 'content-type': type }) }
    const url = `${portal.address}/assistants/${id}${path}`
    const answer = await fetch(url, { method: 'POST', redirect: 'manual', headers: sent, body })
    return { status: answer.status, text: await answer.text() }
  }
  return { id, post, form: (path: string, body: string) => post(path, FORM, body) }
}

const factsNow = async () =>
  (await portal.deps.database.prisma.assistant.findFirstOrThrow()).facts as Record<string, unknown>

const UNDO = encodeURIComponent(JSON.stringify({ field: 'faqs', index: 0, row: { question: 'x', answer: 'y' } }))
const HUGE = 'x'.repeat(300_000)
const FORMS = [
  'fields.a=1',
  'fields.0=hours&fields.toString=1&hours.week.mon=1',
  'do=add:hours.mon',
  'do=add:hours.toString',
  'do=add:faqs',
  'do=remove:faqs.0',
  `do=undo&removed=${UNDO}`,
  'fields=faqs&faqs.0=1&do=undo&removed={"field":"faqs","index":{},"row":null}',
  'fields=hours&fields=faqs&fields=businessName&hours=1&faqs=x&businessName=a&businessName=b',
  'fields=faqs&faqs.a=1&do=remove:faqs.0',
  'fields=faqs&faqs.0.question=%00&faqs.0=1&before=1&before.faqs.a=1',
  'fields=hours&hours.week=1&hours.isAlways=no&do=add:hours.__proto__',
  'fields=__proto__&__proto__.x=1&do=add:__proto__.constructor&a.b.c.d.e.f.g.h=1',
  'constructor.prototype.x=1&toString=2&do=%00&step=%00&place=%00:%00&name=%00&number=1e999',
  `fields=faqs&faqs.0.question=${HUGE}&faqs.0.answer=${HUGE}&text=${HUGE}&name=${HUGE}&note=${HUGE}&removed=${HUGE}`,
]
const JSONS = [
  '{"fields":[{"toString":1}],"do":{"a":1},"removed":[],"text":{},"said":{},"place":[],"name":{},"note":7}',
  '{"fields":["faqs","hours","languages"],"faqs":null,"hours":[],"languages":{"0":7},"do":"add:hours.mon"}',
  '{"fields":["faqs"],"faqs":{"0":{"question":{"toString":1}},"__proto__":{}},"__proto__":{"fields":["hours"]}}',
  '{"field":["faqs"],"value":{}}',
  '{"field":"__proto__","value":{"__proto__":1},"said":[null,{"text":7}],"ticked":{"a":1}}',
  '[[["fields","faqs"]]]',
  '{"_csrf":{"a":1}}',
  '{bad',
]
const TYPES = ['text/plain', 'multipart/form-data; boundary=x', 'application/xml', `${FORM}; charset=latin7`, '']
const STEPS = ['hours', 'faqs', 'voice'].map((step) => `/steps/${step}`)
const OTHERS = [
  ...[
    '/facts',
    '/steps/faqs/import',
    '/steps/faqs/library',
    '/number',
    '/number/own',
    '/number/request',
    '/publication',
  ],
  ...['/conversation', '/name', '/comparison', '/comparison/theirs', '/comparison/ours', '/versions/%00/restore'],
  ...['/versions/1e3/restore', '/steps/__proto__', '/steps/business', '/steps/services', '/steps/review', '/unarchive'],
]

describe('odd input to the wizard', () => {
  it('is never an error of ours, and takes nothing away', async () => {
    const { post } = await aWizard()
    const bodies = [
      ...FORMS.map((body) => [FORM, body] as const),
      ...JSONS.map((body) => [JSON_TYPE, body] as const),
      ...TYPES.map((type) => [type, 'fields=faqs&faqs=1'] as const),
    ]
    const told: string[] = []
    for (const path of [...STEPS, ...OTHERS]) {
      const shown = STEPS.includes(path) ? bodies : bodies.filter((_, index) => index % 5 === 3 || index === 15)
      await Promise.all(
        shown.map(async ([type, body]) => {
          const { status } = await post(path, type, body)
          if (status >= 500 || status < 200) told.push(`${status} ${path} ${type} ${body.slice(0, 80)}`)
        }),
      )
    }
    expect(told).toEqual([])
    expect(await factsNow()).toMatchObject({ ...KNOWN, businessName: 'Harbor Dental' })
  }, 60_000)

  it('of a form that left questions out leaves them as they are, whatever a button asks for', async () => {
    const { form } = await aWizard()
    const before = await factsNow()
    for (const wish of ['add:faqs', 'remove:faqs.0', `undo&removed=${UNDO}`, 'add:hours.mon', 'up:services.0'])
      expect([wish, (await form('/steps/faqs', `do=${wish}`)).status]).toEqual([wish, 303])
    const added = await form('/steps/hours', `fields=hours&${MONDAY}&hours.closedOn.0=2026-12-25&do=add:hours.tue`)
    expect([added.status, added.text.includes('hours.week.tue.ranges.0.from')]).toEqual([200, true])
    for (const day of ['toString', '__proto__', 'mon.toString', ''])
      await form('/steps/hours', `fields=hours&${MONDAY}&hours.closedOn.0=2026-12-25&do=remove:hours.${day}`)
    expect(await factsNow()).toEqual(before)
  })

  it('of another shape than the question has is refused with words, and what is kept is shown', async () => {
    const { form, post } = await aWizard()
    const wrong = await form('/steps/faqs', 'fields=faqs&faqs.0=x')
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('This could not be read. Please load the page again.')
    expect(wrong.text).toContain('value="Open?"')
    for (const [field, value] of Object.entries({
      faqs: 7,
      hours: null,
      languages: { a: 1 },
      sayItIsAi: 'no',
      tone: [1],
    }))
      expect(await post('/facts', JSON_TYPE, JSON.stringify({ field, value }))).toEqual({
        status: 400,
        text: JSON.stringify({ fields: { [field]: 'This could not be read. Please load the page again.' } }),
      })
    expect((await post('/facts', JSON_TYPE, '{"field":"faqs"}')).status).toBe(400)
    expect(await factsNow()).toMatchObject(KNOWN)
  })
})
