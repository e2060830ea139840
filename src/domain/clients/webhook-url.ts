import type { Place } from '../../platform/vault.js'

/** Where a client's webhook token is sealed to. */
export const tokenPlace = (clientId: string): Place => ({
  clientId,
  table: 'clients',
  column: 'webhook_token_sealed',
  id: clientId,
})

/** The address Vapi is given. */
export const webhookUrl = (publicUrl: string, token: string) => `${publicUrl}/api/v1/vapi/webhook/${token}/`
