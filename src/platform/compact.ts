import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Place, Vault } from './vault.js'

/** Below this nothing is saved; above it what is left of a body mostly fits into its row, which is faster than beside it. */
const WORTH_DEFLATING = 1_024
/** No more than the largest body that is let in, so that no stored value can grow without end. */
const MAX_BYTES = 64 * 1024 * 1024

export type Compact = { sealed: Uint8Array<ArrayBuffer>; isDeflated: boolean }

/** Seals bytes, deflated first where that pays: what is sealed cannot be compressed by the database any more. */
export function sealCompact(vault: Vault, place: Place, bytes: Buffer): Compact {
  if (bytes.length < WORTH_DEFLATING) return { sealed: vault.seal(place, bytes), isDeflated: false }
  const deflated = deflateRawSync(bytes, { level: 1 })
  const isDeflated = deflated.length < bytes.length
  return { sealed: vault.seal(place, isDeflated ? deflated : bytes), isDeflated }
}

/** The very bytes that were sealed. @throws when they were changed, or sealed for another place */
export function openCompact(
  vault: Vault,
  place: Place,
  { sealed, isDeflated }: { sealed: Uint8Array; isDeflated: boolean },
) {
  return inflated(vault.open(place, sealed), { isDeflated })
}

/** What was sealed, from what was opened. */
export const inflated = (opened: Buffer, { isDeflated }: { isDeflated: boolean }) =>
  isDeflated ? inflateRawSync(opened, { maxOutputLength: MAX_BYTES }) : opened
