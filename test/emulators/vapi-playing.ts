import { setTimeout as sleep } from 'node:timers/promises'
import { type Business, type CallScript, type EmulatedCall, layOut } from './vapi-call.js'
import { type BackoffPlan, type Delivery, deliver, QUICK_BACKOFF, stepsOf, type Target } from './vapi-deliveries.js'
import { type Fated, fatesOf } from './vapi-faults.js'
import type { Kept, PlaceCall, State } from './vapi-kinds.js'
import type { Payload } from './vapi-payloads.js'
import { assistantOf, DEFAULT_MESSAGES, type EmulatedServer, newResource, phoneNumberOf } from './vapi-resources.js'
import { linksOf } from './vapi-storage.js'

// What is posted about calls: to whom, in which order, and what happens to it on its way.

/** `onTold` hears what each message was answered. */
export type Telling = PlaceCall & { onTold?: (payload: Payload, delivery: Delivery) => void }

/** Keeps a call and tells everything about it. */
export async function placeCall(state: State, input: PlaceCall): Promise<EmulatedCall> {
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

/** Posts the messages of a call, each with what happens to it on its way. */
export async function tellAll(state: State, input: Telling, fated: Fated[]): Promise<void> {
  const target = targetOf(state, { ...input })
  const late: Promise<void>[] = []
  for (const { step, fate } of fated) {
    if (input.isLive) await until(state, step.at)
    if (!target.url || !target.wants(step.payload)) continue
    const copies = (input.times ?? 1) * fate.copies
    const send = async () => {
      for (let copy = 0; copy < copies; copy++) {
        const payload = copy % 2 === 1 && step.signedAnew ? step.signedAnew(copy) : step.payload
        const delivery = await deliver(target, payload, fate)
        state.deliveries.push(delivery)
        input.onTold?.(payload, delivery)
      }
    }
    if (fate.delayMs > 0) late.push(sleep(fate.delayMs).then(send))
    else await send()
  }
  await Promise.all(late)
}

const until = (state: State, at: Date) =>
  sleep(Math.max(0, at.getTime() - Date.now()), undefined, { signal: state.ending.signal })

type Way = Pick<PlaceCall, 'webhookUrl' | 'signing' | 'backoffPlan'> & { script?: CallScript }

/** Contract §1.1: the assistant's server before the number's; nowhere is no error. */
export function targetOf(state: State, way: Way): Target & { wants(payload: Payload): boolean } {
  const { business, assistant: own } = way.script ?? {}
  const assistant = own ?? state.assistants.get(business?.assistantId ?? '')
  const phoneNumber = state.phoneNumbers.get(business?.phoneNumberId ?? '')
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

/** Sets up the assistant and the number of a business. */
export function addBusiness(state: State, business: Business, server?: EmulatedServer): void {
  const at = state.clock.now()
  const { assistantId, phoneNumberId } = business
  state.assistants.set(assistantId, newResource(assistantOf(business, server), at, assistantId))
  state.phoneNumbers.set(phoneNumberId, newResource(phoneNumberOf(business), at, phoneNumberId))
}

/** Signed when the call ended; every further delivery a little later, so that its links are others. */
export const signedLinks = (state: State, call: EmulatedCall, nth: number) =>
  linksOf(state.origin, call, new Date(call.endedAt.getTime() + nth))

/** Tells the ends of calls that were going on when the emulator was closed, late or at their time. */
export async function catchUp(state: State, webhookUrlOf: (business: Business) => string): Promise<number> {
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
