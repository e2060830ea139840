import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { acceptSecrets, assertSecrets, resealCheck } from '../../src/platform/check-secrets.js'
import { makeVault } from '../../src/platform/vault.js'
import { aClient } from '../support/builders.js'
import { testKey, useDatabase } from '../support/database.js'

const key = (name: string, seed = name) => ({ name, key: testKey(seed) })
const indexKey = testKey('index')

describe('A5: a process with other secrets than the database was filled with does not start', () => {
  const db = useDatabase()
  const starts = (vaultKeys: ReturnType<typeof key>[], index = indexKey) =>
    assertSecrets(db.deps.database, { vaultKeys, indexKey: index }).then(
      () => 'starts',
      (error: Error) => error.message,
    )
  beforeEach(async () => expect(await starts([key('k1')])).toBe('starts'))

  it('starts again with the same', async () => {
    expect(await starts([key('k1')])).toBe('starts')
  })

  it.each([
    [[key('k9')], 'VAULT_KEYS (k9) cannot open this database, which was sealed under k1'],
    [[key('k1', 'other')], 'the vault key k1 is not the key that had this name'],
    [[key('k1'), key('k2')], 'starts'],
    [[key('k2'), key('k1')], 'starts'],
    [[key('k2'), key('k1', 'other')], 'the vault key k1 is not'],
  ])('%o: %s', async (keys, says) => {
    expect(await starts(keys)).toContain(says)
  })

  it('tells a second process that has another key under a name that is known', async () => {
    await starts([key('k1'), key('k2')])
    expect(await starts([key('k1'), key('k2', 'other')])).toContain('the vault key k2 is not')
  })

  it('starts without the old key once everything was sealed anew, and not before', async () => {
    await starts([key('k2'), key('k1')])
    expect(await starts([key('k2')])).toContain('npm run key:rotate')
    await resealCheck(db.deps.database, makeVault([key('k2'), key('k1')]))
    expect(await starts([key('k2')])).toBe('starts')
    expect(await starts([key('k1')])).toContain('sealed under k2')
  })

  it('refuses another INDEX_KEY', async () => {
    expect(await starts([key('k1')], testKey('another'))).toMatch(/INDEX_KEY is not the one/)
  })

  it('refuses a database from before the check whose values do not open', async () => {
    const id = randomUUID()
    const sealed = makeVault([key('k1')]).seal(
      { clientId: id, table: 'clients', column: 'vapi_api_key_sealed', id },
      'x',
    )
    await aClient(db.deps, { id, vapiApiKeySealed: sealed })
    await db.deps.database.query('delete from secret_checks')
    expect(await starts([key('k9')])).toContain('sealed under another key')
    expect(await starts([key('k1')])).toBe('starts')
  })

  it('takes new keys where somebody says that the old ones are lost', async () => {
    await acceptSecrets(db.deps.database, { vaultKeys: [key('k9')], indexKey: testKey('another') })
    expect(await starts([key('k9')], testKey('another'))).toBe('starts')
    expect(await starts([key('k1')])).not.toBe('starts')
  })

  it('lets one of two that begin at once with different keys win', async () => {
    await db.deps.database.query('delete from secret_checks')
    const said = await Promise.all([starts([key('k1')]), starts([key('k1', 'other')])])
    expect(said.filter((each) => each === 'starts')).toHaveLength(1)
  })
})
