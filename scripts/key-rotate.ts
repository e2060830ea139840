import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { assertSecrets, forgetOlderKeys } from '../src/platform/check-secrets.js'
import type { Deps } from '../src/platform/context.js'
import { DomainError } from '../src/platform/errors.js'
import { type Resealed, reseal } from '../src/platform/reseal.js'
import { newVaultKey, secretsFile, type VaultKey } from '../src/platform/secrets.js'
import { makeVault } from '../src/platform/vault.js'
import { command, type Done } from './support.js'

const OPTIONS = { stopped: { type: 'boolean' } } as const

/**
 * npm run key:rotate. Seals every secret at rest anew. Where the keys are in DATA_DIR/secrets.json it makes a new key
 * and drops the old ones when nothing needs them; where they are in VAULT_KEYS it moves everything to the first one.
 * Killed half way, the next run goes on.
 */
export const main = command('key-rotate', OPTIONS, async (_ctx, values, deps) =>
  keptKeys(deps) ? rotateKeptKeys(deps, values['stopped'] === true) : moveToFirstKey(deps),
)

async function moveToFirstKey(deps: Deps): Promise<Done> {
  const { vaultKeys } = deps.config
  const done = await resealAll(deps, vaultKeys)
  const old = vaultKeys.slice(1).map(({ name }) => name)
  const next = old.length === 0 ? 'There is no older key.' : `Now ${old.join(', ')} may be removed from VAULT_KEYS.`
  return report(done, vaultKeys[0]?.name ?? '', done.failed > 0 ? [] : old, next)
}

/** Other processes would still seal under the key that goes: the embedded database has none, PostgreSQL may. */
async function rotateKeptKeys(deps: Deps, areOthersStopped: boolean): Promise<Done> {
  if (deps.database.kind === 'postgres' && !areOthersStopped) {
    throw new DomainError('conflict', 'Stop every process of this installation, then run key:rotate -- --stopped')
  }
  const kept = keptKeys(deps) ?? []
  // More than one: an earlier run was stopped half way, after its new key was saved.
  const ring = kept.length > 1 ? kept : [otherName(newVaultKey(), kept), ...kept]
  saveKeys(deps, ring)
  const keys = ring.map((entry) => ({ name: nameOf(entry), key: Buffer.from(entry.split(':')[1] ?? '', 'base64') }))
  await assertSecrets(deps.database, { ...deps.config, vaultKeys: keys })
  const done = await resealAll(deps, keys)
  const old = ring.slice(1).map(nameOf)
  if (done.failed === 0) saveKeys(deps, ring.slice(0, 1))
  return report(done, nameOf(ring[0] ?? ''), done.failed > 0 ? [] : old, `${old.join(', ')} is gone for good.`)
}

/** Older keys are forgotten last: as long as one is needed for anything, no process starts without it. */
async function resealAll({ database }: Deps, keys: readonly VaultKey[]): Promise<Resealed> {
  const done = await reseal(database, makeVault(keys), progress)
  if (done.failed === 0) await forgetOlderKeys(database, keys[0]?.name ?? '')
  return done
}

function report(done: Resealed, key: string, removable: string[], next: string): Done {
  const trouble = `${done.failed} values open with no key we have and were left as they are, so no key was given up: ${done.examples.join('; ')}`
  return {
    says: `Sealed ${done.resealed} values anew under ${key}. ${done.failed > 0 ? trouble : next}`,
    data: { key, ...done, removable },
  }
}

const progress = (resealed: number) => console.error(`${resealed} values sealed anew …`)
const nameOf = (entry: string) => entry.split(':')[0] ?? ''

/** Keys are named after the second they were made in: two of one second would be taken for one. */
const otherName = (key: string, kept: string[]) =>
  kept.some((entry) => nameOf(entry) === nameOf(key)) ? key.replace(':', 'b:') : key

/** The ring in secrets.json, when that is where this process's keys come from. */
function keptKeys(deps: Deps): string[] | undefined {
  const file = secretsFile(deps.config.dataDirectory)
  if (!existsSync(file)) return undefined
  const ring = String(JSON.parse(readFileSync(file, 'utf8')).VAULT_KEYS).split(',')
  const inUse = deps.config.vaultKeys.map(({ name, key }) => `${name}:${key.toString('base64')}`)
  return ring.join() === inUse.join() ? ring : undefined
}

function saveKeys(deps: Deps, ring: string[]): void {
  const file = secretsFile(deps.config.dataDirectory)
  const secrets = { ...JSON.parse(readFileSync(file, 'utf8')), VAULT_KEYS: ring.join(',') }
  writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}
