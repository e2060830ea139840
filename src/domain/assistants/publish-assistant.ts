import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { optionalText } from '../../platform/fields.js'
import type { PublishStep } from './get-assistant.js'
import { assertMayChange } from './may.js'
import { beginPublishing } from './publishing.js'
import { runSteps } from './run-steps.js'

export type Published = {
  /** INCOMPLETE: a step says why; publishing again goes on from there. */
  state: 'DONE' | 'INCOMPLETE'
  steps: PublishStep[]
  /** The one that is live; null while none is. */
  version: number | null
}

const publishInput = z.strictObject({
  id: z.string(),
  note: optionalText(300).optional(),
  overDrift: z.boolean().optional(),
})

/**
 * Makes what the wizard was told live: address, assistant at Vapi, version, who answers, number, the client's set-up. Every
 * step is safe to repeat, so an attempt that failed or was cut off is gone on with by publishing again; what was live before
 * stays live until the assistant at Vapi has been written. What somebody changed in Vapi stops it, unless it is to be written
 * over (`overDrift`). Give it a context above the wall (aboveWall).
 * @throws invalid with fields while something is missing; conflict when it is archived, made by hand or being published
 *   right now; not_found, forbidden
 */
export async function publishAssistant(
  ctx: Ctx,
  input: { id: string; note?: string | null; overDrift?: boolean },
): Promise<Published> {
  assertMayChange(ctx)
  const { id, note = null, overDrift = false } = publishInput.parse(input)
  return runSteps(ctx, await beginPublishing(ctx, { id, note, overDrift }))
}
