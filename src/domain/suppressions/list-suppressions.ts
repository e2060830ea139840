import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { keysetPage, latestFirst } from '../../platform/keyset.js'
import { ofClient } from '../leads/index.js'
import { assertMayReadOf } from '../staff/index.js'
import { readSuppression, readSuppressions, type SuppressionRow } from './suppression-row.js'

const PAGE_SIZE = 20

export const listSuppressionsInput = z.object({
  show: z.enum(['in force', 'lifted', 'all']).default('in force'),
  /** Part of a number. */
  text: z.string().trim().max(60).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(PAGE_SIZE),
  clientId: z.uuid().optional(),
})

export type SuppressionPage = { suppressions: SuppressionRow[]; next?: string; previous?: string }

/** A page of numbers that must not be called, 20 unless more are asked for, newest first. @throws invalid when the cursor cannot be read */
export async function listSuppressions(
  ctx: Ctx,
  input: z.input<typeof listSuppressionsInput> = {},
): Promise<SuppressionPage> {
  assertMayReadOf(ctx, 'suppressions.read')
  const { show, text, cursor, limit, clientId } = listSuppressionsInput.parse(input)
  const shown = { 'in force': { liftedAt: null }, lifted: { liftedAt: { not: null } }, all: {} }[show]
  const page = await keysetPage(latestFirst('createdAt'), { cursor, limit }, ({ beyond, ...slice }) =>
    inTransaction(ctx, (tx) =>
      readSuppressions(tx, { where: { AND: [ofClient(clientId), shown, withDigits(text), ...beyond] }, ...slice }),
    ),
  )
  return { suppressions: page.rows, ...page.links }
}

/** Something without digits is part of no number. */
const withDigits = (text: string | undefined) =>
  text ? { number: { contains: text.replace(/\D/g, '') || 'none' } } : {}

/** One of them. @throws not_found also for that of another client */
export async function getSuppression(ctx: Ctx, input: { id: string }): Promise<SuppressionRow> {
  assertMayReadOf(ctx, 'suppressions.read')
  return inTransaction(ctx, (tx) => readSuppression(tx, input.id))
}
