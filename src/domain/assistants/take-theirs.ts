import { comparableBody, type VapiThing } from '../../integrations/voice/index.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { audit, doneBefore, type RequestId } from '../audit/index.js'
import { completeFacts } from '../wizard/index.js'
import { addVersion } from './add-version.js'
import { bothSides, judge } from './compare-assistant.js'
import type { FoundAssistant } from './find-assistant.js'
import { type Hold, underHold } from './hold.js'
import type { LiveVersion } from './live-version.js'
import { assertMayChange } from './may.js'
import { keepFacts, lockDraft } from './save-fact.js'
import { type TakenFacts, takenFacts } from './taken-facts.js'
import { whileHolding } from './while-holding.js'

const ACTION = 'assistants.take-theirs'

export type Taken = {
  version: number
  /** What went back into the facts, in words. */
  kept: string[]
  /** What only lives in the new version: the next publishing from the facts replaces it. */
  onlyInVersion: string[]
}

/**
 * Makes what somebody changed in Vapi the live version. What of it facts can say goes into the facts; the rest is in that
 * version alone, until it is published from the facts again. Nothing changes at Vapi. A repeat with the same `requestId`
 * answers the same. Give it a context above the wall.
 * @throws conflict when nothing differs, or Vapi no longer has it; not_found, forbidden, provider_*
 */
export async function takeTheirs(ctx: Ctx, input: { id: string } & RequestId): Promise<Taken> {
  assertMayChange(ctx)
  const { requestId } = input
  const before = await takenBefore(ctx, input)
  if (before) return before
  return whileHolding(ctx, input.id, async (hold, assistant) => {
    const { live, theirs } = await bothSides(ctx, assistant)
    if (!live) throw conflict('This assistant was never published.')
    if (!theirs) throw conflict('Vapi no longer has this assistant. Publish it to make it anew.')
    if (judge(live, theirs).state === 'same') throw conflict('Nothing differs: Vapi has it as it was published.')
    return inTransaction(ctx, (tx) => keep(tx, { requestId, hold, assistant, live, theirs }))
  })
}

/** By an earlier try of the same request; after it nothing differs any more. */
async function takenBefore(ctx: Ctx, { id, requestId }: { id: string } & RequestId) {
  const entry = await doneBefore(ctx, { requestId, action: ACTION })
  if (entry?.subjectId !== id) return undefined
  const { version = [], kept = [], onlyInVersion = [] } = entry.changes
  return { version: version[1], kept: kept[1], onlyInVersion: onlyInVersion[1] } as Taken
}

type Sides = RequestId & { hold: Hold; assistant: FoundAssistant; live: LiveVersion; theirs: VapiThing }

async function keep(tx: Ctx, { requestId, hold, assistant, live, theirs }: Sides): Promise<Taken> {
  const { id, clientId, direction } = assistant
  const taken = takenFacts(assistant, { ...live, facts: completeFacts(direction, live.facts) }, theirs)
  const { kept, onlyInVersion } = taken
  const version = await addVersion(tx, hold, {
    clientId,
    facts: { ...live.facts, ...taken.facts },
    body: comparableBody(theirs),
    note: 'Taken over from Vapi',
    revision: await intoDraft(tx, hold, taken),
  })
  await audit(tx, {
    action: ACTION,
    id: requestId,
    subject: { kind: 'assistant', id, name: taken.name },
    clientId,
    changes: { version: [live.number, version], kept: [null, kept], onlyInVersion: [null, onlyInVersion] },
  })
  return { version, kept, onlyInVersion }
}

/** Answers the revision the draft has then, if it says nothing else that is not published. */
async function intoDraft(tx: Ctx, hold: Hold, { name, facts }: TakenFacts): Promise<number | null> {
  const draft = await lockDraft(tx, hold.id)
  if (Object.keys(facts).length > 0) await keepFacts(tx, { id: hold.id, facts: { ...draft.facts, ...facts } })
  if (name !== draft.name) await underHold(tx, hold, { name, revision: { increment: 1 } })
  const { revision } = await lockDraft(tx, hold.id)
  return draft.publishedRevision === draft.revision ? revision : null
}
