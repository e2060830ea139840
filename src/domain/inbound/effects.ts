import { callEventOf, type VapiMessage } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { applyCallEvents } from '../calls/index.js'

/** A stored event whose body could be read. */
export type ReadEvent = { id: string; clientId: string; receivedAt: Date; read: VapiMessage }

type Effect = (tx: Ctx, events: readonly ReadEvent[]) => Promise<void>

/** type → what it does. Types that are not here are kept and shown, and do nothing. */
const EFFECTS: Record<string, Effect> = {
  'status-update': toCalls,
  'end-of-call-report': toCalls,
}

export const hasEffect = (type: string | undefined) => type !== undefined && Object.hasOwn(EFFECTS, type)

/** Does what the events ask for, in the caller's transaction. Every effect is safe to repeat, in any order. */
export async function applyEffects(tx: Ctx, events: readonly ReadEvent[]): Promise<void> {
  const effects = new Map<Effect, ReadEvent[]>()
  for (const event of events) {
    const effect = hasEffect(event.read.type) ? EFFECTS[event.read.type ?? ''] : undefined
    if (effect) effects.set(effect, [...(effects.get(effect) ?? []), event])
  }
  for (const [effect, theirs] of effects) await effect(tx, theirs)
}

async function toCalls(tx: Ctx, events: readonly ReadEvent[]): Promise<void> {
  const reported = events.flatMap(({ clientId, receivedAt, read }) => {
    const event = callEventOf(read)
    return event ? [{ clientId, receivedAt, event }] : []
  })
  await applyCallEvents(tx, reported)
}
