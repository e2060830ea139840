import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { main as clientCreate } from '../../scripts/client-create.js'
import { main as keyRotate } from '../../scripts/key-rotate.js'
import { main as staffCreate } from '../../scripts/staff-create.js'
import { findClientByWebhookToken } from '../../src/domain/clients/index.js'
import { loadConfig } from '../../src/platform/config.js'
import { openDeps } from '../../src/process.js'
import { testKey } from '../support/test-keys.js'

const dataDirectory = mkdtempSync(path.join(os.tmpdir(), 'backline-scripts-'))
const secrets = () => JSON.parse(readFileSync(path.join(dataDirectory, 'secrets.json'), 'utf8'))
const [out, err] = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')]

beforeAll(() => vi.stubEnv('DATA_DIR', dataDirectory))
beforeEach(() => {
  out.mockReset().mockImplementation(() => {})
  err.mockReset().mockImplementation(() => {})
  process.exitCode = 0
})
afterAll(() => {
  process.exitCode = 0
  vi.unstubAllEnvs()
  rmSync(dataDirectory, { recursive: true })
})

/** Runs a command as npm would, and reads what it printed. */
async function run(main: (args: string[]) => Promise<void>, args: string[]) {
  await main(args)
  return {
    said: out.mock.lastCall?.[0] as string,
    complained: err.mock.lastCall?.[0] as string,
    code: process.exitCode,
  }
}

async function withDatabase<T>(work: (deps: Awaited<ReturnType<typeof openDeps>>) => Promise<T>): Promise<T> {
  const deps = await openDeps({ ...loadConfig(), logLevel: 'silent' })
  return work(deps).finally(() => deps.database.close())
}

describe('the commands for accounts', () => {
  const harbor = ['--email', 'sam@harbor.example', '--name', 'Sam', '--business', 'Harbor Dental']

  it('create a staff login', async () => {
    const args = ['--email', 'me@agency.example', '--name', 'Robin', '--role', 'owner', '--password', 'correct horse']
    const { said, code } = await run(staffCreate, args)
    expect([said, code]).toEqual(['Created the login me@agency.example.', 0])
    const staff = await withDatabase(({ database }) => database.prisma.staff.findMany())
    expect(staff).toMatchObject([{ email: 'me@agency.example', role: 'OWNER' }])
  }, 60_000)

  it('say in one sentence what is wrong, and end with 1', async () => {
    const wrong = await run(staffCreate, ['--email', 'x', '--name', 'Robin', '--role', 'king'])
    expect(wrong.code).toBe(1)
    expect(wrong.complained).toMatch(/email: Please write an e-mail address.*role:/)
    const unknown = await run(staffCreate, ['--colour', 'red'])
    expect([unknown.code, unknown.said]).toEqual([1, undefined])
  })

  it('create a client and print its id and webhook URL for programs', async () => {
    const { said } = await run(clientCreate, [...harbor, '--token', '--json'])
    const { id, webhookUrl } = JSON.parse(said)
    const token = webhookUrl.split('/').at(-2)
    expect(webhookUrl).toBe(`http://localhost:3000/api/v1/vapi/webhook/${token}/`)
    expect(await withDatabase((deps) => findClientByWebhookToken(deps, token, new Date()))).toMatchObject({ id })
    const again = await run(clientCreate, [...harbor, '--json'])
    expect(JSON.parse(again.complained)).toEqual({ error: 'email: Another client already has this e-mail address' })
  })

  it('rotate the key of an installation that keeps its own, and drop the old one', async () => {
    const before = secrets()
    const { said, code } = await run(keyRotate, ['--json'])
    expect(code).toBe(0)
    expect(JSON.parse(said)).toMatchObject({ resealed: 1, failed: 0 })
    const after = secrets()
    expect(after.VAULT_KEYS).not.toContain(',')
    expect(after.VAULT_KEYS.split(':')[1]).not.toBe(before.VAULT_KEYS.split(':')[1])
    expect(after).toMatchObject({ INDEX_KEY: before.INDEX_KEY, SESSION_SECRET: before.SESSION_SECRET })
    const { said: again } = await run(keyRotate, [])
    expect(again).toMatch(/^Sealed 1 values anew under k\w+\. k\w+ is gone for good\.$/)
  })

  it('with keys of the environment, move everything to the first and name those that may go', async () => {
    const kept = secrets().VAULT_KEYS as string
    vi.stubEnv('VAULT_KEYS', `next:${testKey('next').toString('base64')},${kept}`)
    const { said } = await run(keyRotate, [])
    expect(said).toBe(`Sealed 1 values anew under next. Now ${kept.split(':')[0]} may be removed from VAULT_KEYS.`)
    expect(secrets().VAULT_KEYS).toBe(kept)
  })

  it('A5: refuse keys that do not open the database, and give no key up while something needs it', async () => {
    vi.stubEnv('VAULT_KEYS', undefined)
    const { complained } = await run(keyRotate, [])
    expect(complained).toContain('cannot open this database, which was sealed under next')
    const [third, next] = ['third', 'next'].map((name) => `${name}:${testKey(name).toString('base64')}`)
    vi.stubEnv('VAULT_KEYS', `${third},${next}`)
    await withDatabase(({ database }) =>
      database.query(
        "update clients set webhook_token_sealed = '\\x01026b3900' where webhook_token_sealed is not null",
      ),
    )
    const { said } = await run(keyRotate, [])
    expect(said).toMatch(/^Sealed 0 values anew under third\. 1 values open with no key we have/)
    vi.stubEnv('VAULT_KEYS', third)
    await expect(withDatabase(async () => {})).rejects.toThrow('sealed under next')
  })
})
