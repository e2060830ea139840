import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict, notFound } from '../../platform/errors.js'
import { given } from '../../platform/fields.js'
import { audit, type Changes, changesOf } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { refuseTaken, refuseTakenEmail } from './create-client.js'
import { clientFields, setupStatus } from './fields.js'
import { assertMayGoLive, goLiveReason, reasonGiven } from './going-live.js'

export const updateClientInput = z.strictObject({
  id: z.uuid(),
  changes: clientFields.partial().extend({ setupStatus: setupStatus.optional(), isActive: z.boolean().optional() }),
  /** The updatedAt that the form showed: somebody else's change in between is not overwritten. */
  expectedUpdatedAt: z.coerce.date().optional(),
  /** Why it goes live without a passed test call. */
  reason: goLiveReason,
})

/**
 * Changes what staff know and decide about a client. Only the fields given change; unknown ones are refused.
 * A deactivated client's users are signed out at their next request. Without a passed test call it becomes live only for
 * a reason.
 * @throws conflict when somebody else changed the client meanwhile; invalid (also on `reason`), forbidden, not_found
 */
export async function updateClient(ctx: Ctx, input: z.input<typeof updateClientInput>): Promise<void> {
  assertMay(ctx, 'clients.write')
  const { id, expectedUpdatedAt, reason = null, ...rest } = updateClientInput.parse(input)
  const wanted = given(rest.changes)
  if ('isActive' in wanted || 'portalAccess' in wanted) assertMay(ctx, 'clients.access')
  return inTransaction(ctx, async (tx) => {
    const before = await tx.db.client.findUnique({ where: { id } })
    if (!before) throw notFound('Client')
    if (expectedUpdatedAt && expectedUpdatedAt.getTime() !== before.updatedAt.getTime()) throw changedMeanwhile()
    const changes = changesOf<object>(before, wanted)
    if (Object.keys(changes).length === 0) return
    const goesLive = 'setupStatus' in changes && wanted.setupStatus === 'LIVE'
    if (goesLive) await assertMayGoLive(tx, [before], reason)
    if (wanted.email) await refuseTakenEmail(tx, { email: wanted.email, clientId: id })
    const { count } = await tx.db.client
      .updateMany({ where: { id, updatedAt: before.updatedAt }, data: wanted })
      .catch(refuseTaken)
    if (count === 0) throw changedMeanwhile()
    await moveFirstLogin(tx, before, wanted)
    if (before.isActive && wanted.isActive === false) await endSessionsOf(tx, [id])
    const subject = { kind: 'client', id, name: before.businessName }
    const told = { ...withoutNotes(changes), ...(goesLive && reasonGiven(reason)) }
    await audit(tx, { action: 'clients.update', subject, clientId: id, changes: told })
  })
}

const changedMeanwhile = () => conflict('Somebody else changed this client. Load it again and repeat your change.')

/** The first login carries the client's own address and name; links sent to an old address are void by themselves. */
async function moveFirstLogin(
  tx: Ctx,
  before: { id: string; email: string },
  wanted: { email?: string; name?: string },
): Promise<void> {
  const data = given({ email: wanted.email, name: wanted.name })
  if (Object.keys(data).length === 0) return
  await tx.db.clientUser.updateMany({ where: { clientId: before.id, email: before.email }, data }).catch(refuseTaken)
}

/** Signs the users of these clients out, also if the client is activated again before their next request. */
export async function endSessionsOf(tx: Ctx, clientIds: string[]): Promise<void> {
  await tx.db.clientUser.updateMany({
    where: { clientId: { in: clientIds } },
    data: { sessionVersion: { increment: 1 } },
  })
}

/** Notes may hold anything and the audit log forgets nothing, so it keeps only how long they were. */
function withoutNotes(changes: Changes): Changes {
  const notes = changes['adminNotes']
  if (!notes) return changes
  const [before, after] = notes.map((text) => (typeof text === 'string' ? `${text.length} characters` : null))
  return { ...changes, adminNotes: [before, after] }
}
