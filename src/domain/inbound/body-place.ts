import type { Place } from '../../platform/vault.js'

/** Where the bytes of a webhook event are sealed to. */
export const bodyPlace = ({ clientId, id }: { clientId: string; id: string }): Place => ({
  clientId,
  table: 'webhook_events',
  column: 'body_sealed',
  id,
})
