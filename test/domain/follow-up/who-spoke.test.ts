import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { getCall } from '../../../src/domain/calls/index.js'
import { applyNext } from '../../../src/domain/inbound/index.js'
import { aClient, clientActor, ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { deliver } from '../inbound/deliveries.js'
import { followUp, openQueues } from './support.js'

const db = useDatabase()
beforeAll(() => openQueues(db.deps))
const prisma = () => db.deps.database.prisma

const CALLER = '+12125550313'
const ENDED = new Date('2026-03-04T16:59:00Z')

/** Applies and follows up the report of an outbound call that has nothing but a transcript. */
async function reported(transcript: string, over: { assistant?: object; call?: object } = {}) {
  const client = await aClient(db.deps)
  const { assistant, call } = over
  const message = {
    ...{ type: 'end-of-call-report', timestamp: ENDED.getTime(), endedReason: 'customer-ended-call' },
    ...{ startedAt: '2026-03-04T16:58:00Z', endedAt: ENDED.toISOString(), artifact: { transcript }, assistant },
    call: { id: randomUUID(), type: 'outboundPhoneCall', customer: { number: CALLER }, ...call },
  }
  await deliver(db.deps, client.id, { message })
  while ((await applyNext(db.deps)) > 0);
  await followUp(db.deps)
  const { id } = await prisma().call.findFirstOrThrow({ where: { clientId: client.id } })
  return {
    call: await getCall(ctxOf(db.deps, clientActor(client.id)), { id }),
    suppressions: await prisma().suppression.count({ where: { clientId: client.id } }),
    appointments: await prisma().appointment.count({ where: { clientId: client.id } }),
  }
}

const STOP = 'If you say please take me off your list and do not call me again, we will.'
const TIME = 'Can I come for a viewing on Friday at 3 pm?'

describe('C1: no rule acts on words of which nobody knows who said them', () => {
  it.each([
    ['another label', `User: What do you do with my number?\nAssistant: ${STOP}\nUser: Great, call me tomorrow.\n`],
    ['a name of its own', `Customer: What do you do?\nSandra: ${STOP}\nCustomer: Great, call me tomorrow.\n`],
    ['one line', `User: What do you do with my number? Assistant: ${STOP} User: Great, call me tomorrow.`],
    ['one line and a name', `Customer: What do you do? Sandra: ${STOP} Customer: Great, call me tomorrow.`],
    ['no label at all', STOP],
  ])('so the assistant cannot opt a caller out, with %s', async (_, transcript) => {
    const { suppressions, call } = await reported(transcript)
    expect(suppressions).toBe(0)
    expect(call.outcome).toBe('COMPLETED')
  })

  it('and what callers say under another name than User is theirs', async () => {
    const assistant = {
      name: 'Front Desk',
      artifactPlan: { transcriptPlan: { assistantName: 'Sandra', userName: 'Guest' } },
    }
    const { suppressions, call } = await reported('Sandra: Hello?\nGuest: Please take me off your list.\n', {
      assistant,
    })
    expect(suppressions).toBe(1)
    expect(call.messages.map(({ speaker }) => speaker)).toEqual(['ASSISTANT', 'CALLER'])
  })

  it('and the name that our own assistant has here is the assistant’s', async () => {
    const other = await aClient(db.deps)
    const vapiAssistantId = randomUUID()
    await prisma().assistant.create({ data: { id: randomUUID(), clientId: other.id, name: 'Juno', vapiAssistantId } })
    const strange = await reported(`User: Hi.\nJuno: Hello.`, { call: { assistantId: vapiAssistantId } })
    expect(strange.call.messages.map(({ speaker }) => speaker)).toEqual(['CALLER', 'UNKNOWN'])
    await prisma().assistant.updateMany({ data: { clientId: strange.call.clientId }, where: { vapiAssistantId } })
    const message = {
      type: 'end-of-call-report',
      timestamp: ENDED.getTime() + 1,
      artifact: { transcript: 'User: Hi.\nJuno: Hello.' },
    }
    await deliver(db.deps, strange.call.clientId, {
      message: { ...message, call: { id: strange.call.vapiCallId, assistantId: vapiAssistantId } },
    })
    while ((await applyNext(db.deps)) > 0);
    const known = await getCall(ctxOf(db.deps, clientActor(strange.call.clientId)), { id: strange.call.id })
    expect(known.messages.map(({ speaker }) => speaker)).toEqual(['CALLER', 'ASSISTANT'])
  })

  it('nor make an appointment of them, and they are shown with the name that stands there', async () => {
    const said = (name: string) => `User: ${TIME}\n${name}: Yes, Friday at 3 pm works, see you then.\n`
    expect((await reported(said('Assistant'))).appointments).toBe(1)
    const { appointments, call } = await reported(said('Sandra'))
    expect(appointments).toBe(0)
    expect(call.messages[1]).toMatchObject({
      speaker: 'UNKNOWN',
      text: 'Sandra: Yes, Friday at 3 pm works, see you then.',
    })
  })
})
