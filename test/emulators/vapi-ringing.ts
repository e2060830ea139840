import { assistantComplaints } from './vapi-assistant-plans.js'
import type { CallScript, EmulatedCall } from './vapi-call.js'
import { type Delivery, deliver } from './vapi-deliveries.js'
import { begin, parsed, partiesOf, talkOf, tell, understood } from './vapi-dialling.js'
import type { Ring, Rung, State } from './vapi-kinds.js'
import { statusUpdate } from './vapi-payloads.js'
import { targetOf } from './vapi-playing.js'
import type { Resource } from './vapi-resources.js'

type Asked = Readonly<Record<string, unknown>>

/** Who answers a number, as Vapi finds it out. */
type Answer =
  | { kind: 'assistant' | 'transient'; assistant: Asked }
  | { kind: 'forward'; number: string; said: string | undefined }
  | { kind: 'nobody'; reason: string; said: string | undefined; debugging?: object }

/** A call that comes in: the number's own assistant takes it, or the server of the number is asked who shall. */
export async function ring(state: State, input: Ring): Promise<Rung> {
  const number = [...state.phoneNumbers.values()].find((known) => known['number'] === input.to)
  if (!number) throw new Error(`The emulator has no number ${input.to}`)
  const asked = isUnanswered(number) ? await askServer(state, number, input) : undefined
  const answer = asked ? answerIn(state, asked) : ownAnswer(state, number)
  const call = begin(state, scriptOf(state, number, { input, answer }))
  if (answer.kind === 'nobody' && answer.debugging) await tellRejection(state, call, answer.debugging)
  else await tell(state, call)
  return { ...rung(answer), call, ...(asked && { asked }) }
}

/** Contract §1.3. */
const isUnanswered = ({ assistantId, squadId, workflowId }: Resource) => !assistantId && !squadId && !workflowId

function ownAnswer(state: State, { assistantId }: Resource): Answer {
  const assistant = state.assistants.get(String(assistantId))
  return assistant
    ? { kind: 'assistant', assistant }
    : { kind: 'nobody', reason: 'call.start.error-get-assistant', said: undefined }
}

const REJECTED = 'assistant-request-'

async function askServer(state: State, number: Resource, { from = CALLER }: Ring): Promise<Delivery> {
  const target = targetOf(state, { script: emptyScript(state, number, from), backoffPlan: null })
  const at = state.clock.now()
  const call = {
    ...{ id: crypto.randomUUID(), orgId: number.orgId, createdAt: at.toISOString(), updatedAt: at.toISOString() },
    ...{ type: 'inboundPhoneCall', status: 'ringing', phoneCallProvider: 'twilio', phoneNumberId: number.id },
    ...{ assistantId: null, squadId: null, workflowId: null, customer: { number: from } },
  }
  const message = {
    type: 'assistant-request',
    timestamp: at.getTime(),
    call,
    phoneNumber: number,
    customer: call.customer,
  }
  const nowhere = { type: 'assistant-request', callId: call.id, status: 0, body: '', tries: 0 }
  const delivery = target.url ? await deliver(target, { message }) : nowhere
  state.deliveries.push(delivery)
  return delivery
}

const CALLER = '+14155550100'

/** Exactly one of what assistant-request may be answered; anything else ends the call. */
function answerIn(state: State, { status, body }: Delivery): Answer {
  const said = parsed(body) as Record<string, unknown>
  const fail = (reason: string, error: string, sentence?: string): Answer => ({
    kind: 'nobody',
    reason: `${REJECTED}${reason}`,
    said: sentence,
    debugging: { error, assistantRequestResponse: said },
  })
  if (status < 200 || status >= 300) return fail('failed', `Your server answered ${status}.`)
  if (typeof said['error'] === 'string') return fail('returned-error', said['error'], said['error'])
  const destination = said['destination'] as { number?: string; message?: string } | undefined
  if (destination?.number) return { kind: 'forward', number: destination.number, said: destination.message }
  if (said['assistantId']) {
    const assistant = state.assistants.get(String(said['assistantId']))
    return assistant ? { kind: 'assistant', assistant } : fail('returned-invalid-assistant', "Couldn't Get Assistant.")
  }
  if (typeof said['assistant'] !== 'object') return fail('returned-no-assistant', "Couldn't Get Assistant.")
  const assistant = said['assistant'] as Asked
  const complaints = assistantComplaints(assistant, 'assistant')
  return complaints.length > 0
    ? fail('returned-invalid-assistant', `Invalid Assistant. Errors: ${JSON.stringify(complaints)}`)
    : { kind: 'transient', assistant }
}

function emptyScript(state: State, number: Resource, from: string): CallScript {
  return {
    direction: 'inbound',
    ...partiesOf(undefined, number),
    caller: { number: from },
    turns: [],
    isAnswered: false,
    endedReason: 'assistant-request-failed',
    ringSeconds: 2,
    isTalkative: true,
    pace: state.manner.pace,
  }
}

function scriptOf(state: State, number: Resource, { input, answer }: { input: Ring; answer: Answer }): CallScript {
  const base = emptyScript(state, number, input.from ?? CALLER)
  if (answer.kind === 'nobody') return { ...base, endedReason: answer.reason }
  if (answer.kind === 'forward') return { ...base, endedReason: 'assistant-forwarded-call', transferTo: answer.number }
  const { assistant } = answer
  const turns = input.script?.turns ?? []
  return {
    ...base,
    ...partiesOf(assistant, number),
    isAnswered: true,
    endedReason: 'customer-ended-call',
    ...understood(assistant),
    ...input.script,
    turns:
      turns.length > 0
        ? [...talkOf({ ...state, manner: { ...state.manner, conversation: [] } }, assistant), ...turns]
        : talkOf(state, assistant),
  }
}

async function tellRejection(state: State, call: EmulatedCall, inboundPhoneCallDebuggingArtifacts: object) {
  const { endedReason } = call.script
  const payload = statusUpdate(call, 'ended', call.endedAt, { endedReason, inboundPhoneCallDebuggingArtifacts })
  const target = targetOf(state, { script: call.script })
  if (target.url) state.deliveries.push(await deliver(target, payload))
}

function rung(answer: Answer): Omit<Rung, 'call'> {
  if (answer.kind === 'nobody') return { answeredBy: 'rejected', ...(answer.said && { said: answer.said }) }
  if (answer.kind === 'forward') {
    return { answeredBy: 'forwarded', forwardedTo: answer.number, ...(answer.said && { said: answer.said }) }
  }
  const { assistant, kind } = answer
  return { answeredBy: kind, assistant, said: String(assistant['firstMessage'] ?? '') }
}
