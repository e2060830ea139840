import { Prisma } from '@prisma/client'
import { type Ctx, inTransaction, walledClient } from '../../platform/context.js'
import { accountOfClient, ORGANISATION } from '../vapi-accounts/index.js'
import { assertMayChange } from './may.js'
import { countryName } from './number-facts.js'

export type PoolChoice = {
  /** ISO 3166-1 alpha-2. */
  country: string
  countryName: string
  free: number
  areaCodes: { areaCode: string; free: number }[]
}

/**
 * Where the pool has free numbers, the country with most of them first. A client with an account of its own at Vapi cannot
 * use any: its assistants and the pool's numbers are in different accounts.
 */
export async function poolChoices(ctx: Ctx, input: { clientId?: string } = {}): Promise<PoolChoice[]> {
  assertMayChange(ctx)
  const clientId = walledClient(ctx.actor) ?? input.clientId
  if (clientId && (await accountOfClient(ctx, clientId)) !== ORGANISATION) return []
  const rows = await inTransaction(
    ctx,
    (tx) => tx.db.$queryRaw<{ country: string; areaCode: string | null; free: number }[]>`
      select country, area_code as "areaCode", count(*)::int as free from phone_numbers
      where ${isFree(ctx.now)} and country is not null
      group by 1, 2 order by 1, 2`,
  )
  const choices = new Map<string, PoolChoice>()
  for (const { country, areaCode, free } of rows) {
    const choice = choices.get(country) ?? { country, countryName: countryName(country), free: 0, areaCodes: [] }
    choices.set(country, {
      ...choice,
      free: choice.free + free,
      areaCodes: areaCode ? [...choice.areaCodes, { areaCode, free }] : choice.areaCodes,
    })
  }
  return [...choices.values()].sort((a, b) => b.free - a.free || a.countryName.localeCompare(b.countryName))
}

/** Nobody's, switched on, ready at Vapi and rested. */
export const isFree = (now: Date) => Prisma.sql`
  client_id is null and is_active and vapi_phone_number_id is not null
  and coalesce(vapi_status, 'active') not in ('blocked', 'missing') and (rests_until is null or rests_until <= ${now})`
