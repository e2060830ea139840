import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadConfig } from '../../src/platform/config.js'
import { temporaryFolder } from '../support/folder.js'
import { testKey } from '../support/test-keys.js'

const GOOD = 'four and thirty letters and no comma'
const key = (name: string) => testKey(name).toString('base64')
const CONSTANT = (byte: number) => Buffer.alloc(32, byte).toString('base64')
const secrets = { SESSION_SECRET: GOOD, VAULT_KEYS: `k1:${key('k1')}`, INDEX_KEY: key('index') }
const production = { NODE_ENV: 'production', DATABASE_URL: 'embedded', PUBLIC_URL: 'https://x.example', ...secrets }
const refusal = (env: Record<string, string>) => {
  try {
    loadConfig({ DATA_DIR: temporaryFolder(), ...env })
    return 'accepted'
  } catch (error) {
    return (error as Error).message
  }
}

describe('the config', () => {
  it('needs nothing, and makes secrets once', () => {
    const DATA_DIR = path.join(temporaryFolder(), 'data')
    const first = loadConfig({ DATA_DIR })
    expect(first).toMatchObject({ port: 3000, publicUrl: 'http://localhost:3000', databaseUrl: undefined })
    expect(loadConfig({ DATA_DIR })).toEqual(first)
  })

  it('refuses production without secrets and names them', () => {
    const env = { NODE_ENV: 'production', DATA_DIR: temporaryFolder(), SESSION_SECRET: GOOD }
    expect(() => loadConfig(env)).toThrow('missing: VAULT_KEYS, INDEX_KEY')
  })

  it('names every bad variable at once', () => {
    const bad = { PORT: 'abc', DATABASE_URL: 'mysql://x', VAULT_KEYS: 'short' }
    expect(() => loadConfig(bad)).toThrow(/PORT[\s\S]*DATABASE_URL[\s\S]*VAULT_KEYS|DATABASE_URL/)
  })

  it('treats an empty variable as not set', () => {
    expect(loadConfig({ DATA_DIR: temporaryFolder(), DATABASE_URL: '', SMTP_URL: '' }).databaseUrl).toBeUndefined()
  })

  it('has every variable explained in .env.example', () => {
    const names = [
      ...readFileSync('src/platform/config.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+): (?:z|\w+)(?:\.|,|\()/gm),
    ].map((match) => match[1])
    const example = readFileSync('.env.example', 'utf8')
    expect(names.length).toBeGreaterThan(15)
    expect(names.filter((name) => !example.includes(`#${name}=`))).toEqual([])
  })
})

describe('A5: what secrets hold is checked before anything is sealed with them', () => {
  const refused: [variable: string, value: string, says: string][] = [
    ['SESSION_SECRET', `${GOOD},`, 'remove that comma'],
    ['SESSION_SECRET', `,${GOOD}`, 'remove that comma'],
    ['SESSION_SECRET', `${GOOD}, ,${GOOD}2`, 'remove that comma'],
    ['SESSION_SECRET', 'a,bcdefghijklmnopqrstuvwxyz01234', 'at least 32 characters'],
    ['SESSION_SECRET', 'x'.repeat(40), 'placeholder'],
    ['SESSION_SECRET', `${GOOD}, ${GOOD}`, 'stands twice'],
    ['VAULT_KEYS', `k1:${CONSTANT(0)}`, 'placeholder'],
    ['VAULT_KEYS', `k1:${key('k1')},k2:${CONSTANT(255)}`, 'placeholder'],
    ['VAULT_KEYS', `k1:${key('k1')},`, 'remove that comma'],
    ['VAULT_KEYS', `k1:${key('k1')},k1:${key('k2')}`, 'same name'],
    ['VAULT_KEYS', `k1:${key('k1')},k2:${key('k1')}`, 'same key'],
    ['VAULT_KEYS', key('k1'), 'name:base64 of 32 bytes'],
    ['INDEX_KEY', CONSTANT(0), 'placeholder'],
    ['INDEX_KEY', 'c2hvcnQ=', 'base64 of 32 bytes'],
    ['METRICS_TOKEN', '0'.repeat(20), 'placeholder'],
    ['METRICS_TOKEN', 'one-token-of-sixteen,another-of-sixteen', 'Bearer token'],
    ['VAPI_API_KEY', 'one-key,', 'copy it again'],
    ['LANGUAGE_MODEL_API_KEY', 'a key\nof two lines', 'copy it again'],
    ['RECORDING_HOSTS', 'storage.vapi.ai,', 'separated by commas'],
    ['RECORDING_HOSTS', '.com', 'separated by commas'],
    ['RECORDING_HOSTS', 'https://storage.vapi.ai', 'separated by commas'],
  ]

  it.each(refused)('%s=%s is refused', (variable, value, says) => {
    const message = refusal({ ...secrets, [variable]: value })
    expect(message).toContain(says)
    expect(message).toContain(variable)
  })

  it('takes two of each, without a blank that a comma brought', () => {
    const both = { SESSION_SECRET: `${GOOD}, ${GOOD} 2`, VAULT_KEYS: `k2:${key('k2')},k1:${key('k1')}` }
    const config = loadConfig({ ...secrets, ...both })
    expect(config.sessionSecrets).toEqual([GOOD, `${GOOD} 2`])
    expect(config.vaultKeys.map(({ name }) => name)).toEqual(['k2', 'k1'])
  })

  it.each(['{}', '', 'not json', '{"SESSION_SECRET":"","VAULT_KEYS":"","INDEX_KEY":""}', 'null'])(
    'a secrets.json of %s is refused like a bad environment',
    (text) => {
      const DATA_DIR = temporaryFolder()
      writeFileSync(path.join(DATA_DIR, 'secrets.json'), text)
      expect(refusal({ DATA_DIR })).toMatch(/secrets\.json cannot be used/)
    },
  )

  it('never makes secrets anew beside a database, and says what to do', () => {
    const DATA_DIR = temporaryFolder()
    mkdirSync(path.join(DATA_DIR, 'database'))
    writeFileSync(path.join(DATA_DIR, 'database', 'PG_VERSION'), '17')
    expect(refusal({ DATA_DIR })).toMatch(/secrets\.json is gone.*Put it back, or set SESSION_SECRET/)
    expect(refusal({ DATA_DIR, ...secrets })).toBe('accepted')
  })

  const surroundings: [leftOut: Record<string, string>, says: string][] = [
    [{ DATABASE_URL: '' }, 'DATABASE_URL=embedded'],
    [{ PUBLIC_URL: '' }, 'PUBLIC_URL is missing'],
    [{ PUBLIC_URL: 'http://x.example' }, 'ALLOW_HTTP=true'],
    [{ PUBLIC_URL: 'http://x.example', ALLOW_HTTP: 'false' }, 'ALLOW_HTTP=true'],
    [{ PUBLIC_URL: 'https://x.example/backline' }, 'must not have a path'],
    [{ PUBLIC_URL: 'https://me:secret@x.example' }, 'scheme, host and port'],
    [{ PUBLIC_URL: 'http://x.example', ALLOW_HTTP: 'true' }, 'accepted'],
    [{ PUBLIC_URL: 'http://localhost:3000' }, 'accepted'],
    [{}, 'accepted'],
  ]
  it.each(surroundings)('production with %o: %s', (over, says) => {
    expect(refusal({ ...production, ...over })).toContain(says)
  })
})
