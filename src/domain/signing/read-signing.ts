import type { Signing } from '../../integrations/voice/index.js'
import { conflict } from '../../platform/errors.js'
import type { Place, Vault } from '../../platform/vault.js'
import { optionsOf, type StoredPlan } from './types.js'

type Owner = { id: string; clientId: string | null }

/** Where the secrets of a plan are sealed to; the organisation's belongs to no client. */
export const secretPlace = (
  { id, clientId }: Owner,
  column: 'secret_sealed' | 'previous_secret_sealed' = 'secret_sealed',
): Place => ({ clientId: clientId ?? '', table: 'signing_plans', column, id })

/**
 * What to check deliveries with: opened once, kept by the door. No row means that nothing is asked of Vapi. The secret
 * before the current one counts until its time is over, also while the result is kept.
 * @throws conflict when a secret does not open
 */
export function readSigning(vault: Vault, row: StoredPlan | null | undefined, now: Date): Signing {
  if (!row || row.scheme === 'NONE') return { scheme: 'NONE', options: {}, secrets: [], toleranceSeconds: 300 }
  const options = optionsOf(row.scheme, row.options)
  const bytesOf = (secret: Buffer) =>
    'secretIsBase64' in options && options.secretIsBase64 ? Buffer.from(secret.toString('latin1'), 'base64') : secret
  const isPreviousValid = row.previousUntil !== null && row.previousUntil > now
  const secrets = [
    row.secretSealed && openSecret(vault, secretPlace(row), row.secretSealed),
    isPreviousValid &&
      row.previousSecretSealed &&
      openSecret(vault, secretPlace(row, 'previous_secret_sealed'), row.previousSecretSealed),
  ]
  return {
    scheme: row.scheme,
    options,
    secrets: secrets.filter((secret) => Buffer.isBuffer(secret)).map(bytesOf),
    ...(isPreviousValid && { previousUntil: row.previousUntil }),
    toleranceSeconds: row.toleranceSeconds,
    // optionsOf gives each scheme its own options.
  } as Signing
}

function openSecret(vault: Vault, place: Place, sealed: Uint8Array): Buffer {
  try {
    return vault.open(place, sealed)
  } catch (cause) {
    throw Object.assign(conflict('The signing secret cannot be opened. Rotate it, and give Vapi the new one.'), {
      cause,
    })
  }
}
