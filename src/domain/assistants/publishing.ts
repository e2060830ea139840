import type { AssistantBody, AssistantServer } from '../../integrations/voice/index.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'
import { completeFacts, type Direction, type Facts, problemsOf } from '../wizard/index.js'
import { fingerprintOf } from './body-at-vapi.js'
import { bodyOf } from './body-of.js'
import { findAssistant } from './find-assistant.js'
import type { PublishStep } from './get-assistant.js'
import { type Hold, takeHold } from './hold.js'
import { lockDraft } from './save-fact.js'

export const STEPS = ['webhook', 'assistant', 'version', 'answering', 'number', 'client'] as const

/** What one attempt at publishing knows; steps add to it as they go. */
export type Publishing = {
  readonly hold: Hold
  readonly id: string
  readonly clientId: string
  readonly name: string
  readonly direction: Direction
  readonly facts: Facts
  /** Of the facts. */
  readonly revision: number
  readonly body: AssistantBody
  readonly note: string | null
  readonly restoredFrom: number | null
  /** What somebody changed in Vapi is written over. */
  readonly overDrift: boolean
  /** Of the bodies that attempts since the last version may have written at Vapi. */
  readonly fingerprints: readonly string[]
  /** An earlier attempt may have made it at Vapi without our knowing. */
  readonly wasTried: boolean
  steps: PublishStep[]
  vapiAssistantId: string | null
  server: AssistantServer | undefined
  /** The version that is live. */
  version: number | null
  /** The first of its numbers. */
  number: string | undefined
  /** Names of the facts that the new version says otherwise than the one before. */
  changedFacts: string[]
}

export type Wish = { id: string; note?: string | null; restoredFrom?: number | null; overDrift?: boolean }

/**
 * Begins an attempt: nobody else publishes it until it ends, or until it was not heard of for three minutes. An attempt
 * that goes on with one that failed keeps its note, as long as the facts are the same.
 * @throws invalid with every field that is missing; conflict, not_found
 */
export async function beginPublishing(ctx: Ctx, wish: Wish): Promise<Publishing> {
  await findAssistant(ctx, wish.id)
  return inTransaction(ctx, async (tx) => {
    const draft = await lockDraft(tx, wish.id)
    const { id, clientId, name, direction, revision, vapiAssistantId } = draft
    const problems = problemsOf(direction, draft.facts)
    if (Object.keys(problems).length > 0)
      throw new DomainError('invalid', 'It cannot be published yet: something is missing', { fields: problems })
    const facts = completeFacts(direction, draft.facts)
    const words = wordsOf(draft, wish)
    const body = bodyOf(draft, facts)
    const fingerprints = [...sentBefore(draft), fingerprintOf(body)].slice(-MOST_ATTEMPTS)
    const steps = STEPS.map((step): PublishStep => ({ step, state: 'waiting' }))
    if (steps[0])
      steps[0].attempt = { by: 'name' in tx.actor ? tx.actor.name : 'Backline', revision, ...words, fingerprints }
    const hold = await takeHold(tx, id, { publishState: 'UNDER_WAY', publishSteps: steps })
    return {
      ...{ hold, id, clientId, name, direction, facts, revision, ...words, steps, vapiAssistantId, body, fingerprints },
      overDrift: wish.overDrift === true,
      wasTried: draft.publishState !== 'NEVER' || vapiAssistantId !== null,
      server: undefined,
      version: draft.publishedVersion,
      number: undefined,
      changedFacts: [],
    }
  })
}

type Draft = Awaited<ReturnType<typeof lockDraft>>

function wordsOf({ publishState, publishSteps, revision }: Draft, { note, restoredFrom }: Wish) {
  const [first] = publishSteps as PublishStep[]
  const before = publishState !== 'DONE' && first?.attempt?.revision === revision ? first.attempt : undefined
  return { note: note ?? before?.note ?? null, restoredFrom: restoredFrom ?? before?.restoredFrom ?? null }
}

const MOST_ATTEMPTS = 20

/** By attempts that ended before what they wrote became a version. */
function sentBefore({ publishSteps }: Draft): string[] {
  const steps = publishSteps as PublishStep[]
  const isKept = steps.some(({ step, state }) => step === 'version' && state === 'done')
  return isKept ? [] : (steps[0]?.attempt?.fingerprints ?? [])
}
