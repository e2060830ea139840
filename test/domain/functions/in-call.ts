import { randomUUID } from 'node:crypto'
import type { Prisma } from '@prisma/client'
import type { CallInHand } from '../../../src/domain/functions/index.js'
import type { makeAnswerer } from '../../../src/domain/inbound/index.js'
import { sendMailJob } from '../../../src/domain/notifications/index.js'
import { parseVapiMessage, type VapiMessage } from '../../../src/integrations/voice/index.js'
import type { Deps } from '../../../src/platform/context.js'
import { openQueue } from '../../../src/platform/queue.js'
import { aClient, NOW } from '../../support/builders.js'

export const CALLER = '+14155550177'
export const OWN = '+14155550123'

/** A message of Vapi as the door would read it. */
export const asRead = (message: object) =>
  parseVapiMessage(Buffer.from(JSON.stringify({ message: { timestamp: NOW.getTime(), ...message } }))) as VapiMessage

type Use = { id?: string; name: string; arguments?: unknown }

/** A tool-calls message of one call. */
export const toolCalls = (uses: Use[], callId = 'call-1') =>
  asRead({
    type: 'tool-calls',
    call: { id: callId },
    customer: { number: CALLER },
    phoneNumber: { number: OWN },
    toolCallList: uses.map(({ id = randomUUID(), name, arguments: given = {} }) => ({
      id,
      type: 'function',
      function: { name, arguments: given },
    })),
  })

export type Result = { name: string; toolCallId: string; result?: string; error?: string }

type Answerer = ReturnType<typeof makeAnswerer>

/** Asks and gives back the results, each with what the assistant is told. */
export async function use(answerer: Answerer, clientId: string | undefined, read: VapiMessage, now = NOW) {
  const { results } = (await answerer.answer({ clientId, read, now })) as { results: Result[] }
  return results.map((result) => ({ ...result, say: result.result ?? result.error ?? '' }))
}

export const aPlan = (deps: Deps, over: Partial<Prisma.AnsweringPlanUncheckedCreateInput> & { clientId: string }) =>
  deps.database.prisma.answeringPlan.create({
    data: { id: randomUUID(), functions: ['take_message', 'transfer_to_human'], ...over },
  })

/** A client whose mails can be queued. */
export async function aReceptive(deps: Deps, over: Parameters<typeof aClient>[1] = {}) {
  await (await openQueue(deps, [sendMailJob], [], false)).close()
  return aClient(deps, { vapiAssistantId: 'b7c3a9d2-1f64-4e0a-8a55-0c9de1f27a31', ...over })
}

/** Open Monday to Friday from nine to five. */
export const OFFICE_HOURS = {
  week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [{ from: '09:00', to: '17:00' }]])),
  closedOn: [],
}

/** A Saturday noon in New York. */
export const SATURDAY = new Date('2026-03-07T17:00:00Z')

/** A call that is going on, as the functions know it. */
export const aCallInHand = (client: { id: string; businessName: string; email: string }): CallInHand => ({
  clientId: client.id,
  vapiCallId: 'call-1',
  callerNumber: CALLER,
  ownNumber: OWN,
  client: { ...client, wantsMail: true, timeZone: 'America/New_York', phone: null, currency: 'USD' },
  language: 'en',
  isOpen: true,
  opensAgain: undefined,
  transferNumbers: [],
  services: [],
})
