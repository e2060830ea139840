import { createAssistant, saveFact } from '../../../src/domain/assistants/index.js'
import type { Actor, Deps } from '../../../src/platform/context.js'
import { aClient, aStaff, ctxOf, NOW, staffActor } from '../../support/builders.js'

/** Somebody of the agency who may publish. */
export const aRobin = async (deps: Deps, now = NOW) => ctxOf(deps, staffActor(await aStaff(deps)), now)

type Over = {
  clientId?: string
  client?: Parameters<typeof aClient>[1]
  direction?: 'INBOUND' | 'OUTBOUND'
  name?: string
  actor?: Actor
  facts?: Record<string, unknown>
}

const ALWAYS_OPEN = { hours: null, businessType: 'dental', firstMessage: 'Thank you for calling Harbor Dental.' }
const OUTBOUND = {
  businessType: 'dental',
  about: 'A dental practice in Portland.',
  valueProposition: 'Check-ups without waiting.',
  audience: 'Patients who have not been here for a year.',
  objective: 'appointment',
  firstMessage: 'Hi, this is Ava from Harbor Dental.',
}

/** An assistant that the wizard knows everything of, so that it can be published. */
export async function aDraft(deps: Deps, over: Over = {}): Promise<{ id: string; clientId: string }> {
  const { direction = 'INBOUND' } = over
  const clientId = over.clientId ?? (await aClient(deps, over.client ?? {})).id
  const ctx = ctxOf(deps, over.actor)
  const { id } = await createAssistant(ctx, { clientId, direction, name: over.name ?? 'Harbor Dental' })
  const facts = { ...(direction === 'INBOUND' ? ALWAYS_OPEN : OUTBOUND), ...over.facts }
  for (const [field, value] of Object.entries(facts)) await saveFact(ctx, { id, field, value })
  return { id, clientId }
}
