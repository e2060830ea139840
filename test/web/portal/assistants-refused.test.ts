import { afterAll, describe, expect, it } from 'vitest'
import { aDraft } from '../../domain/assistants/a-draft.js'
import { startVapiEmulator } from '../../emulators/vapi.js'
import { aBusiness, signedIn, usePortal } from '../../support/use-portal.js'

const vapi = await startVapiEmulator()
afterAll(() => vapi.close())
const portal = usePortal({ config: { vapiBaseUrl: vapi.url, vapiApiKey: vapi.apiKey } })

async function aPublishedOne() {
  const { client, user } = await aBusiness(portal.deps, { portalAccess: 'SELF_SERVICE' })
  const { id } = await aDraft(portal.deps, { clientId: client.id, name: 'Front desk' })
  const visitor = await signedIn(portal, user.email)
  const href = `/assistants/${id}`
  await visitor.get(`${href}/steps/review`)
  await visitor.post(`${href}/publication`, { note: 'First' })
  const write = (firstMessage: string) =>
    visitor.post(`${href}/steps/voice`, { fields: 'firstMessage', firstMessage, do: 'stay' })
  return { id, visitor, href, write }
}

const row = () => portal.deps.database.prisma.assistant.findFirstOrThrow()
const atVapi = async () => vapi.assistants.get((await row()).vapiAssistantId ?? '') as Record<string, unknown>
const changeInVapi = async (firstMessage: string) => {
  const there = await atVapi()
  vapi.assistants.set(String(there['id']), { ...there, firstMessage } as never)
}
const BAD = /<p class="note bad" role="(?:status|alert)">([^<]+)</

describe('what is done to an assistant at Vapi', () => {
  it('says on its page that somebody is publishing it right now', async () => {
    const { id, visitor, href, write } = await aPublishedOne()
    await write('Good day.')
    await visitor.post(`${href}/publication`, {})
    await portal.deps.database.prisma.assistant.update({
      where: { id },
      data: { publishLeaseUntil: new Date(Date.now() + 60_000) },
    })
    for (const path of ['comparison', 'comparison/theirs', 'comparison/ours']) {
      expect(await visitor.post(`${href}/${path}`)).toMatchObject({ status: 303, location: href })
      expect([path, BAD.exec((await visitor.get(href)).text)?.[1]]).toEqual([
        path,
        expect.stringContaining('right now'),
      ])
    }
    for (const path of ['archive', 'versions/1/restore']) {
      const answer = await visitor.post(`${href}/${path}`)
      expect([path, answer.status, BAD.exec(answer.text)?.[1]]).toEqual([
        path,
        409,
        expect.stringContaining('right now'),
      ])
      expect(answer.text).toContain(`href="${href}`)
    }
  })

  it('says on its page what Vapi says', async () => {
    const { visitor, href } = await aPublishedOne()
    await changeInVapi('Yo!')
    await visitor.post(`${href}/comparison`)
    // A 500 is asked again, which takes its time: once is enough.
    const tried = { 401: ['comparison', 'comparison/theirs', 'comparison/ours'], 500: ['comparison/ours'] }
    for (const status of [401, 500] as const) {
      vapi.faults.rest = () => status
      for (const path of tried[status]) {
        expect(await visitor.post(`${href}/${path}`)).toMatchObject({ status: 303, location: href })
        expect([path, status, BAD.test((await visitor.get(href)).text)]).toEqual([path, status, true])
      }
    }
    vapi.faults.rest = () => 401
    const archived = await visitor.post(`${href}/archive`)
    delete vapi.faults.rest
    expect([archived.status < 500, BAD.test(archived.text)]).toEqual([true, true])
    expect(await row()).toMatchObject({ archivedAt: null, driftFoundAt: expect.any(Date) })
  })

  it('says after bringing a version back whether it is live, and what is not as it was', async () => {
    const { visitor, href, write } = await aPublishedOne()
    await write('Good day.')
    await visitor.post(`${href}/publication`, {})
    vapi.faults.rest = ({ method }) => (method === 'PATCH' ? 500 : undefined)
    expect((await visitor.post(`${href}/versions/1/restore`)).location).toBe(`${href}/publication`)
    delete vapi.faults.rest
    const stopped = await visitor.get(`${href}/publication`)
    expect(BAD.exec(stopped.text)?.[1]).toContain('Version 1 is in your answers again, but not live')
    expect(stopped.text).toContain('Continue publishing')
    expect(await atVapi()).toMatchObject({ firstMessage: expect.stringContaining('Good day.') })
    await visitor.post(`${href}/publication`, {})
    expect((await visitor.get(href)).text).toContain('Version 1 brought back')
    // Names go with publishing, so an old version has another one.
    await visitor.post(`${href}/name`, { name: 'Night desk' })
    await visitor.get(href)
    await visitor.post(`${href}/versions/2/restore`)
    expect((await visitor.get(`${href}/publication`)).text).toMatch(
      /Version 2 is back\. Not quite as it was then: [^<]+\./,
    )
  })

  it('is not written over what somebody changed there, unless one says so', async () => {
    const { visitor, href, write } = await aPublishedOne()
    await write('Good day.')
    await changeInVapi('Yo!')
    await visitor.post(`${href}/publication`, { note: 'Shorter' })
    const page = await visitor.get(`${href}/publication`)
    for (const words of ['Somebody changed it in Vapi', 'Compare with Vapi', 'Publish over it …', 'name="overDrift"'])
      expect(page.text).toContain(words)
    expect(page.text).not.toContain('Continue publishing')
    expect(await atVapi()).toMatchObject({ firstMessage: 'Yo!' })
    expect((await visitor.post(`${href}/comparison`)).location).toBe(`${href}/comparison`)
    expect((await visitor.get(`${href}/comparison`)).text).toContain('Yo!')
    await visitor.post(`${href}/publication`, { overDrift: 'yes' })
    expect((await visitor.get(`${href}/publication`)).text).toContain('Version 2, published')
    expect(await atVapi()).toMatchObject({ firstMessage: expect.stringContaining('Good day.') })
    expect((await visitor.get(href)).text).toContain('Shorter')
  })
})
