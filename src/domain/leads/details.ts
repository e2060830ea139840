import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { openIfPossible, UNREADABLE } from '../../platform/readable.js'
import type { Place } from '../../platform/vault.js'

/** What a lead looks for, as far as they said. */
export type Qualification = {
  budgetMinor?: bigint | undefined
  /** ISO 4217, of the budget. */
  currency?: string | undefined
  /** A calendar day: 2026-03-05. */
  moveInOn?: string | undefined
  bedrooms?: number | undefined
  /** In their words: "about 900 square feet", "room for six desks". */
  sizeArea?: string | undefined
  needs?: string | undefined
  /** When, in their words, where no day was named. */
  timeframe?: string | undefined
}

/** One thing that adds to a score. */
export type ScoreReason = { points: number; words: string }

/** Everything about a lead that is sealed. */
export type LeadDetails = {
  qualification: Qualification
  reasons: ScoreReason[]
  customFields: Record<string, string>
  note: string | null
}

export const NO_DETAILS: LeadDetails = { qualification: {}, reasons: [], customFields: {}, note: null }

const shape = z.object({
  qualification: z
    .object({
      // JSON knows no integers of any length.
      budgetMinor: z.coerce.bigint().optional(),
      currency: z.string().optional(),
      moveInOn: z.string().optional(),
      bedrooms: z.number().optional(),
      sizeArea: z.string().optional(),
      needs: z.string().optional(),
      timeframe: z.string().optional(),
    })
    .default({}),
  reasons: z.array(z.object({ points: z.number(), words: z.string() })).default([]),
  customFields: z.record(z.string(), z.string()).default({}),
  note: z.string().nullable().default(null),
})

const place = (clientId: string, id: string): Place => ({ clientId, table: 'leads', column: 'details_sealed', id })

type Whose = { clientId: string; id: string }

/** Of details that do not open, the note says so. */
export function openDetails(
  tx: Pick<Ctx, 'vault' | 'log'>,
  { clientId, id }: Whose,
  sealed: Uint8Array | null,
): LeadDetails {
  if (!sealed) return NO_DETAILS
  const opened = openIfPossible(tx, place(clientId, id), sealed)
  return opened ? shape.parse(JSON.parse(opened.toString('utf8'))) : { ...NO_DETAILS, note: UNREADABLE }
}

export function sealDetails(tx: Pick<Ctx, 'vault'>, { clientId, id }: Whose, details: LeadDetails) {
  const text = JSON.stringify(details, (_key, value) => (typeof value === 'bigint' ? String(value) : value))
  return tx.vault.seal(place(clientId, id), text)
}
