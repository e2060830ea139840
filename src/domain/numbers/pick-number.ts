import { Prisma } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { audit, type Changes, doneBefore, type RequestId } from '../audit/index.js'
import { accountOfClient, ORGANISATION } from '../vapi-accounts/index.js'
import { assistantOf } from './assistant-of.js'
import { assertMayChange } from './may.js'
import { areaCode, countryCode } from './number-facts.js'
import { type NumberRow, readNumber } from './number-row.js'
import { oneAtATime } from './one-at-a-time.js'
import { isFree } from './pool-choices.js'
import { backToPool, isLive, tellVapiItIsFree } from './release-number.js'
import { OURS } from './vapi-status.js'

export const pickNumberInput = z.strictObject({
  assistantId: z.uuid(),
  country: countryCode.optional(),
  areaCode: areaCode.optional(),
  /** Nothing free with that area code: any other of the country will do. */
  orAnyArea: z.boolean().default(false),
  /** Instead of the one it has, which goes back to the pool. */
  another: z.boolean().default(false),
  /** Also when callers of the one it has talk to a published assistant. */
  evenIfLive: z.boolean().default(false),
})

/** What a client's own people may have from the pool at once, and take from it in a month; staff may give more. */
export const MOST_PICKED = 10
export const MOST_PICKS = 20
const PICKS_DAYS = 30

const ACTION = 'numbers.pick'

export type Picked = { id: string; number: string }

/**
 * Gives an assistant a number of the pool, the longest rested first, and with it its client. One that has a number keeps it.
 * Two who ask at once never get the same. Vapi is told by attachNumber. Undefined when nothing is free.
 * @throws forbidden, not_found; conflict when a client has taken as many as it may, or when the number it would give back
 * answers for a published assistant and nobody said that this is meant
 */
export async function pickNumber(
  ctx: Ctx,
  { requestId, ...input }: z.input<typeof pickNumberInput> & RequestId,
): Promise<Picked | undefined> {
  assertMayChange(ctx)
  const wanted = pickNumberInput.parse(input)
  const { clientId, name } = await assistantOf(ctx, wanted.assistantId)
  const before = await pickedBefore(ctx, { requestId, clientId })
  if (before) return before
  if ((await accountOfClient(ctx, clientId)) !== ORGANISATION) return undefined
  const { picked, left } = await inTransaction(ctx, async (tx) => {
    await oneAtATime(tx, clientId)
    const has = await tx.db.phoneNumber.findFirst({
      where: { clientId, assistantId: wanted.assistantId },
      select: { id: true, number: true },
      orderBy: [{ assignedAt: 'desc' }, { id: 'asc' }],
    })
    if (has && !wanted.another) return { picked: has }
    await refuseTooMany(tx, { clientId, gives: has ? 1 : 0 })
    const left = has && (await readNumber(tx, has.id))
    const back = left && (await giveUp(tx, left, wanted))
    const found = await takeFree(tx, { ...wanted, clientId, without: left?.id })
    // Nothing else is free: it keeps what it has.
    if (!found) throw new NothingFree()
    await audit(tx, {
      action: ACTION,
      id: requestId,
      subject: { kind: 'phone_number', id: found.id, name: found.number },
      clientId,
      changes: { assistant: [null, name], ...(left && { instead: [left.number, null] }), ...back },
    })
    return { picked: found, left }
  }).catch(nothingFree)
  if (left) await tellVapiItIsFree(ctx, left)
  return picked
}

/** Else a repeat would give that one back too, and take a third. */
async function pickedBefore(ctx: Ctx, { requestId, clientId }: RequestId & { clientId: string }) {
  const entry = await doneBefore(ctx, { requestId, action: ACTION })
  if (!entry?.subjectId || entry.clientId !== clientId) return undefined
  return (
    (await ctx.db.phoneNumber.findFirst({
      where: { id: entry.subjectId, clientId },
      select: { id: true, number: true },
    })) ?? undefined
  )
}

class NothingFree extends Error {}

function nothingFree(thrown: unknown): { picked?: Picked; left?: undefined } {
  if (thrown instanceof NothingFree) return {}
  throw thrown
}

type Wanted = z.output<typeof pickNumberInput> & { clientId: string; without: string | undefined }

async function takeFree(tx: Ctx, wanted: Wanted): Promise<Picked | undefined> {
  const exact = await takeOne(tx, wanted)
  return exact || !wanted.areaCode || !wanted.orAnyArea ? exact : takeOne(tx, { ...wanted, areaCode: undefined })
}

/** One statement: whoever locks the row has it, and others pass it over. What Vapi still activates comes last. */
async function takeOne(tx: Ctx, { clientId, assistantId, country, areaCode, without }: Wanted) {
  const rows = await tx.db.$queryRaw<Picked[]>`
    update phone_numbers set client_id = ${clientId}::uuid, assistant_id = ${assistantId}::uuid, assigned_at = ${tx.now},
      rests_until = null, vapi_assistant_id = null, vapi_status = ${OURS.notTold}, updated_at = ${tx.now},
      is_primary = not exists (select 1 from phone_numbers where client_id = ${clientId}::uuid and is_primary)
    where id = (select id from phone_numbers
      where ${isFree(tx.now)}
        ${country ? Prisma.sql`and country = ${country}` : Prisma.empty}
        ${areaCode ? Prisma.sql`and area_code = ${areaCode}` : Prisma.empty}
        ${without ? Prisma.sql`and id <> ${without}::uuid` : Prisma.empty}
      order by coalesce(vapi_status, 'active') = 'active' desc, rests_until nulls first, created_at, id limit 1 for update skip locked)
    returning id::text, number`
  return rows[0]
}

async function giveUp(tx: Ctx, row: NumberRow, { evenIfLive }: { evenIfLive: boolean }): Promise<Changes> {
  if (isLive(row) && !evenIfLive)
    throw conflict(`“${row.assistant?.name}” answers ${row.number}. Exchange it only if callers no longer need it.`)
  return backToPool(tx, row)
}

/** The pool is everybody's: one client can neither hold it all, nor put it all to rest by taking and giving back. */
async function refuseTooMany(tx: Ctx, { clientId, gives }: { clientId: string; gives: number }): Promise<void> {
  if (tx.actor.kind !== 'client') return
  const has = await tx.db.phoneNumber.count({ where: { clientId } })
  if (has - gives >= MOST_PICKED)
    throw conflict(`You have ${has} numbers, which is as many as you can take. Give one back, or ask your agency.`)
  const since = new Date(tx.now.getTime() - PICKS_DAYS * 86_400_000)
  const picks = await tx.db.auditEntry.count({
    where: { clientId, at: { gt: since }, action: ACTION, actorKind: 'client_user' },
  })
  if (picks >= MOST_PICKS)
    throw conflict(
      `You have taken ${picks} numbers in ${PICKS_DAYS} days, which is as many as you can. Ask your agency.`,
    )
}
