import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { beforeEach, describe, expect, it } from 'vitest'
import { acceptSecrets, assertSecrets, forgetOlderKeys } from '../../src/platform/check-secrets.js'
import { makeVault } from '../../src/platform/vault.js'
import { aClient } from '../support/builders.js'
import { onPostgres, testEnvironment, useDatabase } from '../support/database.js'
import { testKey } from '../support/test-keys.js'

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
    await forgetOlderKeys(db.deps.database, 'k2')
    expect(await starts([key('k2')])).toBe('starts')
    expect(await starts([key('k1')])).toContain('sealed under k2')
  })

  it('refuses to go back to the old key alone once another one sealed', async () => {
    await starts([key('k2'), key('k1')])
    expect(await starts([key('k1')])).toContain('sealed under k2')
    expect(await starts([key('k1'), key('k2')])).toBe('starts')
  })

  it('needs the old key again when a process sealed with it after the rotation', async () => {
    await starts([key('k2'), key('k1')])
    await forgetOlderKeys(db.deps.database, 'k2')
    await starts([key('k1'), key('k2')])
    expect(await starts([key('k2')])).toContain('sealed under k1')
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
    const said = await Promise.all(['1', '2', '3'].map((seed) => starts([key(`k${seed}`, seed)])))
    expect(said.filter((each) => each === 'starts')).toHaveLength(1)
    await db.deps.database.query('delete from secret_checks')
    const sameName = await Promise.all(['1', '2', '3'].map((seed) => starts([key('k1', seed)])))
    expect(sameName.filter((each) => each === 'starts')).toHaveLength(1)
  })
})

onPostgres('A5: a real process', () => {
  const db = useDatabase()
  const run = (entry: string, over: Record<string, string>) => {
    const env = {
      PATH: process.env['PATH'] ?? '',
      ...testEnvironment(),
      DATABASE_URL: db.url,
      BACKLINE_SKIP_BUILD: '1',
      ...over,
    }
    return promisify(execFile)(process.execPath, ['scripts/start.mjs', entry], { env, timeout: 60_000 }).then(
      ({ stdout }) => ({ code: 0, says: stdout }),
      ({ code, stdout, stderr }) => ({ code, says: `${stdout}${stderr}` }),
    )
  }
  beforeEach(() => assertSecrets(db.deps.database, db.deps.config))

  const wrong = testKey('wrong').toString('base64')
  it.each([
    ['server', { VAULT_KEYS: `k9:${wrong}`, PORT: '0' }, 'VAULT_KEYS (k9) cannot open this database'],
    ['worker', { INDEX_KEY: wrong }, 'INDEX_KEY is not the one'],
    ['key-rotate', { VAULT_KEYS: `k1:${wrong}` }, 'the vault key k1 is not the key that had this name'],
    ['server', { SESSION_SECRET: 'a,bcdefghijklmnopqrstuvwxyz01234', PORT: '0' }, 'at least 32 characters'],
  ])(
    '%s with %o does not start, and says why',
    async (entry, over, says) => {
      const { code, says: said } = await run(entry, over)
      expect(code).toBe(1)
      expect(said).toContain(says)
      expect(said).not.toMatch(/Backline listens|\n {4}at /)
    },
    90_000,
  )

  it('starts with the right ones', async () => {
    expect(await run('db-migrate', {})).toEqual({ code: 0, says: 'The database is up to date\n' })
  }, 90_000)
})
