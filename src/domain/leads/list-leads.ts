import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { anyOf } from '../../platform/any-of.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { keysetPage, latestFirst } from '../../platform/keyset.js'
import { holding, numberLike } from '../../platform/search.js'
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
  status: anyOf(LEAD_STATUSES).optional(),
  source: anyOf(LEAD_SOURCES).optional(),
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
  const { cursor, limit, ...filters } = listLeadsInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    const page = await keysetPage(latestFirst('lastActivityAt'), { cursor, limit }, ({ beyond, ...slice }) => {
      const where = { AND: [visibleLeads(tx), whereOf(filters), ...beyond] }
      return tx.db.lead.findMany({ where, ...slice, select: leadColumns })
    })
    return { leads: await presentLeads(tx, page.rows), ...page.links }
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
    ...(text && { OR: [{ name: holding(text) }, { email: holding(text) }, ...numberLike(text, 'number')] }),
  }
}
