import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/folder.js'
import { freePort } from '../support/postgres-cluster.js'
import { Visitor } from '../support/visitor.js'

const run = promisify(execFile)
const PASSWORD = 'CANARY-password of seven harbours'
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL')
})

/** npm start, as somebody with nothing but a folder would. */
async function start(dataDirectory: string, port: number) {
  const child = spawn(process.execPath, ['scripts/start.mjs', 'main'], {
    env: environment(dataDirectory, port),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  const chunks: string[] = []
  const printed = {
    get text() {
      return chunks.join('')
    },
  }
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => void chunks.push(String(chunk)))
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', () => printed.text.includes('Backline listens') && resolve())
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${printed.text}`)))
  })
  return {
    printed,
    url: `http://localhost:${port}`,
    /** Ctrl-C. */
    stop: () =>
      new Promise<number | null>((resolve) => {
        child.once('exit', resolve)
        child.kill('SIGINT')
      }),
  }
}

const environment = (dataDirectory: string, port: number) => ({
  PATH: process.env['PATH'] ?? '',
  DATA_DIR: dataDirectory,
  PORT: String(port),
  BACKLINE_SKIP_BUILD: '1',
})

const command = (name: string, dataDirectory: string, port: number, args: string[] = []) =>
  run(process.execPath, ['scripts/start.mjs', name, ...args, '--json'], { env: environment(dataDirectory, port) })

// trust.md S-2
describe('npm start on an empty folder', () => {
  it('serves at once, survives Ctrl-C, takes up where it stopped, and logs no secret', async () => {
    const folder = temporaryFolder()
    const port = await freePort()
    const first = await start(folder, port)
    const link = /http:\S+\/setup\/\S+/.exec(first.printed.text)?.[0] ?? ''
    const staff = new Visitor(first.url)
    await staff.fill(new URL(link).pathname, {
      name: 'Robin',
      email: 'canary.robin@agency.example',
      password: PASSWORD,
    })
    await staff.fill('/admin/sign-in', { email: 'canary.robin@agency.example', password: PASSWORD })
    expect((await staff.get('/admin')).status).toBe(200)
    await staff.fill('/admin/sign-in', { email: 'canary.robin@agency.example', password: 'CANARY-wrong' })

    const second = await command('staff-create', folder, port, [
      '--email',
      'x@y.example',
      '--name',
      'X',
      '--role',
      'viewer',
      '--password',
      PASSWORD,
    ]).catch((error) => error)
    expect(second.stderr).toContain('Another Backline process is using')
    expect(await first.stop()).toBe(0)

    const made = await command('client-create', folder, port, [
      '--email',
      'sam@harbor.example',
      '--name',
      'Sam',
      '--business',
      'Harbor Dental',
      '--token',
    ])
    const { webhookUrl } = JSON.parse(made.stdout) as { webhookUrl: string }

    const again = await start(folder, port)
    expect(again.printed.text).not.toContain('/setup/')
    expect((await staff.get('/admin')).status).toBe(200)
    const report = readFileSync('test/samples/vapi/50-eocr-inbound-completed.json')
    expect((await fetch(webhookUrl, { method: 'POST', body: report })).status).toBe(200)
    await fetch(`${again.url}/api/v1/vapi/webhook/CANARYCANARYCANARY/?token=CANARY`, { method: 'POST', body: 'CANARY' })
    await fetch(`${again.url}/password/CANARYCANARY?secret=CANARY`, {
      headers: { authorization: 'Bearer CANARY', cookie: 'x=CANARY' },
    })
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(await again.stop()).toBe(0)

    const rotated = await command('key-rotate', folder, port)
    expect(JSON.parse(rotated.stdout)).toMatchObject({})
    const after = await start(folder, port)
    expect((await staff.get('/admin')).status).toBe(200)
    await after.stop()

    const lines = [first, again, after].map(({ printed }) => printed.text.replace(link, '')).join('\n')
    expect(lines).toContain('"requestId"')
    for (const secret of [
      /CANARY/,
      /canary\.robin/,
      /4155550177/,
      /Thursday/,
      new RegExp(webhookUrl.split('/').at(-2) ?? 'x'),
    ])
      expect(lines).not.toMatch(secret)
    for (const line of lines.split('\n')) expect(line).not.toContain('"level":"error"')
  }, 120_000)

  it('refuses production without its secrets, and names them', async () => {
    const env = { ...environment(temporaryFolder(), 0), NODE_ENV: 'production' }
    const refused = await run(process.execPath, ['scripts/start.mjs', 'main'], { env }).catch((error) => error)
    expect(refused.stderr).toContain('SESSION_SECRET, VAULT_KEYS, INDEX_KEY')
  })
})
