import {
  type AssistantView,
  changesToPublish,
  driftOf,
  getAssistant,
  listVersions,
} from '../../domain/assistants/index.js'
import { may } from '../../domain/staff/index.js'
import { factsInWords } from '../../domain/templates/index.js'
import { listTestCalls } from '../../domain/test-calls/index.js'
import { firstMessageOf, renderPrompt } from '../../domain/wizard/index.js'
import type { Ctx } from '../../platform/context.js'
import type { Row } from '../spec.js'
import type { AssistantDetails } from '../ui-types.js'

/** What the page of an assistant shows beside its columns. */
export async function assistantDetails(ctx: Ctx, id: string): Promise<Row> {
  const view = await getAssistant(ctx, { id })
  const versions = await listVersions(ctx, { assistantId: id })
  const testCalls = may(ctx.actor, 'calls.read') ? await listTestCalls(ctx, { assistantId: id }) : []
  const details: AssistantDetails = {
    missing: missingOf(view),
    steps: view.publishSteps.map(({ step, state, message }) => ({ step, state, ...(message && { message }) })),
    ...(await differences(ctx, view)),
    versions: versions.map(({ createdAt, authorKind: _kind, ...version }) => ({
      ...version,
      createdAt: createdAt.toISOString(),
    })),
    ...(view.facts && { prompt: promptOf(view, view.facts) }),
    knows: view.facts ? factsInWords(view.direction, view.facts) : [],
    numbers: view.phoneNumbers,
    testCalls: testCalls.slice(0, 5).map(({ id: callId, createdAt, state, passed, toNumber, askedBy }) => ({
      id: callId,
      createdAt: createdAt.toISOString(),
      ...{ state, passed, toNumber, askedBy },
    })),
  }
  return details
}

function missingOf({ steps, archivedAt }: AssistantView): AssistantDetails['missing'] {
  if (archivedAt) return []
  const open = steps.filter(({ problems }) => Object.keys(problems).length > 0)
  return open.map(({ title, problems }) => ({ step: title, problems: [...new Set(Object.values(problems))] }))
}

async function differences(ctx: Ctx, view: AssistantView): Promise<Pick<AssistantDetails, 'changes' | 'drift'>> {
  const { id } = view
  const isLive = view.publishedVersion !== null && view.archivedAt === null
  const changes = isLive && view.hasUnpublishedChanges ? await changesToPublish(ctx, { id }) : undefined
  const drift = isLive && view.driftFoundAt !== null ? await driftOf(ctx, { id }) : undefined
  return { ...(changes && { changes }), ...(drift && { drift }) }
}

function promptOf({ direction }: AssistantView, facts: NonNullable<AssistantView['facts']>) {
  const { text, tokens, budget } = renderPrompt(direction, facts)
  return { firstMessage: firstMessageOf(direction, facts), text, tokens, budget }
}
