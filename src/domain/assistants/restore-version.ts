import { type Ctx, inTransaction } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { type Direction, type DraftFacts, fieldSchema, problemsOf, stepsOf } from '../wizard/index.js'
import { type BodyDiff, diffBodies, NO_DIFF } from './body-diff.js'
import { getVersion, type Version } from './get-version.js'
import { liveVersion } from './live-version.js'
import { assertMayChange } from './may.js'
import type { Published } from './publish-assistant.js'
import { beginPublishing } from './publishing.js'
import { runSteps } from './run-steps.js'
import { same } from './same.js'
import { keepFacts, lockDraft } from './save-fact.js'

export type Restored = Published & {
  /** Questions, in words, whose old answer is not accepted any more, so that the draft's stayed. */
  keptFromDraft: string[]
  /** How what is live now differs from that version: because of those, or because prompts are written otherwise today. */
  differsFromVersion: BodyDiff
}

/**
 * Brings a version back: its facts become the draft's, and are published as a new version that says where it comes from.
 * Give it a context above the wall. @throws invalid when its facts do not make an assistant any more: then nothing changes;
 *   conflict, not_found, forbidden
 */
export async function restoreVersion(
  ctx: Ctx,
  { overDrift = false, ...input }: { assistantId: string; number: number; overDrift?: boolean },
): Promise<Restored> {
  assertMayChange(ctx)
  const version = await getVersion(ctx, input)
  const note = `Version ${version.number} brought back`
  const wish = { id: input.assistantId, restoredFrom: version.number, note, overDrift }
  const { keptFromDraft, publishing } = await inTransaction(ctx, async (tx) => ({
    keptFromDraft: await restoreFacts(tx, { id: input.assistantId, version }),
    publishing: await beginPublishing(tx, wish),
  }))
  const published = await runSteps(ctx, publishing)
  const live = await inTransaction(ctx, (tx) => liveVersion(tx, { id: input.assistantId, number: published.version }))
  const isThere = published.steps.some(({ step, state }) => step === 'version' && state === 'done') && live
  return { ...published, keptFromDraft, differsFromVersion: isThere ? diffBodies(version.body, live.body) : NO_DIFF }
}

async function restoreFacts(tx: Ctx, { id, version }: { id: string; version: Version }): Promise<string[]> {
  const draft = await lockDraft(tx, id)
  const { facts, outdated } = fitting(draft.direction, version.facts)
  const next = { ...draft.facts, ...facts }
  const problems = problemsOf(draft.direction, next)
  if (Object.keys(problems).length > 0)
    throw new DomainError('invalid', 'This version cannot be published any more', { fields: problems })
  if (!same(next, draft.facts)) await keepFacts(tx, { id, facts: next })
  await audit(tx, {
    action: 'assistants.restore-version',
    subject: { kind: 'assistant', id, name: draft.name },
    clientId: draft.clientId,
    changes: { version: [draft.publishedVersion, version.number] },
  })
  return outdated.map((name) => labelOf(draft.direction, name))
}

/** What today's questions still accept of old answers. */
function fitting(direction: Direction, old: DraftFacts): { facts: DraftFacts; outdated: string[] } {
  const facts: Record<string, unknown> = {}
  const outdated: string[] = []
  for (const [name, value] of Object.entries(old)) {
    const parsed = fieldSchema(direction, name)?.safeParse(value)
    if (parsed?.success) facts[name] = parsed.data
    else outdated.push(name)
  }
  return { facts: facts as DraftFacts, outdated }
}

const labelOf = (direction: Direction, name: string): string =>
  stepsOf(direction)
    .flatMap(({ fields }) => fields)
    .find((field) => field.name === name)?.label ?? name
