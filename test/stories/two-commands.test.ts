import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/folder.js'
import { Installation } from '../support/installation.js'
import { freePort } from '../support/postgres-cluster.js'
import { Visitor } from '../support/visitor.js'

const PASSWORD = 'CANARY-password of seven harbours'

/** Somebody with nothing but a folder. */
const installed = async () => new Installation({ DATA_DIR: temporaryFolder(), PORT: String(await freePort()) })

// trust.md S-2
describe('npm start on an empty folder', () => {
  it('serves at once, survives Ctrl-C, takes up where it stopped, and logs no secret', async () => {
    const installation = await installed()
    const first = await installation.start()
    const link = /http:\S+\/setup\/\S+/.exec(first.printed)?.[0] ?? ''
    const staff = new Visitor(installation.url)
    await staff.fill(new URL(link).pathname, {
      name: 'Robin',
      email: 'canary.robin@agency.example',
      password: PASSWORD,
    })
    await staff.fill('/admin/sign-in', { email: 'canary.robin@agency.example', password: PASSWORD })
    expect((await staff.get('/admin')).status).toBe(200)
    await staff.fill('/admin/sign-in', { email: 'canary.robin@agency.example', password: 'CANARY-wrong' })

    const second = await installation
      .command('staff-create', ['--email', 'x@y.example', '--name', 'X', '--role', 'viewer', '--password', PASSWORD])
      .catch((error) => error)
    expect(second.stderr).toContain('Another Backline process is using')
    expect(await first.stop()).toBe(0)

    const made = await installation.command('client-create', [
      '--email',
      'sam@harbor.example',
      '--name',
      'Sam',
      '--business',
      'Harbor Dental',
      '--token',
    ])
    const { webhookUrl } = JSON.parse(made.stdout) as { webhookUrl: string }

    const again = await installation.start()
    expect(again.printed).not.toContain('/setup/')
    expect((await staff.get('/admin')).status).toBe(200)
    const report = readFileSync('test/samples/vapi/50-eocr-inbound-completed.json')
    expect((await fetch(webhookUrl, { method: 'POST', body: report })).status).toBe(200)
    await fetch(`${installation.url}/api/v1/vapi/webhook/CANARYCANARYCANARY/?token=CANARY`, {
      method: 'POST',
      body: 'CANARY',
    })
    await fetch(`${installation.url}/password/CANARYCANARY?secret=CANARY`, {
      headers: { authorization: 'Bearer CANARY', cookie: 'x=CANARY' },
    })
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(await again.stop()).toBe(0)

    const rotated = await installation.command('key-rotate')
    expect(JSON.parse(rotated.stdout)).toMatchObject({})
    const after = await installation.start()
    expect((await staff.get('/admin')).status).toBe(200)
    await after.stop()

    const lines = [first, again, after].map(({ printed }) => printed.replace(link, '')).join('\n')
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
  }, 240_000)

  it('refuses production without its secrets, and names them', async () => {
    const installation = new Installation({ DATA_DIR: temporaryFolder(), PORT: '0', NODE_ENV: 'production' })
    await expect(installation.command('main')).rejects.toMatchObject({
      stderr: expect.stringContaining('SESSION_SECRET, VAULT_KEYS, INDEX_KEY'),
    })
  })
})
