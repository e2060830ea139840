import { expect, it } from 'vitest'
import { followClient, followClientJob, publishAssistant } from '../../../src/domain/assistants/index.js'
import { getWebhookUrl, rotateWebhookToken, setClientsActive } from '../../../src/domain/clients/index.js'
import { ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aDraft } from './a-draft.js'
import { useVapi } from './use-vapi.js'

const db = useDatabase()
const vapi = useVapi(db)
const job = () => ctxOf(db.deps)
const urlOf = (thing: Record<string, unknown>) => (thing['server'] as { url: string }).url

async function aLiveOne() {
  const draft = await aDraft(db.deps)
  const { id: numberId } = await vapi.aNumber({ clientId: draft.clientId, assistantId: draft.id, isPrimary: true })
  await publishAssistant(job(), { id: draft.id })
  return { ...draft, number: () => vapi.number(numberId), numberId }
}

it('tells assistants and numbers the new address once the token was rotated, and touches nothing else', async () => {
  const live = await aLiveOne()
  const before = { ...vapi.assistant() }
  await rotateWebhookToken(job(), { clientId: live.clientId, graceHours: 1 })
  await followClient(job(), live)
  const url = await getWebhookUrl(job(), { clientId: live.clientId })
  expect(urlOf(before)).not.toBe(url)
  expect(urlOf(vapi.assistant())).toBe(url)
  expect(urlOf(live.number())).toBe(url)
  const { server: _was, updatedAt: _then, ...rest } = before
  expect(vapi.assistant()).toMatchObject(rest)
})

it('has an inactive client’s numbers ask us, who then say so', async () => {
  const live = await aLiveOne()
  expect(live.number()).toMatchObject({ assistantId: vapi.assistant().id })
  await setClientsActive(job(), { clientIds: [live.clientId], isActive: false })
  await followClient(job(), live)
  expect(live.number()).toMatchObject({ assistantId: null })
})

it('is tried again while Vapi is away, and writes nothing that is right already', async () => {
  const live = await aLiveOne()
  await rotateWebhookToken(job(), { clientId: live.clientId, graceHours: 1 })
  vapi.it().faults.rest = 400
  await expect(followClientJob.run(job(), live)).rejects.toMatchObject({ code: 'provider_down' })
  delete vapi.it().faults.rest
  await followClientJob.run(job(), live)
  const asked = vapi.it().requests.length
  await followClientJob.run(job(), live)
  expect(
    vapi
      .it()
      .requests.slice(asked)
      .filter(({ method }) => method !== 'GET'),
  ).toEqual([])
})
