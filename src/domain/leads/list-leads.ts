import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { beyond, neighbours, readCursor } from '../../platform/cursor.js'
import { assertMayReadOf } from '../staff/index.js'
import { ofClient } from './client-of.js'
import { type LeadRow, leadColumns, presentLeads, visibleLeads } from './lead-row.js'

const PAGE_SIZE = 20

export const LEAD_STATUSES = [
  'NEW',
  'CONTACTED',
  'QUALIFIED',
  'APPOINTMENT',
  'OFFER',
  'WON',
  'LOST',
  'DO_NOT_CALL',
] as const
export const LEAD_SOURCES = ['PHONE', 'CSV', 'API', 'MANUAL'] as const

export const listLeadsInput = z.object({
  /** Part of a name, number or e-mail address. */
  // No column holds a NUL, and to ask for one is an error of the database.
  text: z
    .string()
    .trim()
    .max(100)
    .regex(/^[^\0]*$/, 'Please use plain text')
    .optional(),
  status: z.enum(LEAD_STATUSES).optional(),
  source: z.enum(LEAD_SOURCES).optional(),
  minScore: z.coerce.number().int().min(0).max(100).optional(),
  assigneeId: z.uuid().optional(),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(PAGE_SIZE),
  /** For staff; others see their own. */
  clientId: z.uuid().optional(),
})

export type LeadPage = { leads: LeadRow[]; next?: string; previous?: string }

/** A page of leads, 20 unless more are asked for, the one with which something happened last first. @throws invalid when the cursor cannot be read */
export async function listLeads(ctx: Ctx, input: z.input<typeof listLeadsInput> = {}): Promise<LeadPage> {
  assertMayReadOf(ctx, 'leads.read')
  const { cursor: written, limit, ...filters } = listLeadsInput.parse(input)
  const cursor = written ? readCursor(written) : undefined
  const isBackwards = cursor?.towards === 'newer'
  const order = isBackwards ? 'asc' : 'desc'
  return inTransaction(ctx, async (tx) => {
    const found = await tx.db.lead.findMany({
      where: { AND: [visibleLeads(tx), whereOf(filters), cursor ? beyond('lastActivityAt', cursor) : {}] },
      orderBy: [{ lastActivityAt: order }, { id: order }],
      take: limit + 1,
      select: leadColumns,
    })
    const leads = await presentLeads(tx, found.slice(0, limit))
    if (isBackwards) leads.reverse()
    return { leads, ...neighbours(leads, cursor, found.length > limit, ({ lastActivityAt }) => lastActivityAt) }
  })
}

type Filters = Omit<z.infer<typeof listLeadsInput>, 'cursor' | 'limit'>

function whereOf({ text, status, source, minScore, assigneeId, clientId }: Filters): Prisma.LeadWhereInput {
  return {
    ...ofClient(clientId),
    ...(status && { status }),
    ...(source && { source }),
    ...(assigneeId && { assigneeId }),
    ...(minScore !== undefined && { score: { gte: minScore } }),
    ...(text && { OR: [{ name: within(text) }, { email: within(text) }, ...numberLike(text)] }),
  }
}

// Prisma leaves the wildcards of LIKE as they are.
const within = (text: string) => ({ contains: text.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const })

/** However it is written: "(415) 555-01" finds +14155550177. */
function numberLike(text: string): Prisma.LeadWhereInput[] {
  const digits = text.replace(/\D/g, '')
  return digits.length >= 3 ? [{ number: { contains: digits } }] : []
}
