import { createHmac, randomBytes } from 'node:crypto'
import type { Place, Vault } from '../../platform/vault.js'

// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md (September 2026)

type Message = { id: string; body: Buffer; now: Date }

/** The headers of the Standard Webhooks specification; one signature for each secret that is valid now. */
export function signedHeaders({ id, body, now }: Message, secrets: readonly Uint8Array[]): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const sign = (secret: Uint8Array) =>
    `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest('base64')}`
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map(sign).join(' '),
  }
}

export const newSecret = (): Buffer => randomBytes(32)

/** As its owner pastes it into a library. */
export const shownSecret = (secret: Uint8Array): string => `whsec_${Buffer.from(secret).toString('base64')}`

type Owner = { id: string; clientId: string }

/** Where a URL's secrets are sealed to. */
export const secretPlace = (
  { id, clientId }: Owner,
  column: 'secret_sealed' | 'previous_secret_sealed' = 'secret_sealed',
): Place => ({ clientId, table: 'forwarding_urls', column, id })

type Sealed = Owner & {
  secretSealed: Uint8Array
  previousSecretSealed: Uint8Array | null
  previousUntil: Date | null
}

/** The secrets that sign now: the current one, and while it is being changed the one before. */
export function secretsOf(vault: Vault, url: Sealed, now: Date): Buffer[] {
  const current = vault.open(secretPlace(url), url.secretSealed)
  const isPreviousValid = url.previousSecretSealed && url.previousUntil && url.previousUntil > now
  if (!isPreviousValid) return [current]
  return [current, vault.open(secretPlace(url, 'previous_secret_sealed'), url.previousSecretSealed as Uint8Array)]
}
