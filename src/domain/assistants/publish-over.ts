import type { Prisma } from '@prisma/client'
import { comparableBody, type VapiThing } from '../../integrations/voice/index.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict, DomainError } from '../../platform/errors.js'
import { differingMembers, fingerprintOf } from './body-at-vapi.js'
import { driftBetween } from './compare-assistant.js'
import { underHold } from './hold.js'
import { type LiveVersion, liveVersion } from './live-version.js'
import type { Publishing } from './publishing.js'

/**
 * Nobody's work in Vapi is lost by accident: what differs there from the live version, and would be written over, stops the
 * step and is noted as drift. What an earlier attempt of ours wrote is nobody's, and what we do not send stays anyway.
 * @throws conflict
 */
export async function assertNotChanged(ctx: Ctx, publishing: Publishing, theirs: VapiThing): Promise<void> {
  const { id, body, version, fingerprints } = publishing
  const live = await inTransaction(ctx, (tx) => liveVersion(tx, { id, number: version }))
  if (!live || fingerprints.includes(fingerprintOf(body, theirs))) return
  const toWrite = differingMembers(body, theirs).ours
  if (!differingMembers(live.body, theirs).ours.some((name) => toWrite.includes(name))) return
  await noteDrift(ctx, publishing, theirs)
  throw conflict(wordsOf(live, theirs), { isDrift: true })
}

export const isDrift = (thrown: unknown) => thrown instanceof DomainError && thrown.details['isDrift'] === true

async function noteDrift(ctx: Ctx, { hold }: Publishing, theirs: VapiThing): Promise<void> {
  const driftBody = comparableBody(theirs) as Prisma.InputJsonObject
  await inTransaction(ctx, async (tx) => {
    await underHold(tx, hold, { comparedAt: tx.now, driftBody })
    await tx.db.assistant.updateMany({ where: { id: hold.id, driftFoundAt: null }, data: { driftFoundAt: tx.now } })
  })
}

const MOST_LABELS = 5

function wordsOf({ number, body }: LiveVersion, theirs: VapiThing): string {
  const { settings, prompt } = driftBetween(body, theirs)
  const labels = [...(prompt.length > 0 ? ['Prompt'] : []), ...new Set(settings.map(({ label }) => label))]
  const more = labels.length > MOST_LABELS ? ` and ${labels.length - MOST_LABELS} more` : ''
  const what = `${labels.slice(0, MOST_LABELS).join(', ')}${more}`
  return (
    `Somebody changed it in Vapi since version ${number} was published (${what}). ` +
    'Compare first: take theirs or put ours back, or publish over it.'
  )
}
