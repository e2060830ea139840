import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { anyOf } from '../../platform/any-of.js'
import type { Ctx } from '../../platform/context.js'
import { keysetPage, latestFirst } from '../../platform/keyset.js'
import { holding, numberLike } from '../../platform/search.js'
import { linesOf, type NumberLine } from './list-numbers.js'
import { assertMayRead } from './may.js'
import { countryCode } from './number-facts.js'
import { readNumbers } from './number-row.js'

export const NUMBER_PROVIDERS = ['VAPI', 'TWILIO', 'VONAGE', 'TELNYX', 'BYO'] as const

export const pageOfNumbersInput = z.object({
  /** Part of the number, or of its friendly name. */
  text: z.string().trim().max(100).optional(),
  country: countryCode.optional(),
  provider: anyOf(NUMBER_PROVIDERS).optional(),
  isActive: z.boolean().optional(),
  /** Only those of the pool, or only those that a client has. */
  isInPool: z.boolean().optional(),
  assistantId: z.uuid().optional(),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(20),
  clientId: z.uuid().optional(),
})

export type NumberPage = { numbers: NumberLine[]; next?: string; previous?: string }

/**
 * A page of a client's numbers (for staff who name none also the pool's) with what they did, the newest first.
 * @throws forbidden; invalid when the cursor cannot be read
 */
export async function pageOfNumbers(ctx: Ctx, input: z.input<typeof pageOfNumbersInput> = {}): Promise<NumberPage> {
  assertMayRead(ctx)
  const { cursor, limit, ...filters } = pageOfNumbersInput.parse(input)
  const page = await keysetPage(latestFirst('createdAt'), { cursor, limit }, ({ beyond, ...slice }) =>
    readNumbers(ctx, { where: { AND: [whereOf(filters), ...beyond] }, ...slice }),
  )
  return { numbers: await linesOf(ctx, page.rows), ...page.links }
}

type Filters = Omit<z.infer<typeof pageOfNumbersInput>, 'cursor' | 'limit'>

function whereOf({ text, isInPool, ...plain }: Filters): Prisma.PhoneNumberWhereInput {
  const { clientId, country, provider, isActive, assistantId } = plain
  return {
    ...(country && { country }),
    ...(provider && { provider }),
    ...(isActive !== undefined && { isActive }),
    ...(assistantId && { assistantId }),
    AND: [clientId ? { clientId } : {}, isInPool === undefined ? {} : { clientId: isInPool ? null : { not: null } }],
    ...(text && { OR: [{ label: holding(text) }, ...numberLike(text, 'number')] }),
  }
}
