import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Business, type CallScript, type EmulatedCall, layOut } from './vapi-call.js'
import {
  type BackoffPlan,
  type Delivery,
  deliver,
  QUICK_BACKOFF,
  type Step,
  stepsOf,
  type Target,
} from './vapi-deliveries.js'
import { type DeliveryFaults, type Fated, fatesOf } from './vapi-faults.js'
import type { Payload } from './vapi-payloads.js'
import {
  assistantOf,
  DEFAULT_MESSAGES,
  type EmulatedServer,
  newResource,
  phoneNumberOf,
  type Resource,
} from './vapi-resources.js'
import { restReply } from './vapi-rest.js'
import { listen, makeServer, type Request, type RestFault } from './vapi-server.js'
import type { EmulatedSigning } from './vapi-signing.js'
import { linksOf, type RecordingFault, type Reply, recordingReply } from './vapi-storage.js'

export type { Business, CallScript, EmulatedCall, Turn } from './vapi-call.js'
export type { BackoffPlan, Delivery, Step } from './vapi-deliveries.js'
export type { Chance, Corruption, DeliveryFaults } from './vapi-faults.js'
export type { EmulatedServer, Resource } from './vapi-resources.js'
export type { RestFault } from './vapi-server.js'
export { type EmulatedSigning, type HmacSigning, proofHeaders, standardWebhooks } from './vapi-signing.js'

/** What can be made to go wrong; empty means nothing does. */
export type Faults = {
  /** Every request to REST, until it is taken away; or those for which it gives one. */
  rest?: RestFault | ((asked: Request) => RestFault | undefined)
  /** The next requests to REST, one each; undefined lets one pass. */
  nextRest?: (RestFault | undefined)[]
  recording?: RecordingFault
  /** What happens to the messages of calls that do not say it themselves. */
  deliveries?: DeliveryFaults
}

export type PlaceCall = {
  /** Where its messages go; if not said, where its assistant's or number's `server` says. */
  webhookUrl?: string
  script: CallScript
  /** When it was made; now if not said. */
  createdAt?: Date
  /** Every message is posted this many times (1); every second time with links that were signed anew. */
  times?: number
  /** Posts the messages in this order instead of the one they happened in. */
  reorder?: (steps: Step[]) => Step[]
  /** Leaves real time between the messages, as long as people talk. */
  isLive?: boolean
  /** Also the messages that nothing depends on: speech-update, transcript, tool-calls. */
  withChatter?: boolean
  /** How deliveries prove whose they are; else the credential of `server`, else not at all. */
  signing?: EmulatedSigning
  /** null: Vapi's own default, which is not to try again. If not said two more tries, in a hurry. */
  backoffPlan?: BackoffPlan | null
  faults?: DeliveryFaults
}

export type VapiEmulator = {
  /** For VAPI_BASE_URL. */
  url: string
  /** For VAPI_API_KEY. */
  apiKey: string
  calls: ReadonlyMap<string, EmulatedCall>
  assistants: Map<string, Resource>
  phoneNumbers: Map<string, Resource>
  /** What a `server.credentialId` stands for. */
  credentials: Map<string, EmulatedSigning>
  /** What the REST side and the storage were asked, oldest first. */
  requests: Request[]
  /** What was posted to webhooks, and what they answered. */
  deliveries: Delivery[]
  faults: Faults
  /** How long after it happened REST shows something. */
  lag: { listMs: number; callMs: number }
  /** Its clock; a test may set another. */
  clock: { now(): Date }
  /** Sets up the assistant and the number of a business, as somebody would in Vapi's dashboard. */
  addBusiness(business: Business, server?: EmulatedServer): void
  placeCall(input: PlaceCall): Promise<EmulatedCall>
  /** Changes what Vapi knows of a call without telling anybody, as when an artifact comes late. */
  amend(callId: string, change: Partial<CallScript>): void
  /** Posts any message. */
  tell(
    target: { webhookUrl: string; signing?: EmulatedSigning; backoffPlan?: BackoffPlan | null },
    payload: Payload,
  ): Promise<Delivery>
  /** Tells the ends of calls that were going on when the emulator was closed; answers how many. */
  catchUp(webhookUrlOf: (business: Business) => string): Promise<number>
  /** Writes the calls to the file, as closing does. */
  save(): void
  close(): Promise<void>
}

const API_KEY = 'emulated-private-key'

type Kept = { id: string; createdAt: string; script: CallScript; isReported: boolean }
type Shown = 'assistants' | 'phoneNumbers' | 'credentials' | 'requests' | 'deliveries' | 'faults' | 'lag' | 'clock'
type State = Pick<VapiEmulator, Shown> & {
  origin: string
  calls: Map<string, EmulatedCall>
  kept: Map<string, Kept>
  keepsSent: boolean
  ending: AbortController
}

/**
 * A Vapi on loopback: it keeps calls, reports them to webhook URLs and serves their recordings. With a file it
 * remembers its calls from one start to the next.
 */
export async function startVapiEmulator(
  options: { port?: number; file?: string; keepsSent?: boolean } = {},
): Promise<VapiEmulator> {
  const server = makeServer({ work: (asked) => replyTo(state, asked), faultOf: (asked) => faultOf(state, asked) })
  const state: State = {
    origin: await listen(server, options.port ?? 0),
    calls: new Map(),
    assistants: new Map(),
    phoneNumbers: new Map(),
    credentials: new Map(),
    kept: new Map(),
    requests: [],
    deliveries: [],
    faults: {},
    lag: { listMs: 0, callMs: 0 },
    clock: { now: () => new Date() },
    keepsSent: options.keepsSent ?? false,
    ending: new AbortController(),
  }
  if (options.file) remember(state, options.file)
  const save = () => {
    if (options.file) writeFileSync(options.file, JSON.stringify([...state.kept.values()]), { mode: 0o600 })
  }
  const { origin: url, kept: _kept, keepsSent: _keeps, ending: _ending, ...shown } = state
  return {
    ...shown,
    url,
    apiKey: API_KEY,
    addBusiness: (business, server) => addBusiness(state, business, server),
    placeCall: (input) => placeCall(state, input),
    amend: (callId, change) => amend(state, callId, change),
    async tell({ webhookUrl, ...how }, payload) {
      const delivery = await deliver(targetOf(state, { ...how, webhookUrl }), payload)
      state.deliveries.push(delivery)
      return delivery
    },
    catchUp: (webhookUrlOf) => catchUp(state, webhookUrlOf),
    save,
    async close() {
      state.ending.abort()
      save()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function placeCall(state: State, input: PlaceCall): Promise<EmulatedCall> {
  const { script, reorder = (steps) => steps } = input
  const turn = state.kept.size
  const call = layOut(script, input.createdAt ?? state.clock.now())
  const kept = { id: call.id, createdAt: call.createdAt.toISOString(), script }
  state.calls.set(call.id, call)
  state.kept.set(call.id, { ...kept, isReported: false })
  if (!state.assistants.has(script.business.assistantId)) {
    addBusiness(state, script.business, input.webhookUrl ? { url: input.webhookUrl } : undefined)
  }
  const steps = stepsOf(call, (nth) => signedLinks(state, call, nth), input.withChatter ?? false)
  await tellAll(state, input, fatesOf(reorder(steps), input.faults ?? state.faults.deliveries ?? {}, turn))
  state.kept.set(call.id, { ...kept, isReported: true })
  return call
}

async function tellAll(state: State, input: PlaceCall, fated: Fated[]): Promise<void> {
  const target = targetOf(state, { ...input, business: input.script.business })
  const late: Promise<void>[] = []
  for (const { step, fate } of fated) {
    if (input.isLive) await until(state, step.at)
    if (!target.url || !target.wants(step.payload)) continue
    const copies = (input.times ?? 1) * fate.copies
    const send = async () => {
      for (let copy = 0; copy < copies; copy++) {
        const payload = copy % 2 === 1 && step.signedAnew ? step.signedAnew(copy) : step.payload
        state.deliveries.push(await deliver(target, payload, fate))
      }
    }
    if (fate.delayMs > 0) late.push(sleep(fate.delayMs).then(send))
    else await send()
  }
  await Promise.all(late)
}

const until = (state: State, at: Date) =>
  sleep(Math.max(0, at.getTime() - Date.now()), undefined, { signal: state.ending.signal })

type Way = Pick<PlaceCall, 'webhookUrl' | 'signing' | 'backoffPlan'> & { business?: Business }

/** Contract §1.1: the assistant's server before the number's; nowhere is no error. */
function targetOf(state: State, way: Way): Target & { wants(payload: Payload): boolean } {
  const assistant = state.assistants.get(way.business?.assistantId ?? '')
  const phoneNumber = state.phoneNumbers.get(way.business?.phoneNumberId ?? '')
  const set = way.webhookUrl
    ? undefined
    : ((assistant?.['server'] ?? phoneNumber?.['server']) as EmulatedServer | undefined)
  const wanted = way.webhookUrl
    ? undefined
    : ((assistant?.['serverMessages'] as string[] | undefined) ?? DEFAULT_MESSAGES)
  const plan = way.backoffPlan ?? (set ? set.backoffPlan : way.backoffPlan === null ? undefined : QUICK_BACKOFF)
  return {
    url: way.webhookUrl ?? set?.url ?? '',
    signing: way.signing ?? state.credentials.get(set?.credentialId ?? '') ?? { scheme: 'none' },
    backoffPlan: plan as BackoffPlan | undefined,
    headers: set?.headers ?? {},
    keepsSent: state.keepsSent,
    wants: ({ message: { type } }) => wanted?.some((name) => type === name || type.startsWith(`${name}[`)) ?? true,
  }
}

function addBusiness(state: State, business: Business, server?: EmulatedServer): void {
  const at = state.clock.now()
  const { assistantId, phoneNumberId } = business
  state.assistants.set(assistantId, newResource(assistantOf(business, server), at, assistantId))
  state.phoneNumbers.set(phoneNumberId, newResource(phoneNumberOf(business), at, phoneNumberId))
}

function amend(state: State, callId: string, change: Partial<CallScript>): void {
  const call = state.calls.get(callId)
  const kept = state.kept.get(callId)
  if (!call || !kept) throw new Error(`The emulator has no call ${callId}`)
  const script = { ...call.script, ...change }
  state.calls.set(callId, { ...call, script, amendedAt: state.clock.now() })
  state.kept.set(callId, { ...kept, script })
}

/** Signed when the call ended; every further delivery a little later, so that its links are others. */
const signedLinks = (state: State, call: EmulatedCall, nth: number) =>
  linksOf(state.origin, call, new Date(call.endedAt.getTime() + nth))

/** Tells the ends of calls that were going on when the emulator was closed, late or at their time. */
async function catchUp(state: State, webhookUrlOf: (business: Business) => string): Promise<number> {
  const open = [...state.kept.values()].filter(({ isReported }) => !isReported)
  await Promise.all(open.map((kept) => tellEnd(state, kept, webhookUrlOf(kept.script.business))))
  return open.length
}

async function tellEnd(state: State, kept: Kept, webhookUrl: string): Promise<void> {
  const call = state.calls.get(kept.id)
  if (!call) return
  const steps = stepsOf(call, (nth) => signedLinks(state, call, nth), false)
  for (const step of steps.slice(-2)) {
    await until(state, step.at)
    state.deliveries.push(await deliver(targetOf(state, { webhookUrl }), step.payload))
  }
  state.kept.set(kept.id, { ...kept, isReported: true })
}

function remember(state: State, file: string): void {
  if (!existsSync(file)) return
  for (const kept of JSON.parse(readFileSync(file, 'utf8')) as Kept[]) {
    state.kept.set(kept.id, kept)
    state.calls.set(kept.id, layOut(kept.script, new Date(kept.createdAt), kept.id))
    if (!state.assistants.has(kept.script.business.assistantId)) addBusiness(state, kept.script.business)
  }
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
  return restReply({ calls, assistants, phoneNumbers, lag, now, linksOf: links, isRecordingGone }, { ...asked, url })
}
