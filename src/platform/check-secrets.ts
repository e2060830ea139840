import { createHmac } from 'node:crypto'
import type { Config } from './config.js'
import type { Database } from './db.js'
import { findsOpenable } from './reseal.js'
import { makeVault, type Vault } from './vault.js'

type Keys = Pick<Config, 'vaultKeys' | 'indexKey'>

const INDEX_KEY = 'index key'
/** Before the name of a key that has been the first one since the last rotation: values may be sealed under it. */
const SEALED_UNDER = 'sealed under '
const CONTENT = 'vault'
const PLACE = { clientId: '', table: 'secret_checks', column: 'value', id: CONTENT }
const FOR_GOOD = 'If it is lost for good, see "Lost secrets" in docs/operations.md.'

/**
 * Holds the secrets of this process against what the database was filled with, and remembers those that are new: a value
 * sealed under every key that was the first one, and a fingerprint of every key.
 * @throws with what to do, before anything is sealed that others could not open
 */
export function assertSecrets(database: Database, keys: Keys): Promise<void> {
  // Of two processes that begin with different keys, the second one is refused.
  return database.withLock('backline.secrets', async () => {
    const vault = makeVault(keys.vaultKeys)
    const known = await readChecks(database)
    assertSame(known, fingerprintsOf(keys))
    const sealed = [...known].filter(([name]) => name.startsWith(SEALED_UNDER))
    const closed = sealed.find(([, value]) => !opens(vault, value))
    if (closed) throw new Error(cannotOpen(keys, closed[0].slice(SEALED_UNDER.length)))
    if (sealed.length === 0 && !(await findsOpenable(database, vault))) throw new Error(cannotOpen(keys))
    await remember(database, keys)
  })
}

/** Once everything is sealed under the active key, the older ones may go. */
export async function forgetOlderKeys(database: Database, activeKey: string): Promise<void> {
  await database.query('delete from secret_checks where starts_with(name, $1) and name <> $2', [
    SEALED_UNDER,
    `${SEALED_UNDER}${activeKey}`,
  ])
}

/** From now on the keys of this process are the right ones; what others sealed stays unreadable. */
export async function acceptSecrets(database: Database, keys: Keys): Promise<void> {
  await database.query('delete from secret_checks')
  await remember(database, keys)
}

async function readChecks(database: Database): Promise<Map<string, Buffer>> {
  const { rows } = await database.query('select name, value from secret_checks')
  return new Map(rows.map(({ name, value }) => [String(name), Buffer.from(value as Uint8Array)]))
}

async function remember(database: Database, keys: Keys): Promise<void> {
  const sealed = makeVault(keys.vaultKeys).seal(PLACE, CONTENT)
  for (const [name, value] of [...fingerprintsOf(keys), [`${SEALED_UNDER}${keys.vaultKeys[0]?.name}`, sealed]]) {
    await database.query('insert into secret_checks (name, value) values ($1, $2) on conflict do nothing', [
      name,
      value,
    ])
  }
}

type Fingerprint = readonly [name: string, fingerprint: Buffer]

const fingerprintsOf = ({ vaultKeys, indexKey }: Keys): Fingerprint[] => [
  [INDEX_KEY, fingerprint(indexKey)],
  ...vaultKeys.map(({ name, key }) => [`vault key ${name}`, fingerprint(key)] as const),
]

const fingerprint = (key: Buffer) => createHmac('sha256', key).update('backline secret check').digest()

const cannotOpen = (keys: Keys, sealedBy = 'another key') =>
  `VAULT_KEYS (${keys.vaultKeys.map(({ name }) => name).join(', ')}) cannot open this database, which was sealed under ${sealedBy}. Set the keys that belong to it; an old key may go only after npm run key:rotate. ${FOR_GOOD}`

function assertSame(known: Map<string, Buffer>, fingerprints: readonly Fingerprint[]): void {
  const changed = fingerprints.find(([name, value]) => known.get(name)?.equals(value) === false)?.[0]
  if (changed === INDEX_KEY)
    throw new Error(
      `INDEX_KEY is not the one that this database was indexed with, so no search would find a word of earlier calls. Set that one. ${FOR_GOOD}`,
    )
  if (changed)
    throw new Error(
      `In VAULT_KEYS the ${changed} is not the key that had this name in this database. Set that one, or give the new key a name of its own. ${FOR_GOOD}`,
    )
}

function opens(vault: Vault, sealed: Uint8Array): boolean {
  try {
    return vault.open(PLACE, sealed).toString() === CONTENT
  } catch {
    return false
  }
}
