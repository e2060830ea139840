import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadConfig } from '../../src/platform/config.js'
import { temporaryFolder } from '../support/folder.js'

describe('the config', () => {
  it('needs nothing, and makes secrets once', () => {
    const DATA_DIR = path.join(temporaryFolder(), 'data')
    const first = loadConfig({ DATA_DIR })
    expect(first).toMatchObject({ port: 3000, publicUrl: 'http://localhost:3000', databaseUrl: undefined })
    expect(loadConfig({ DATA_DIR })).toEqual(first)
  })

  it('refuses production without secrets and names them', () => {
    const env = { NODE_ENV: 'production', DATA_DIR: temporaryFolder(), SESSION_SECRET: 'x'.repeat(32) }
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
      ...readFileSync('src/platform/config.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+): z$|^ {2}([A-Z][A-Z_]+): z\./gm),
    ].map((match) => match[1] ?? match[2])
    const example = readFileSync('.env.example', 'utf8')
    expect(names.length).toBeGreaterThan(15)
    expect(names.filter((name) => !example.includes(`#${name}=`))).toEqual([])
  })
})
