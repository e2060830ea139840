import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  compareAssistant,
  followClientJob,
  listAssistants,
  publishAssistant,
  saveFact,
} from '../../../src/domain/assistants/index.js'
import { rotateWebhookToken } from '../../../src/domain/clients/index.js'
import { ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aDraft } from './a-draft.js'
import { useVapi } from './use-vapi.js'

const db = useDatabase()
const vapi = useVapi(db)
const prisma = () => db.deps.database.prisma
const job = () => ctxOf(db.deps)
const plan = (clientId: string) => prisma().answeringPlan.findUniqueOrThrow({ where: { clientId } })
const numberRow = (id: string) => prisma().phoneNumber.findUniqueOrThrow({ where: { id } })
const answering = ({ steps }: Awaited<ReturnType<typeof publishAssistant>>) =>
  steps.find(({ step }) => step === 'answering')?.message

const hours = (from: string) => ({ week: { mon: [{ from, to: '17:00' }] }, closedOn: [] })
const FORWARD = { hours: hours('11:00'), afterHours: 'FORWARD', forwardTo: '+14155552679' }

/** Live, with hours that the client's plan has from it; and one beside it that is not published yet. */
async function aPair(facts: object) {
  const first = await aDraft(db.deps, {
    name: 'Front desk',
    facts: { hours: hours('09:00'), afterHours: 'MESSAGE', functions: ['take_message'] },
  })
  const { clientId } = first
  await publishAssistant(job(), { id: first.id })
  const second = await aDraft(db.deps, { clientId, name: 'Second', facts: { ...facts } })
  const { id: numberId } = await vapi.aNumber({ clientId, assistantId: second.id })
  return { clientId, first, second, numberId }
}

describe('a second assistant that answers', () => {
  it('has its hours on its own numbers alone, and what it may do in the plan of all', async () => {
    const { clientId, first, second, numberId } = await aPair({
      ...FORWARD,
      functions: ['transfer_to_human'],
      transferNumbers: [{ name: 'Desk', number: '+14155552672' }],
    })
    const said = answering(await publishAssistant(job(), { id: second.id }))
    expect(said).toBe(
      'Its hours and where it forwards to count on +14155552671 alone. ' +
        'The client’s plan of who answers stays as “Front desk” set it.',
    )
    expect(await plan(clientId)).toMatchObject({
      hours: hours('09:00'),
      afterHours: 'MESSAGE',
      forwardTo: null,
      functions: ['take_message', 'transfer_to_human'],
    })
    expect(await numberRow(numberId)).toMatchObject({ hours: FORWARD.hours, forwardTo: FORWARD.forwardTo })
    expect(vapi.number(numberId)['assistantId'] ?? null).toBeNull()
    await saveFact(job(), { id: first.id, field: 'hours', value: hours('08:00') })
    await publishAssistant(job(), { id: first.id })
    expect(await plan(clientId)).toMatchObject({ hours: hours('08:00') })
  })

  it('takes them off again when it forwards no more, unless somebody set others since', async () => {
    const { second, numberId } = await aPair(FORWARD)
    await publishAssistant(job(), { id: second.id })
    await saveFact(job(), { id: second.id, field: 'afterHours', value: 'ANSWER' })
    expect(answering(await publishAssistant(job(), { id: second.id }))).toContain('does not decide who answers')
    expect(await numberRow(numberId)).toMatchObject({ hours: null, forwardTo: null })
    await saveFact(job(), { id: second.id, field: 'afterHours', value: 'FORWARD' })
    await publishAssistant(job(), { id: second.id })
    await prisma().phoneNumber.update({ where: { id: numberId }, data: { forwardTo: '+14155552677' } })
    await saveFact(job(), { id: second.id, field: 'afterHours', value: 'ANSWER' })
    await publishAssistant(job(), { id: second.id })
    expect(await numberRow(numberId)).toMatchObject({ forwardTo: '+14155552677' })
  })

  it('decides where staff made it the client’s usual one', async () => {
    const { clientId, second } = await aPair(FORWARD)
    await publishAssistant(job(), { id: second.id })
    const { vapiAssistantId } = await prisma().assistant.findUniqueOrThrow({ where: { id: second.id } })
    await prisma().client.update({ where: { id: clientId }, data: { vapiAssistantId } })
    await publishAssistant(job(), { id: second.id })
    expect(await plan(clientId)).toMatchObject(FORWARD)
  })
})

it('leaves on what an assistant needs that was made by hand', async () => {
  const { id, clientId } = await aDraft(db.deps, { facts: { functions: ['take_message'] } })
  const byHand = randomUUID()
  await prisma().assistant.create({ data: { id: byHand, clientId, name: 'By hand', vapiAssistantId: 'by-hand' } })
  const transferNumbers = [{ name: 'Desk', number: '+14155552672' }]
  await prisma().answeringPlan.create({
    data: { id: clientId, clientId, functions: ['transfer_to_human'], transferNumbers },
  })
  await publishAssistant(job(), { id })
  expect(await plan(clientId)).toMatchObject({ functions: ['take_message', 'transfer_to_human'], transferNumbers })
  await prisma().assistant.update({ where: { id: byHand }, data: { archivedAt: new Date() } })
  await publishAssistant(job(), { id })
  expect(await plan(clientId)).toMatchObject({ functions: ['take_message'], transferNumbers: [] })
})

it('turns nothing off for it either where the client had no plan', async () => {
  const { id, clientId } = await aDraft(db.deps, { facts: { functions: ['take_message'] } })
  await prisma().assistant.create({ data: { id: randomUUID(), clientId, name: 'By hand', vapiAssistantId: 'by-hand' } })
  await publishAssistant(job(), { id })
  expect((await plan(clientId)).functions.length).toBeGreaterThan(1)
})

describe('an assistant that is no longer at Vapi', () => {
  async function aGoneOne() {
    const { id, clientId } = await aDraft(db.deps)
    const { id: numberId } = await vapi.aNumber({ clientId, assistantId: id })
    await publishAssistant(job(), { id })
    vapi.it().assistants.clear()
    return { id, clientId, numberId }
  }

  it('shows on its numbers once they were compared, until it is published again', async () => {
    const { id, numberId } = await aGoneOne()
    expect(await compareAssistant(job(), { id })).toEqual({ state: 'gone' })
    expect(await numberRow(numberId)).toMatchObject({ vapiStatus: 'orphaned' })
    await publishAssistant(job(), { id })
    expect(await numberRow(numberId)).toMatchObject({ vapiStatus: 'active' })
  })

  it('shows when Vapi is told about its client, which is not tried again for it', async () => {
    const { clientId, numberId } = await aGoneOne()
    await rotateWebhookToken(job(), { clientId, graceHours: 1 })
    await followClientJob.run(job(), { clientId })
    expect(await numberRow(numberId)).toMatchObject({ vapiStatus: 'orphaned' })
    expect(db.logged.some((line) => line.includes('no longer at Vapi'))).toBe(true)
  })
})

it('lists everybody however many are archived', async () => {
  const { id, clientId } = await aDraft(db.deps)
  await prisma().assistant.createMany({
    data: Array.from({ length: 205 }, (_one, nth) => ({
      ...{ id: randomUUID(), clientId, name: `Old ${nth}`, facts: {} },
      archivedAt: new Date(),
      createdAt: new Date(Date.now() + nth),
    })),
  })
  const lines = await listAssistants(job(), { clientId, withArchived: true })
  expect(lines).toHaveLength(201)
  expect(lines.some((line) => line.id === id)).toBe(true)
  expect(lines.find(({ archivedAt }) => archivedAt)?.problems).toEqual({})
  expect(await listAssistants(job(), { clientId })).toHaveLength(1)
})
