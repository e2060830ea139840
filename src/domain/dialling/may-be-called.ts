import type { Ctx } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { isSuppressed } from '../suppressions/index.js'

export const DO_NOT_CALL = 'This number must not be called: it is on the do-not-call list.'

type Line = { clientId: string; number: string }

/** @throws conflict do_not_call when the number, or the lead behind it, must not be called */
export async function mayBeCalled(tx: Ctx, { clientId, number }: Line): Promise<void> {
  const stopped = await tx.db.lead.findFirst({
    where: { clientId, number, status: 'DO_NOT_CALL' },
    select: { id: true },
  })
  if (stopped || (await isSuppressed(tx, { clientId, number }))) throw conflict(DO_NOT_CALL, { code: 'do_not_call' })
}

/** Of two calls to one number, of whatever kind, one is written down after the other; so the second sees the first. */
export async function claimNumber(tx: Ctx, number: string): Promise<void> {
  await tx.db.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`claim ${number}`}, 0))::text`
}
