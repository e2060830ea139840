import type { EmulatedCall } from './vapi-call.js'
import { deliver } from './vapi-deliveries.js'
import { dialReply, settled } from './vapi-dialling.js'
import type { State, VapiEmulator } from './vapi-kinds.js'
import { forgetful, type Memory, remembering } from './vapi-memory.js'
import { addBusiness, catchUp, placeCall, targetOf } from './vapi-playing.js'
import { restReply } from './vapi-rest.js'
import { ring } from './vapi-ringing.js'
import { listen, makeServer, type Request, type RestFault } from './vapi-server.js'
import { linksOf, type Reply, recordingReply } from './vapi-storage.js'

export type { Business, CallScript, EmulatedCall, Turn } from './vapi-call.js'
export type { BackoffPlan, Delivery, Step } from './vapi-deliveries.js'
export type { Chance, Corruption, DeliveryFaults } from './vapi-faults.js'
export type { Callee, Conversation, Faults, PlaceCall, Ring, Rung, VapiEmulator } from './vapi-kinds.js'
export type { EmulatedServer, Resource } from './vapi-resources.js'
export type { RestFault } from './vapi-server.js'
export { type EmulatedSigning, type HmacSigning, proofHeaders, standardWebhooks } from './vapi-signing.js'

const API_KEY = 'emulated-private-key'

/**
 * A Vapi on loopback: it keeps assistants, numbers and calls, dials, is rung, reports to webhook URLs and serves
 * recordings. With a file it remembers all of that from one start to the next.
 */
export async function startVapiEmulator(
  options: { port?: number; file?: string; keepsSent?: boolean } = {},
): Promise<VapiEmulator> {
  const server = makeServer({ work: (asked) => replyTo(state, asked), faultOf: (asked) => faultOf(state, asked) })
  const state = newState(await listen(server, options.port ?? 0), options.keepsSent ?? false)
  const memory: Memory = options.file ? remembering(state, options.file) : forgetful
  const close = async () => {
    state.ending.abort()
    memory.save()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  // Not spread: that would freeze what its owner may set.
  return Object.assign(operated(state), { save: memory.save, close })
}

const newState = (origin: string, keepsSent: boolean): State => ({
  origin,
  calls: new Map(),
  assistants: new Map(),
  phoneNumbers: new Map(),
  credentials: new Map(),
  kept: new Map(),
  requests: [],
  deliveries: [],
  faults: {},
  lag: { listMs: 0, callMs: 0, activationMs: 50 },
  clock: { now: () => new Date() },
  pinned: new Set(),
  areaCodes: new Map(),
  manner: { callee: 'answers', conversation: SMALL_TALK, pace: 0.02 },
  underWay: new Set(),
  keepsSent,
  ending: new AbortController(),
})

const SMALL_TALK: VapiEmulator['conversation'] = ({ name }) => [
  { who: 'caller', says: 'Hello, can you help me?' },
  { who: 'assistant', says: `Of course. This is ${String(name ?? 'the assistant')}. What can I do for you?` },
  { who: 'caller', says: 'That is all I wanted to know, thank you. Goodbye.' },
]

/** Everything that tests, and the demo, do with it. */
function operated(state: State): Omit<VapiEmulator, 'save' | 'close'> {
  const { origin: url, kept: _kept, keepsSent: _keeps, ending: _ending, manner, underWay: _told, ...shown } = state
  return {
    ...shown,
    url,
    apiKey: API_KEY,
    get callee() {
      return manner.callee
    },
    set callee(callee) {
      manner.callee = callee
    },
    get conversation() {
      return manner.conversation
    },
    set conversation(conversation) {
      manner.conversation = conversation
    },
    get pace() {
      return manner.pace
    },
    set pace(pace) {
      manner.pace = pace
    },
    addBusiness: (business, server) => addBusiness(state, business, server),
    placeCall: (input) => placeCall(state, input),
    ring: (input) => ring(state, input),
    settled: () => settled(state),
    amend: (callId, change) => amend(state, callId, change),
    async tell({ webhookUrl, ...how }, payload) {
      const delivery = await deliver(targetOf(state, { ...how, webhookUrl }), payload)
      state.deliveries.push(delivery)
      return delivery
    },
    catchUp: (webhookUrlOf) => catchUp(state, webhookUrlOf),
  }
}

function amend(state: State, callId: string, change: Partial<EmulatedCall['script']>): void {
  const call = state.calls.get(callId)
  const kept = state.kept.get(callId)
  if (!call || !kept) throw new Error(`The emulator has no call ${callId}`)
  const script = { ...call.script, ...change }
  state.calls.set(callId, { ...call, script, amendedAt: state.clock.now() })
  state.kept.set(callId, { ...kept, script })
}

function faultOf({ faults, requests }: State, asked: Request): RestFault | undefined {
  requests.push(asked)
  if (asked.path.startsWith('/storage/')) return undefined
  if (faults.nextRest?.length) return faults.nextRest.shift()
  const { rest } = faults
  return (
    (typeof rest === 'function' ? rest(asked) : rest) ?? (asked.authorization === `Bearer ${API_KEY}` ? undefined : 401)
  )
}

function replyTo(state: State, asked: Request): Reply {
  const url = new URL(`${asked.path}${asked.query}`, state.origin)
  if (asked.path.startsWith('/storage/')) {
    const call = state.calls.get((asked.path.split('/')[2] ?? '').replace(/-(mono|stereo)\.wav$/, ''))
    return recordingReply({ url, range: asked.range }, call, state.faults.recording)
  }
  const { calls, assistants, phoneNumbers, lag } = state
  const now = () => state.clock.now()
  const isRecordingGone = () => state.faults.recording === 'gone'
  const links = (call: EmulatedCall) => linksOf(state.origin, call, new Date())
  const { pinned, areaCodes } = state
  const dial = (properties: Record<string, unknown>) => dialReply(state, properties)
  const world = { calls, assistants, phoneNumbers, lag, now, linksOf: links, isRecordingGone, pinned, areaCodes, dial }
  return restReply(world, { ...asked, url })
}
