import type { Business, CallScript, EmulatedCall, Turn } from './vapi-call.js'
import type { BackoffPlan, Delivery, Step } from './vapi-deliveries.js'
import type { DeliveryFaults } from './vapi-faults.js'
import type { Payload } from './vapi-payloads.js'
import type { EmulatedServer, Resource } from './vapi-resources.js'
import type { Request, RestFault } from './vapi-server.js'
import type { EmulatedSigning } from './vapi-signing.js'
import type { RecordingFault } from './vapi-storage.js'

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

export type Callee = 'answers' | 'voicemail' | 'no-answer' | 'busy'

export type Conversation = Turn[] | ((assistant: Readonly<Record<string, unknown>>) => Turn[])

/** An inbound call. */
export type Ring = { to: string; from?: string; script?: Partial<CallScript> }

export type Rung = {
  /** Who took it: a saved assistant, one made for this call, a number it was handed to, or nobody. */
  answeredBy: 'assistant' | 'transient' | 'forwarded' | 'rejected'
  assistant?: Readonly<Record<string, unknown>>
  /** The first thing the caller heard; of a forwarded call, and of one nobody took, what was said before. */
  said?: string
  forwardedTo?: string
  /** What assistant-request was answered, when the number asked. */
  asked?: Delivery
  call: EmulatedCall
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
  /** How long after it happened REST shows something; how long a number that was bought is on its way. */
  lag: { listMs: number; callMs: number; activationMs: number }
  /** Its clock; a test may set another. */
  clock: { now(): Date }
  /** Sets up the assistant and the number of a business, as somebody would in Vapi's dashboard. */
  addBusiness(business: Business, server?: EmulatedServer): void
  placeCall(input: PlaceCall): Promise<EmulatedCall>
  /** What happens on the other side of a call that is dialled by POST /call. */
  callee: Callee
  /** What is said after the greeting in calls that are dialled or rung; the turns of a function are really asked. */
  conversation: Conversation
  /** How long such calls take, of what people would take: 0.02 makes a minute 1.2 s. */
  pace: number
  /** Assistants that cannot be deleted, besides those that a number names. */
  pinned: Set<string>
  /** How many numbers are left to buy in an area code; in one that is not named there always is one. */
  areaCodes: Map<string, number>
  /** A call to a number that REST knows; resolves when everything about it has been told. */
  ring(input: Ring): Promise<Rung>
  /** Resolves when the calls that POST /call began are over and told. */
  settled(): Promise<void>
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

/** A call as it is remembered from one start to the next. */
export type Kept = { id: string; createdAt: string; script: CallScript; isReported: boolean }

type Shown =
  | 'assistants'
  | 'phoneNumbers'
  | 'credentials'
  | 'requests'
  | 'deliveries'
  | 'faults'
  | 'lag'
  | 'clock'
  | 'pinned'
  | 'areaCodes'

/** What the emulator holds; `manner` is what its owner may set as plain values. */
export type State = Pick<VapiEmulator, Shown> & {
  origin: string
  calls: Map<string, EmulatedCall>
  kept: Map<string, Kept>
  keepsSent: boolean
  manner: Pick<VapiEmulator, 'callee' | 'conversation' | 'pace'>
  /** Calls that are being told in the background. */
  underWay: Set<Promise<unknown>>
  ending: AbortController
}
