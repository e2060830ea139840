import { type Ctx, inTransaction } from '../../platform/context.js'
import { asRefusal } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import type { PublishStep } from './get-assistant.js'
import { endHold, isHoldLost, keepHold } from './hold.js'
import { stepAnswering } from './publish-answering.js'
import type { Published } from './publish-assistant.js'
import { stepAssistant } from './publish-at-vapi.js'
import { stepClient } from './publish-client.js'
import { stepNumber } from './publish-number.js'
import { isDrift } from './publish-over.js'
import { stepVersion } from './publish-version.js'
import { stepWebhook } from './publish-webhook.js'
import { whatWentWrong } from './publish-words.js'
import { type Publishing, STEPS } from './publishing.js'

/** What a step came to; `message` in words where there is something to say. */
export type Outcome = { state: 'done' | 'skipped'; message?: string | undefined }
export type RunStep = (ctx: Ctx, publishing: Publishing) => Promise<Outcome>

const RUN: Record<PublishStep['step'], RunStep> = {
  webhook: stepWebhook,
  assistant: stepAssistant,
  version: stepVersion,
  answering: stepAnswering,
  number: stepNumber,
  client: stepClient,
}

/** Goes through the steps, each written down as it ends, up to the first that fails. */
export async function runSteps(ctx: Ctx, publishing: Publishing): Promise<Published> {
  const versionBefore = publishing.version
  for (const step of STEPS) {
    try {
      note(publishing, step, await RUN[step](ctx, publishing))
      await keepHold(ctx, publishing.hold, { publishSteps: publishing.steps })
    } catch (error) {
      if (isHoldLost(error)) throw error
      const refusal = asRefusal(error)
      note(publishing, step, {
        state: 'failed',
        message: whatWentWrong(refusal),
        ...(isDrift(refusal) && { isDrift: true }),
      })
      await end(ctx, publishing, { state: 'INCOMPLETE', versionBefore, failedAt: step })
      if (!refusal) throw error
      return { state: 'INCOMPLETE', steps: publishing.steps, version: publishing.version }
    }
  }
  await end(ctx, publishing, { state: 'DONE', versionBefore })
  return { state: 'DONE', steps: publishing.steps, version: publishing.version }
}

type Noted = { state: PublishStep['state']; message?: string | undefined; isDrift?: true }

function note(publishing: Publishing, step: PublishStep['step'], { state, message, isDrift }: Noted): void {
  publishing.steps = publishing.steps.map((one) =>
    one.step === step ? { ...one, state, ...(message && { message }), ...(isDrift && { isDrift }) } : one,
  )
}

type End = { state: 'DONE' | 'INCOMPLETE'; versionBefore: number | null; failedAt?: PublishStep['step'] }

async function end(ctx: Ctx, publishing: Publishing, { state, versionBefore, failedAt }: End): Promise<void> {
  const { hold, steps, id, name, clientId, version, restoredFrom, changedFacts, overDrift } = publishing
  await inTransaction(ctx, async (tx) => {
    await endHold(tx, hold, { publishState: state, publishSteps: steps })
    await audit(tx, {
      action: 'assistants.publish',
      subject: { kind: 'assistant', id, name },
      clientId,
      changes: {
        ...(version !== versionBefore && { version: [versionBefore, version] }),
        ...(changedFacts.length > 0 && { facts: [null, changedFacts] }),
        ...(overDrift && { overDrift: [null, true] }),
        ...(restoredFrom !== null && { restoredFrom: [null, restoredFrom] }),
        ...(failedAt && { failedAt: [null, failedAt] }),
      },
    })
  })
}
