import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { beyond, neighbours, readCursor } from '../../platform/cursor.js'
import { linesOf, type NumberLine } from './list-numbers.js'
import { assertMayRead } from './may.js'
import { countryCode } from './number-facts.js'
import { readNumbers } from './number-row.js'

export const NUMBER_PROVIDERS = ['VAPI', 'TWILIO', 'VONAGE', 'TELNYX', 'BYO'] as const

export const pageOfNumbersInput = z.object({
  /** Part of the number, or of its friendly name. */
  text: z.string().trim().max(100).optional(),
  country: countryCode.optional(),
  provider: z.enum(NUMBER_PROVIDERS).optional(),
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
  const { cursor: written, limit, ...filters } = pageOfNumbersInput.parse(input)
  const cursor = written ? readCursor(written) : undefined
  const isBackwards = cursor?.towards === 'newer'
  const order = isBackwards ? 'asc' : 'desc'
  const rows = await readNumbers(ctx, {
    where: { AND: [whereOf(filters), cursor ? beyond('createdAt', cursor) : {}] },
    orderBy: [{ createdAt: order }, { id: order }],
    take: limit + 1,
  })
  const numbers = await linesOf(ctx, rows.slice(0, limit))
  if (isBackwards) numbers.reverse()
  return { numbers, ...neighbours(numbers, cursor, rows.length > limit, ({ createdAt }) => createdAt) }
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
    ...(text && { OR: [{ label: within(text) }, ...numberLike(text)] }),
  }
}

// Prisma leaves the wildcards of LIKE as they are.
const within = (text: string) => ({ contains: text.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const })

/** However it is written: "(415) 555-01" finds +14155550177. */
function numberLike(text: string): Prisma.PhoneNumberWhereInput[] {
  const digits = text.replace(/\D/g, '')
  return digits.length >= 3 ? [{ number: { contains: digits } }] : []
}
