import { isNotAtVapi, type VapiThing } from '../../integrations/voice/index.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { accountOfClient, vapiOf } from '../vapi-accounts/index.js'
import { noDrift } from './add-version.js'
import { differingMembers } from './body-at-vapi.js'
import { bothSides, driftBetween } from './compare-assistant.js'
import { keepHold, underHold } from './hold.js'
import type { LiveVersion } from './live-version.js'
import { assertMayChange } from './may.js'
import { whileHolding } from './while-holding.js'

/**
 * Undoes at Vapi what somebody changed there: the members that differ are written whole as they were published, and those
 * that somebody added are taken out. Everything else is left alone. Give it a context above the wall. Safe to repeat.
 * @throws conflict when Vapi no longer has it, or still shows something else afterwards; not_found, forbidden, provider_*
 */
export async function putOursBack(ctx: Ctx, input: { id: string }): Promise<{ members: string[] }> {
  assertMayChange(ctx)
  return whileHolding(ctx, input.id, async (hold, assistant) => {
    const { id, name, clientId } = assistant
    const { live, theirs } = await bothSides(ctx, assistant)
    if (!live) throw conflict('This assistant was never published.')
    if (!theirs) throw gone()
    const members = membersToPutBack(live, theirs)
    await keepHold(ctx, hold)
    const vapi = await vapiOf(ctx, await accountOfClient(ctx, clientId))
    const names = Object.keys(members)
    if (names.length > 0) assertTaken(live, await vapi.updateAssistant(theirs.id, members).catch(refuseGone))
    await inTransaction(ctx, async (tx) => {
      await underHold(tx, hold, noDrift(tx))
      if (names.length === 0) return
      await audit(tx, {
        action: 'assistants.put-ours-back',
        subject: { kind: 'assistant', id, name },
        clientId,
        changes: { members: [null, names] },
      })
    })
    return { members: names }
  })
}

const gone = () => conflict('Vapi no longer has this assistant. Publish it to make it anew.')

function refuseGone(thrown: unknown): never {
  throw isNotAtVapi(thrown) ? gone() : thrown
}

/** @throws conflict for a member of a version that was taken over with a secret in it, which we never kept */
function membersToPutBack({ body }: LiveVersion, theirs: VapiThing): Record<string, unknown> {
  const { ours, added } = differingMembers(body, theirs)
  const secret = ours.find((member) => /"\[masked\]"|\/webhook\/\[masked\]/.test(JSON.stringify(body[member] ?? null)))
  if (secret) throw conflict(`“${secret}” holds a secret that is not kept here. Put it back in Vapi.`)
  return Object.fromEntries([
    ...ours.map((member) => [member, body[member]] as const),
    ...added.map((member) => [member, null] as const),
  ])
}

function assertTaken({ body }: LiveVersion, after: VapiThing): void {
  const left = driftBetween(body, after)
  if (left.isEmpty) return
  const what = [...left.settings.map(({ label }) => label), ...(left.prompt.length > 0 ? ['Prompt'] : [])]
  throw conflict(`Vapi took the change and still shows another ${what.slice(0, 5).join(', ')}.`)
}
