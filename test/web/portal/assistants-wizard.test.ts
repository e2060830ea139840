import { describe, expect, it } from 'vitest'
import { aDraft } from '../../domain/assistants/a-draft.js'
import { aBusiness, signedIn, usePortal } from '../../support/use-portal.js'
import type { Visitor } from '../../support/visitor.js'

const portal = usePortal()

async function aWizard(direction: 'INBOUND' | 'OUTBOUND' = 'INBOUND', facts: Record<string, unknown> = {}) {
  const { client, user } = await aBusiness(portal.deps, { portalAccess: 'SELF_SERVICE' })
  const { id } = await aDraft(portal.deps, { clientId: client.id, direction, facts })
  const visitor = await signedIn(portal, user.email)
  return { id, client, visitor, href: `/assistants/${id}`, step: (name: string) => `/assistants/${id}/steps/${name}` }
}

const row = () => portal.deps.database.prisma.assistant.findFirstOrThrow()
const factsNow = async () => (await row()).facts as Record<string, unknown>

/** What a form has of a list: "fields" several times is what URLSearchParams of an object cannot say. */
const asked = (...names: string[]) => ({ fields: names[0] ?? '' })

/** Sends one answer as the script does. */
async function tell(visitor: Visitor, href: string, body: unknown, token = '') {
  const page = await visitor.get(`${href}/steps/business`)
  const csrf = token || (/name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '')
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await fetch(`${portal.address}${href}/facts`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', accept: 'application/json', 'x-csrf-token': csrf },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

describe('a step of the wizard without scripts', () => {
  it('asks everything with help, example and what it changes, and shows the preview', async () => {
    const { visitor, step } = await aWizard()
    const page = await visitor.get(step('business'))
    for (const words of [
      'As callers know it',
      'placeholder="12 Harbor Street',
      'The local date and time',
      'Step 1 of 7',
      'aria-current="step"',
      'of 8,000 tokens',
      'Thank you for calling Harbor Dental',
    ])
      expect(page.text).toContain(words)
    expect((await visitor.get(step('nonsense'))).status).toBe(404)
  })

  it('keeps all answers of a form, goes on, and comes back to what is not done', async () => {
    const { visitor, step, href } = await aWizard()
    await visitor.get(step('business'))
    const sent = await visitor.post(step('business'), { ...asked('address'), address: '1 Pier', do: 'next' })
    expect(sent).toMatchObject({ status: 303, location: step('hours') })
    expect(await factsNow()).toMatchObject({ address: '1 Pier', businessName: 'Harbor Dental' })
    expect((await row()).stepsDone).toEqual(['business'])
    const page = await visitor.get(href)
    expect(page.text).toContain(`href="${step('hours')}"`)
    expect((await visitor.post(step('hours'), { do: 'back' })).location).toBe(step('business'))
    expect((await visitor.post(step('hours'), { do: 'leave' })).location).toBe(href)
  })

  it('says beside each field what is wrong, keeps the rest, and loses nothing typed', async () => {
    const { visitor, step } = await aWizard()
    await visitor.get(step('voice'))
    const wrong = await visitor.post(step('voice'), { ...asked('speed'), speed: 'fast <b>', do: 'next' })
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('value="fast &lt;b&gt;"')
    expect(wrong.text).toMatch(/id="speed"[^>]*aria-invalid="true"/)
    expect(wrong.text).toContain('One answer needs another look.')
    expect(await factsNow()).toMatchObject({ speed: 1 })
    expect((await row()).stepsDone).toEqual([])
  })

  it('asks what another answer makes necessary', async () => {
    const { visitor, step } = await aWizard()
    const hidden = await visitor.get(step('hours'))
    expect(hidden.text).toMatch(/data-field="forwardTo"[^>]* hidden/)
    const wrong = await visitor.post(step('hours'), { ...asked('afterHours'), afterHours: 'FORWARD', do: 'next' })
    expect(wrong.status).toBe(400)
    expect(wrong.text).not.toMatch(/data-field="forwardTo"[^>]* hidden/)
    expect(wrong.text).toContain('Please')
    expect(await factsNow()).toMatchObject({ afterHours: 'FORWARD' })
  })

  it('adds, fills in, moves, removes and puts back rows', async () => {
    const { visitor, step } = await aWizard()
    await visitor.get(step('faqs'))
    const cells = {
      ...asked('faqs'),
      'faqs.0.question': 'Open?',
      'faqs.0.answer': 'Yes,\r\nalways.',
      'faqs.1.question': 'Parking?',
      'faqs.1.answer': 'Yes.',
    }
    const added = await visitor.post(step('faqs'), { ...cells, do: 'add:faqs' })
    expect(added.text).toContain('name="faqs.2.question"')
    expect(await factsNow()).toMatchObject({
      faqs: [{ question: 'Open?', answer: 'Yes, always.' }, { question: 'Parking?' }],
    })
    await visitor.post(step('faqs'), { ...cells, do: 'down:faqs.0' })
    expect(await factsNow()).toMatchObject({ faqs: [{ question: 'Parking?' }, { question: 'Open?' }] })
    const removed = await visitor.post(step('faqs'), { ...cells, do: 'remove:faqs.1' })
    expect(removed.text).toContain('Removed: Parking?')
    expect(await factsNow()).toMatchObject({ faqs: [{ question: 'Open?' }] })
    const json = /name="removed" value="([^"]+)"/.exec(removed.text)?.[1]?.replaceAll('&#34;', '"') ?? ''
    const left = { ...asked('faqs'), 'faqs.0.question': 'Open?', 'faqs.0.answer': 'Yes' }
    await visitor.post(step('faqs'), { ...left, removed: json, do: 'undo' })
    expect(await factsNow()).toMatchObject({ faqs: [{ question: 'Open?' }, { question: 'Parking?', answer: 'Yes.' }] })
    const half = await visitor.post(step('faqs'), { ...cells, 'faqs.1.answer': '', do: 'next' })
    expect(half.status).toBe(400)
    expect(half.text).toMatch(/id="faqs-1-answer"[^>]*aria-invalid="true"/)
    expect(half.text).toContain('Parking?')
  })

  it('takes hours with breaks, holidays, days that end at midnight, and always', async () => {
    const { visitor, step } = await aWizard()
    await visitor.get(step('hours'))
    const monday = {
      'hours.week.mon.isOpen': 'on',
      'hours.week.mon.ranges.0.from': '09:00',
      'hours.week.mon.ranges.0.to': '12:00',
    }
    const week = {
      ...asked('hours'),
      'hours.isAlways': 'no',
      ...monday,
      'hours.closedOn.0': '2026-12-25',
      'hours.closedOn.1': '',
    }
    const withBreak = await visitor.post(step('hours'), { ...week, do: 'add:hours.mon' })
    expect(withBreak.text).toContain('name="hours.week.mon.ranges.1.from"')
    const more = { 'hours.week.mon.ranges.1.from': '13:00', 'hours.week.mon.ranges.1.to': '00:00' }
    await visitor.post(step('hours'), { ...week, ...more, do: 'next' })
    expect(await factsNow()).toMatchObject({
      hours: {
        week: {
          mon: [
            { from: '09:00', to: '12:00' },
            { from: '13:00', to: '24:00' },
          ],
          tue: [],
        },
        closedOn: ['2026-12-25'],
      },
    })
    expect((await visitor.get(step('hours'))).text).toContain('value="00:00"')
    const empty = await visitor.post(step('hours'), { ...asked('hours'), 'hours.week.tue.isOpen': 'on', do: 'next' })
    expect(empty.text).toContain('Please write when it opens as a time such as 09:00')
    await visitor.post(step('hours'), { ...asked('hours'), 'hours.isAlways': 'yes', do: 'next' })
    expect(await factsNow()).toMatchObject({ hours: null })
  })

  it('takes no voice that is not offered, and suggests a first message', async () => {
    const { visitor, step } = await aWizard()
    const page = await visitor.get(step('voice'))
    const [, key = ''] = /<option value="(vapi\/(?!Paige)[^"]+)"/.exec(page.text) ?? []
    await visitor.post(step('voice'), { ...asked('voice'), voice: key, do: 'stay' })
    expect(await factsNow()).toMatchObject({ voice: { provider: 'vapi', voiceId: key.split('/')[1] } })
    await visitor.post(step('voice'), { ...asked('voice'), voice: 'vapi/Nobody', do: 'stay' })
    expect(await factsNow()).toMatchObject({ voice: { voiceId: key.split('/')[1] } })
    const suggested = await visitor.post(step('voice'), { ...asked('firstMessage'), firstMessage: 'x', do: 'suggest' })
    expect(suggested.text).toMatch(/<textarea id="firstMessage"[^>]*>[^<]*Harbor Dental[^<]*Ava/)
  })

  it('brings rows in after showing them, and names the lines that are wrong', async () => {
    const { visitor, step } = await aWizard('INBOUND', { faqs: [{ question: 'Open?', answer: 'Yes' }] })
    const text = 'question,answer\nOpen?,No\nBraces?,"Yes, we do"\nBroken,'
    await visitor.get(`${step('faqs')}/import`)
    const looked = await visitor.post(`${step('faqs')}/import`, { text, do: 'check' })
    expect(looked.text).toContain('1 question to add')
    expect(looked.text).toContain('1 question you have already is left out.')
    expect(looked.text).toContain('Line 4')
    expect(await factsNow()).toMatchObject({ faqs: [{ question: 'Open?' }] })
    expect(await visitor.post(`${step('faqs')}/import`, { text, do: 'add' })).toMatchObject({
      status: 303,
      location: step('faqs'),
    })
    expect(await factsNow()).toMatchObject({ faqs: [{ answer: 'Yes' }, { question: 'Braces?', answer: 'Yes, we do' }] })
    expect((await visitor.post(`${step('faqs')}/import`, { text: '', do: 'check' })).status).toBe(400)
    expect((await visitor.get(`${step('hours')}/import`)).status).toBe(404)
  })

  it('offers for questions both the library and bringing in rows', async () => {
    const { visitor, step } = await aWizard('INBOUND', { language: 'fr', languages: ['fr'] })
    const page = (await visitor.get(step('faqs'))).text
    for (const way of ['import', 'library']) expect(page).toContain(`href="${step('faqs')}/${way}"`)
    expect((await visitor.get(`${step('faqs')}/library`)).text).toContain('Comment prendre rendez-vous')
  })

  it('adds what is ticked in the library, once', async () => {
    const { visitor, step } = await aWizard('OUTBOUND')
    const library = `${step('objections')}/library`
    const page = await visitor.get(library)
    const [, key = ''] = /name="ticked" value="([^"]+)"/.exec(page.text) ?? []
    expect(key).not.toBe('')
    expect((await visitor.post(library, {})).text).toContain('Please tick at least one.')
    const unescaped = key.replaceAll('&#39;', "'").replaceAll('&amp;', '&').replaceAll('&#34;', '"')
    expect(await visitor.post(library, { ticked: unescaped })).toMatchObject({
      status: 303,
      location: step('objections'),
    })
    expect((await factsNow())['objections']).toHaveLength(1)
    expect((await visitor.get(library)).text).not.toContain(`value="${key}"`)
    expect((await visitor.get(`${step('audience')}/library`)).status).toBe(404)
  })
})

describe('the answers that the script sends', () => {
  it('are kept one by one, and change the preview', async () => {
    const { visitor, href } = await aWizard()
    const kept = await tell(visitor, href, { field: 'agentName', value: 'Mia' })
    expect(kept).toMatchObject({ status: 200, body: { suggestion: expect.stringContaining('Mia') } })
    await tell(visitor, href, { field: 'sayItIsAi', value: false })
    expect(await factsNow()).toMatchObject({ agentName: 'Mia', sayItIsAi: false })
    const preview = await visitor.get(`${href}/preview?step=review`)
    for (const part of ['progress', 'preview', 'checks', 'ready']) expect(preview.text).toContain(`data-part="${part}"`)
    expect(preview.text).toContain('Mia')
    expect((await visitor.get(`${href}/preview?step=nonsense`)).status).toBe(404)
  })

  it('come back with words for the field or the cell', async () => {
    const { visitor, href } = await aWizard()
    expect(await tell(visitor, href, { field: 'businessName', value: ' ' })).toMatchObject({
      status: 400,
      body: { fields: { businessName: 'Please fill this in' } },
    })
    const faqs = [
      { question: 'Open?', answer: 'Yes' },
      { question: 'Why?', answer: '' },
      { question: '', answer: '' },
    ]
    expect(await tell(visitor, href, { field: 'faqs', value: faqs })).toMatchObject({
      status: 400,
      body: { fields: { 'faqs.1.answer': 'Please fill this in' } },
    })
    expect((await tell(visitor, href, { field: 'faqs', value: [] })).status).toBe(200)
  })

  it('are refused where there is no such question, token or sense', async () => {
    const { visitor, href } = await aWizard()
    expect((await tell(visitor, href, { field: 'about', value: 'x' })).status).toBe(404)
    expect((await tell(visitor, href, { field: '__proto__', value: 'x' })).status).toBe(404)
    expect((await tell(visitor, href, { value: 'x' })).status).toBe(404)
    expect((await tell(visitor, href, { field: 'agentName', value: 'x' }, 'forged')).status).toBe(403)
    for (const value of [{ a: 1 }, [1], 7, null, true])
      for (const field of ['agentName', 'faqs', 'hours', 'voice', 'languages', 'tone', 'sayItIsAi'])
        expect((await tell(visitor, href, { field, value })).status).toBeLessThan(500)
    expect((await visitor.get('/assistants/voices/vapi/Nobody/sample')).status).toBe(404)
    expect((await visitor.get('/assistants/voices/nonsense/Nobody/sample')).status).toBe(404)
  })
})
