import type { Ctx } from '../../platform/context.js'
import { openIfPossible, readText } from '../../platform/readable.js'
import type { Place } from '../../platform/vault.js'

type Column = 'transcript_sealed' | 'summary_sealed' | 'structured_sealed' | 'custom_fields_sealed' | 'recording_sealed'

type Owner = { id: string; clientId: string }

/** The text of a sealed column of a call, or null when it has none. */
export function openText(ctx: Ctx, call: Owner, column: Column, sealed: Uint8Array | null): string | null {
  if (!sealed) return null
  return ctx.vault.open(placeOf(call, column), sealed).toString('utf8')
}

/** The same for a person to read, who sees UNREADABLE where it does not open. */
export const openReadable = (ctx: Ctx, call: Owner, column: Column, sealed: Uint8Array | null): string | null =>
  sealed && readText(ctx, placeOf(call, column), sealed)

const placeOf = ({ id, clientId }: Owner, column: Column): Place => ({ clientId, table: 'calls', column, id })

/** The same for a column that holds a JSON object; empty when it has none, or it does not open. */
export function openFields(ctx: Ctx, call: Owner, column: Column, sealed: Uint8Array | null): Record<string, unknown> {
  const opened = sealed && openIfPossible(ctx, placeOf(call, column), sealed)
  const value: unknown = opened ? JSON.parse(opened.toString('utf8')) : undefined
  if (value === null || typeof value !== 'object') return {}
  return Array.isArray(value) ? { items: value } : (value as Record<string, unknown>)
}

/** What the assistant's report understood of a call, as plain JSON. */
export const openReported = (
  ctx: Ctx,
  call: Owner & { structuredSealed: Uint8Array | null },
): Record<string, unknown> => openFields(ctx, call, 'structured_sealed', call.structuredSealed)
