import type { Ctx } from '../../platform/context.js'
import { assertMay } from '../staff/index.js'
import { readRequest } from './close-request.js'
import { isFree } from './pool-choices.js'

export type FreeNumber = {
  id: string
  number: string
  /** Where the request wants it. */
  isInPlace: boolean
}

const MOST = 200

/** What the pool could give for a request: those where it was asked for first, the longest rested before others. */
export async function listFreeNumbers(ctx: Ctx, input: { requestId: string }): Promise<FreeNumber[]> {
  assertMay(ctx, 'numbers.read')
  const { country, areaCode } = await readRequest(ctx, input.requestId)
  return ctx.db.$queryRaw<FreeNumber[]>`
    select id::text, number, coalesce(country = ${country}
      and (${areaCode}::text is null or area_code = ${areaCode}), false) as "isInPlace"
    from phone_numbers where ${isFree(ctx.now)}
    order by 3 desc, coalesce(country = ${country}, false) desc, rests_until nulls first, number limit ${MOST}`
}
