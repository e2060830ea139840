import { openCompact } from '../../platform/compact.js'
import type { Place, Vault } from '../../platform/vault.js'

/** Where the bytes of a webhook event are sealed to. */
export const bodyPlace = ({ clientId, id }: { clientId: string; id: string }): Place => ({
  clientId,
  table: 'webhook_events',
  column: 'body_sealed',
  id,
})

type StoredBody = { id: string; clientId: string; bodySealed: Uint8Array; isDeflated: boolean }

/** The body of a stored event, byte for byte. */
export const openBody = (vault: Vault, event: StoredBody): Buffer =>
  openCompact(vault, bodyPlace(event), { sealed: event.bodySealed, isDeflated: event.isDeflated })
