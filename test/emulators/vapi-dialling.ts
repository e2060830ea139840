import { assistantComplaints } from './vapi-assistant-plans.js'
import { type Business, type CallScript, type EmulatedCall, layOut, type Turn } from './vapi-call.js'
import { anything, complaintsIn, listOf, type Members, object, text, yesOrNo } from './vapi-checks.js'
import { type Delivery, stepsOf } from './vapi-deliveries.js'
import { fatesOf } from './vapi-faults.js'
import type { Callee, State } from './vapi-kinds.js'
import { type Payload, restCall } from './vapi-payloads.js'
import { signedLinks, tellAll } from './vapi-playing.js'
import type { Resource } from './vapi-resources.js'
import { json, refusal } from './vapi-rest.js'
import type { Reply } from './vapi-storage.js'

// POST /call (contract §4.3), and how a call that is dialled or rung goes by.

const E164 = /^\+[1-9]\d{6,14}$/
const MEMBERS: Members = {
  ...{ assistantId: text(), assistant: anything, assistantOverrides: anything, assistantVersion: text() },
  ...{ squadId: text(), squad: anything, squadOverrides: anything },
  ...{ workflowId: text(), workflow: anything, workflowOverrides: anything },
  ...{ phoneNumberId: text(), phoneNumber: anything, customerId: text(), customers: listOf(anything) },
  ...{ name: text({ max: 40 }), schedulePlan: anything, transport: anything },
  customer: object({
    number: text({ min: 3, max: 40 }),
    numberE164CheckEnabled: yesOrNo,
    extension: text({ max: 10 }),
    assistantOverrides: anything,
    squadOverrides: anything,
    sipUri: text(),
    name: text({ max: 40 }),
    email: text({ max: 40 }),
    externalId: text({ max: 40 }),
  }),
}

type Asked = Readonly<Record<string, unknown>>
type Customer = { number?: string; numberE164CheckEnabled?: boolean; name?: string }

/** Refuses the call in Vapi's words, or answers 201 with the call queued and lets it happen. */
export function dialReply(state: State, properties: Asked): Reply {
  const complaints = complaintsOf(properties)
  if (complaints.length > 0) return refusal(400, complaints)
  const assistant = assistantIn(state, properties)
  const number = state.phoneNumbers.get(String(properties['phoneNumberId']))
  const customer = properties['customer'] as Customer | undefined
  const refused = obstacle(properties, { assistant, number, customer })
  if (refused || !assistant || !number || !customer) return refusal(400, refused ?? 'Bad request')
  const script = scriptOf(state, { assistant, number, customer })
  const call = begin(state, withMarks(script, properties))
  inBackground(state, tell(state, call))
  const subscriptionLimits = { concurrencyBlocked: false, concurrencyLimit: 10, remainingConcurrentCalls: 9 }
  return json({ ...restCall(call, undefined, call.createdAt), subscriptionLimits }, 201)
}

/** Closing the emulator ends a call in the middle; anything else that goes wrong is for the test to see. */
function inBackground(state: State, work: Promise<void>): void {
  const told = work
    .catch((error) => {
      if (!state.ending.signal.aborted) throw error
    })
    .finally(() => state.underWay.delete(told))
  state.underWay.add(told)
}

/** Resolves when no call is under way any more, also none that began meanwhile. */
export async function settled(state: State): Promise<void> {
  while (state.underWay.size > 0) await Promise.all(state.underWay)
}

function complaintsOf(properties: Asked): string[] {
  const { assistant, assistantOverrides, customer } = properties
  const { variableValues: _values, ...overrides } = (assistantOverrides ?? {}) as Record<string, unknown>
  const { number, numberE164CheckEnabled } = (customer ?? {}) as Customer
  const isOff = typeof number === 'string' && numberE164CheckEnabled !== false && !E164.test(number)
  return [
    ...complaintsIn(properties, MEMBERS, { at: '' }),
    ...(assistant ? assistantComplaints(assistant as Asked, 'assistant') : []),
    ...assistantComplaints(overrides, 'assistantOverrides'),
    ...(isOff
      ? [
          'customer.number must be a valid phone number in the E.164 format. Hot tip, you may be missing the country code (Eg. US: +1).',
        ]
      : []),
  ]
}

type Parties = { assistant: Asked | undefined; number: Resource | undefined; customer: Customer | undefined }

function obstacle({ assistantId, phoneNumberId, customers }: Asked, parties: Parties): string | undefined {
  const { assistant, number, customer } = parties
  if (customers) return 'The emulator dials one customer a request.'
  if (!assistant && assistantId) return `Couldn't Get Assistant. \`${String(assistantId)}\` does not exist.`
  if (!assistant) return "Couldn't Get Assistant. Need Either `assistantId` Or `assistant`."
  if (!phoneNumberId) return "Couldn't Get Phone Number. Need Either `phoneNumberId` Or `phoneNumber`."
  if (!number) return `Couldn't Get Phone Number. \`${String(phoneNumberId)}\` does not exist.`
  if (number['status'] === 'activating') return "Couldn't Start Call. The Phone Number Is Not Active Yet."
  if (!customer?.number) return "Couldn't Get Customer. Need Either `customerId` Or `customer`."
  const isAbroad = number['provider'] === 'vapi' && !customer.number.startsWith('+1')
  return isAbroad ? "Couldn't Start Call. Free Vapi Numbers Do Not Support International Calls." : undefined
}

const assistantIn = (state: State, { assistantId, assistant }: Asked): Asked | undefined =>
  assistantId ? state.assistants.get(String(assistantId)) : (assistant as Asked | undefined)

/** With what comes back in everything that is said of the call. */
function withMarks(script: CallScript, { assistantOverrides, name }: Asked): CallScript {
  const { metadata } = (assistantOverrides ?? {}) as { metadata?: Record<string, unknown> }
  return { ...script, ...(metadata && { metadata }), ...(typeof name === 'string' && { callName: name }) }
}

function scriptOf(state: State, parties: { assistant: Asked; number: Resource; customer: Customer }): CallScript {
  const { assistant, number, customer } = parties
  const { numberE164CheckEnabled: _check, ...caller } = customer
  return {
    direction: 'outbound',
    ...partiesOf(assistant, number),
    caller: caller as CallScript['caller'],
    ...HAPPENS[state.manner.callee](assistant, talkOf(state, assistant)),
    isTalkative: true,
    pace: state.manner.pace,
  }
}

/** What both sides of a call say, beginning with the greeting of the assistant that is set up. */
export function talkOf({ manner: { conversation } }: State, assistant: Asked): Turn[] {
  const turns = typeof conversation === 'function' ? conversation(assistant) : conversation
  const { firstMessage, firstMessageMode } = assistant
  const greeting: Turn = { who: 'assistant', says: String(firstMessage ?? 'Hello.') }
  if (firstMessageMode !== 'assistant-waits-for-user') return [greeting, ...turns]
  return [{ who: 'caller', says: 'Hello?' }, greeting, ...turns]
}

type Happening = Pick<CallScript, 'isAnswered' | 'endedReason' | 'ringSeconds' | 'turns'> & Partial<CallScript>

const HAPPENS: Record<Callee, (assistant: Asked, talk: Turn[]) => Happening> = {
  answers: (assistant, turns) => ({
    isAnswered: true,
    ringSeconds: 4,
    turns,
    endedReason: 'customer-ended-call',
    ...understood(assistant),
  }),
  voicemail: ({ voicemailDetection, voicemailMessage, firstMessage }) => {
    const isFound = voicemailDetection !== undefined && voicemailDetection !== 'off'
    const said = isFound ? voicemailMessage : firstMessage
    const machine: Turn = { who: 'caller', says: 'Nobody is here right now. Please leave a message after the tone.' }
    const turns: Turn[] = said ? [machine, { who: 'assistant', says: String(said) }] : [machine]
    return { isAnswered: true, ringSeconds: 18, turns, endedReason: isFound ? 'voicemail' : 'silence-timed-out' }
  },
  'no-answer': () => ({ isAnswered: false, ringSeconds: 28, turns: [], endedReason: 'customer-did-not-answer' }),
  busy: () => ({ isAnswered: false, ringSeconds: 2, turns: [], endedReason: 'customer-busy' }),
}

type Schema = { type?: string; enum?: string[]; properties?: Record<string, Schema> }

/** What its analysis finds: of every structured output what can be told from its schema alone. */
export function understood({ artifactPlan }: Asked): Partial<CallScript> {
  const { structuredOutputs } = (artifactPlan ?? {}) as { structuredOutputs?: { name: string; schema: Schema }[] }
  const results = (structuredOutputs ?? []).map(({ name, schema }) => [name, resultOf(schema)] as const)
  const known = results.filter(([, result]) => result !== undefined)
  return {
    summary: 'They greeted each other, and the caller had no further question.',
    successEvaluation: 'true',
    ...(known.length > 0 && { structuredOutputs: Object.fromEntries(known) }),
  }
}

function resultOf(schema: Schema): unknown {
  if (schema.enum) return schema.enum[0]
  if (schema.type === 'boolean') return true
  if (schema.type !== 'object') return undefined
  const members = Object.entries(schema.properties ?? {}).map(([name, part]) => [name, resultOf(part)] as const)
  return Object.fromEntries(members.filter(([, result]) => result !== undefined))
}

/** The two who take part, as they are kept now. */
export function partiesOf(assistant: Asked | undefined, number: Resource) {
  const { id, name, firstMessage } = assistant ?? {}
  const business: Business = {
    name: String(name ?? ''),
    assistantId: String(id ?? ''),
    assistantName: String(name ?? ''),
    voice: 'Elliot',
    phoneNumberId: number.id,
    number: String(number['number'] ?? ''),
    greeting: String(firstMessage ?? ''),
  }
  const { credentials: _secret, ...shown } = assistant ?? {}
  return { business, phoneNumber: number, ...(assistant && { assistant: shown }) }
}

/** From now on REST knows of the call. */
export function begin(state: State, script: CallScript): EmulatedCall {
  const call = layOut(script, state.clock.now())
  state.calls.set(call.id, call)
  state.kept.set(call.id, { id: call.id, createdAt: call.createdAt.toISOString(), script, isReported: false })
  return call
}

/** Tells everything about a call while it goes by; what functions are answered becomes part of it. */
export async function tell(state: State, call: EmulatedCall): Promise<void> {
  const steps = stepsOf(call, (nth) => signedLinks(state, call, nth), true)
  const fated = fatesOf(steps, state.faults.deliveries ?? {}, state.kept.size)
  const onTold = (payload: Payload, delivery: Delivery) => keepResults(call, payload, delivery)
  await tellAll(state, { script: call.script, isLive: true, onTold }, fated)
  const kept = state.kept.get(call.id)
  if (kept) state.kept.set(call.id, { ...kept, isReported: true })
}

function keepResults(call: EmulatedCall, { message }: Payload, { body }: Delivery): void {
  if (message.type !== 'tool-calls') return
  const { results } = parsed(body) as { results?: { toolCallId?: string; result?: string; error?: string }[] }
  for (const { toolCallId, result, error } of Array.isArray(results) ? results : []) {
    const said = call.messages.find((line) => line.role === 'tool_call_result' && line['toolCallId'] === toolCallId)
    if (said) said['result'] = result ?? error
  }
}

/** What came back, when it is an object. */
export function parsed(body: string): object {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
