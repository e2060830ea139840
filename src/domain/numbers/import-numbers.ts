import { z } from 'zod'
import { pagesOf, type VapiThing } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { audit } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { ORGANISATION, type VapiAccount, vapiOf } from '../vapi-accounts/index.js'
import { accountNamed, numbersIn } from './account-of.js'
import { keepNumber } from './keep-number.js'
import { type Known, knownAs, lookedAt, noteMissing, numberOf } from './looked-at.js'
import { readNumber, readNumbers } from './number-row.js'
import { clientBehind, isUsed, standingAtVapi } from './standing-at-vapi.js'
import { BROKEN_STATUSES } from './vapi-status.js'

export const importNumbersInput = z.strictObject({ account: z.union([z.literal(ORGANISATION), z.uuid()]) })

export type Imported = {
  /** New to us: in the pool, and right away with a client. */
  added: number
  withClient: number
  /** New, and in use at Vapi for something we do not know: not given out until staff say so. */
  inUseElsewhere: number
  /** Known, and looked at anew; of those, set up otherwise than they should be. */
  refreshed: number
  wrong: number
  /** Ours, and no longer at Vapi. */
  missing: number
  /** Without a number of their own (SIP), or noted with us as somebody else's. */
  leftOut: number
}

/**
 * Takes over the phone numbers that an account at Vapi has: new ones into the pool, or to the client whose account it is or
 * whose assistant they name; of known ones how Vapi has them. Nothing is changed at Vapi. Safe to repeat.
 * @throws not_found when there is no key for the account; provider_*
 */
export async function importNumbers(ctx: Ctx, input: z.input<typeof importNumbersInput>): Promise<Imported> {
  assertMay(ctx, 'numbers.write')
  const account = await accountNamed(ctx, importNumbersInput.parse(input).account)
  const vapi = await vapiOf(ctx, account.id)
  const known = await readNumbers(ctx, { where: numbersIn(account) })
  const done: Imported = { added: 0, withClient: 0, inUseElsewhere: 0, refreshed: 0, wrong: 0, missing: 0, leftOut: 0 }
  const seen = new Set<string>()
  for await (const page of pagesOf(vapi.listPhoneNumbers.bind(vapi), {})) {
    for (const thing of page) {
      seen.add(thing.id)
      const row = knownAs(thing, known)
      if (row) await refresh(ctx, { row, thing }, done)
      else await addFrom(ctx, { account, thing }, done)
    }
  }
  done.missing = await noteMissing(ctx, known, seen)
  const counted = Object.entries(done).filter(([, count]) => count > 0)
  await audit(ctx, {
    action: 'numbers.import',
    clientId: account.clientId,
    changes: { account: [null, account.name], ...Object.fromEntries(counted.map(([what, n]) => [what, [null, n]])) },
  })
  return done
}

async function refresh(ctx: Ctx, known: Known, done: Imported): Promise<void> {
  const vapiStatus = await lookedAt(ctx, known)
  done.refreshed++
  if (BROKEN_STATUSES.includes(vapiStatus)) done.wrong++
}

async function addFrom(
  ctx: Ctx,
  { account, thing }: { account: VapiAccount; thing: VapiThing },
  done: Imported,
): Promise<void> {
  const number = numberOf(thing)
  if (!number) return void done.leftOut++
  const clientId = account.clientId ?? (await clientBehind(ctx, thing))
  const isInUse = clientId === undefined && isUsed(thing)
  const added = await keepNumber(ctx, { thing, number, clientId, isActive: !isInUse })
  if (!added) return void done.leftOut++
  done.added++
  if (isInUse) done.inUseElsewhere++
  if (!clientId) return
  done.withClient++
  const vapiStatus = await standingAtVapi(ctx, { row: await readNumber(ctx, added.id), thing })
  await ctx.db.phoneNumber.updateMany({ where: { id: added.id, clientId }, data: { vapiStatus } })
  if (BROKEN_STATUSES.includes(vapiStatus)) done.wrong++
}
