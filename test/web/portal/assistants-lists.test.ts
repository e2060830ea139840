import { describe, expect, it } from 'vitest'
import { aDraft } from '../../domain/assistants/a-draft.js'
import { aBusiness, signedIn, usePortal } from '../../support/use-portal.js'

const portal = usePortal()
const OPEN = { question: 'Open?', answer: 'Yes' }
const PARKING = { question: 'Parking?', answer: 'Yes' }
const STALE = 'Somebody else changed this list meanwhile. Load the page again.'

async function aWizard(facts: Record<string, unknown> = { faqs: [OPEN] }) {
  const { client, user } = await aBusiness(portal.deps, { portalAccess: 'SELF_SERVICE' })
  const { id } = await aDraft(portal.deps, { clientId: client.id, facts })
  const visitor = await signedIn(portal, user.email)
  const href = `/assistants/${id}`
  const page = await visitor.get(`${href}/steps/faqs`)
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const tell = async (field: string, value: unknown, before?: string) => {
    const answer = await fetch(`${portal.address}${href}/facts`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'x-csrf-token': csrf },
      body: JSON.stringify({ field, value, before }),
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  /** A form in which a name comes more than once. */
  const send = async (step: string, fields: [string, string][]) => {
    const body = new URLSearchParams([['_csrf', csrf], ...fields])
    await fetch(`${portal.address}${href}/steps/${step}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie },
      body,
    })
  }
  return { visitor, send, faqs: `${href}/steps/faqs`, voice: `${href}/steps/voice`, stamp: stampIn(page.text), tell }
}

const stampIn = (text: string) => /name="before.faqs" value="([^"]+)"/.exec(text)?.[1] ?? ''
const factsNow = async () =>
  (await portal.deps.database.prisma.assistant.findFirstOrThrow()).facts as Record<string, unknown>
const rows = (...list: (typeof OPEN)[]) => ({
  fields: 'faqs',
  ...Object.fromEntries(
    list.flatMap(({ question, answer }, at) => [
      [`faqs.${at}.question`, question],
      [`faqs.${at}.answer`, answer],
    ]),
  ),
})

describe('a list that two people change', () => {
  it('is not lost by the script of the second: it is told so, and goes on once it has loaded again', async () => {
    const { visitor, faqs, stamp, tell } = await aWizard()
    const kept = await tell('faqs', [OPEN, PARKING], stamp)
    expect(kept).toMatchObject({ status: 200, body: { before: expect.stringMatching(/^.{22}$/) } })
    expect(await tell('faqs', [], stamp)).toEqual({ status: 409, body: { fields: { faqs: STALE }, isStale: true } })
    expect((await tell('faqs', [], 'x'.repeat(500))).status).toBe(409)
    expect(await factsNow()).toMatchObject({ faqs: [OPEN, PARKING] })
    // What says the same is no other list, and the own next change is of what was just kept.
    expect((await tell('faqs', [OPEN, PARKING], stamp)).status).toBe(200)
    expect((await tell('faqs', [PARKING], String(kept.body['before']))).status).toBe(200)
    expect((await tell('faqs', [], stampIn((await visitor.get(faqs)).text))).status).toBe(200)
  })

  it('is not lost by the form of the second, whatever its buttons do', async () => {
    const { visitor, faqs, stamp, tell } = await aWizard()
    await tell('faqs', [OPEN, PARKING], stamp)
    for (const wish of ['next', 'add:faqs', 'remove:faqs.0']) {
      const form = { ...rows({ question: 'Mine?', answer: 'Yes' }), 'before.faqs': stamp, do: wish }
      const answer = await visitor.post(faqs, form)
      expect([wish, answer.status, answer.text.includes(STALE)]).toEqual([wish, 409, true])
      expect(answer.text).toMatch(new RegExp(`data-load-again><a class="link" href="${faqs}">Load again`))
      expect(stampIn(answer.text)).toBe(stamp)
    }
    expect(await factsNow()).toMatchObject({ faqs: [OPEN, PARKING] })
    const fresh = await visitor.get(faqs)
    expect(fresh.text).toMatch(/data-load-again hidden/)
    await visitor.post(faqs, { ...rows(PARKING), 'before.faqs': stampIn(fresh.text), do: 'stay' })
    expect(await factsNow()).toMatchObject({ faqs: [PARKING] })
  })

  it('can be added to, half-written and moved by one person, button after button', async () => {
    const { visitor, faqs, stamp } = await aWizard()
    const added = await visitor.post(faqs, { ...rows(OPEN, PARKING), 'before.faqs': stamp, do: 'add:faqs' })
    expect([added.status, stampIn(added.text) === stamp]).toEqual([200, false])
    const half = { question: 'Half?', answer: '' }
    const sent = { ...rows(OPEN, PARKING, half), 'before.faqs': stampIn(added.text) }
    const moved = await visitor.post(faqs, { ...sent, do: 'up:faqs.1' })
    expect([moved.status, moved.text.includes('Half?')]).toEqual([200, true])
    const form = { ...rows(PARKING, OPEN, half), 'before.faqs': stampIn(moved.text) }
    const removed = await visitor.post(faqs, { ...form, do: 'remove:faqs.2' })
    expect(removed.status).toBe(200)
    expect(await factsNow()).toMatchObject({ faqs: [PARKING, OPEN] })
  })
})

describe('a first message that nobody wrote', () => {
  // Kept as the wizard suggests it.
  const suggested = async () => {
    const wizard = await aWizard({ language: 'en', agentName: 'Ava' })
    const { body } = await wizard.tell('agentName', 'Ava')
    await wizard.tell('firstMessage', body['suggestion'])
    return { ...wizard, english: String(body['suggestion']) }
  }

  it('follows name and language, and the answer to the script says so', async () => {
    const { tell, english } = await suggested()
    const { body } = await tell('agentName', 'Mia')
    expect(body['also']).toEqual({ firstMessage: english.replace('Ava', 'Mia') })
    expect((await tell('tone', 'friendly')).body['also'] ?? {}).toEqual({})
    await tell('firstMessage', 'Our own words.')
    expect((await tell('agentName', 'Eva')).body['also']).toEqual({})
  })

  it('follows in a form that sends it back as it came, too', async () => {
    const { visitor, voice, send, english } = await suggested()
    await visitor.get(voice)
    // Both are asked on this step, and the form sends what it was drawn with.
    const answers: [string, string][] = [
      ['fields', 'language'],
      ['fields', 'firstMessage'],
      ['language', 'es'],
      ['firstMessage', english],
      ['do', 'stay'],
    ]
    await send('voice', answers)
    const spanish = String((await factsNow())['firstMessage'])
    expect(spanish).not.toBe(english)
    await visitor.post(voice, { fields: 'firstMessage', firstMessage: spanish, do: 'stay' })
    expect(await factsNow()).toMatchObject({ firstMessage: spanish, language: 'es' })
  })
})
