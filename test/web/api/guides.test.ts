import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shownSecret, signedHeaders } from '../../../src/domain/forwarding/signature.js'
import { GUIDES } from '../../../src/web/api/guides.js'
import { useOutbound } from '../../domain/attempts/world.js'
import { aLead } from '../../support/a-lead.js'
import { useApp } from '../../support/app.js'
import { aProgram } from '../../support/program.js'

const run = promisify(execFile)

type Block = { attributes: string; code: string }
const decoded = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
const attribute = (attributes: string, name: string) => new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1]

describe('C10: The guides of the reference', () => {
  const app = useApp()
  const world = useOutbound(app)
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'guides-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  async function blocksOf(slug: string): Promise<Block[]> {
    const answer = await fetch(`${app.address}/api/v1/docs/guides/${slug}`)
    expect(answer.status).toBe(200)
    return [...(await answer.text()).matchAll(/<pre class="code"([^>]*)>([\s\S]*?)<\/pre>/g)].map(
      ([, attributes = '', code = '']) => ({ attributes, code: decoded(code) }),
    )
  }

  /** As somebody would who pastes it into a terminal. */
  async function runCommand(code: string, env: Record<string, string>) {
    const [body, headers] = [path.join(folder, 'body'), path.join(folder, 'headers')]
    const command = `${code.replace('curl -i ', 'curl ')} -s -o "${body}" -D "${headers}" -w '%{http_code}'`
    const { stdout } = await run('bash', ['-euc', command], { env: { ...process.env, ...env } })
    return { status: stdout, body: await readFile(body, 'utf8'), headers: await readFile(headers, 'utf8') }
  }

  const valueAt = (body: string, steps: string): string =>
    String(steps.split('.').reduce((at: unknown, step) => (at as Record<string, unknown>)[step], JSON.parse(body)))

  it.each(GUIDES.map(({ slug }) => [slug]))('have commands that work as they stand: %s', async (slug) => {
    const { client } = await world.business()
    for (const name of ['Bo', 'Cy', 'Di']) await aLead(app.deps, { clientId: client.id, name })
    const { key = '' } = await aProgram(app, { clientId: client.id })
    const env: Record<string, string> = { BACKLINE_KEY: key }
    const commands = (await blocksOf(slug)).filter(({ attributes }) => attributes.includes('data-run'))
    expect(commands.length).toBeGreaterThan(0)
    for (const { attributes, code } of commands) {
      const { status, body, headers } = await runCommand(code, env)
      expect([code, status, body]).toEqual([code, attribute(attributes, 'data-run'), body])
      if (attributes.includes('data-replayed')) expect(headers).toMatch(/idempotent-replayed: true/i)
      const [name, at = ''] = attribute(attributes, 'data-keeps')?.split('=') ?? []
      if (name === undefined) continue
      env[name] = at === '@etag' ? (/^etag: (.*)$/im.exec(headers)?.[1]?.trim() ?? '') : valueAt(body, at)
      expect(env[name], `${name} of ${code}`).toMatch(/^[^\s]{8,}$/)
    }
    if (slug === 'first-call') await world.told()
  })

  it('verify signatures of deliveries with the code that they show', async () => {
    const [block] = (await blocksOf('webhooks')).filter(({ attributes }) => attributes.includes('data-code="verify"'))
    const file = path.join(folder, 'verify.mjs')
    await writeFile(file, block?.code ?? '')
    const { verify } = (await import(pathToFileURL(file).href)) as {
      verify(secret: string, headers: object, body: Buffer): boolean
    }
    const [secret, older, body] = [Buffer.alloc(32, 7), Buffer.alloc(32, 8), Buffer.from('{"a":"ü"}')]
    const shown = shownSecret(secret)
    const headers = signedHeaders({ id: 'x', body, now: new Date() }, [older, secret])
    expect(verify(shown, headers, body)).toBe(true)
    expect(verify(shown, headers, Buffer.from('{"a":"u"}'))).toBe(false)
    expect(verify(shownSecret(Buffer.alloc(32, 9)), headers, body)).toBe(false)
    const old = signedHeaders({ id: 'x', body, now: new Date(Date.now() - 400_000) }, [secret])
    expect(verify(shown, old, body)).toBe(false)
    expect(verify(shown, { ...headers, 'webhook-timestamp': 'soon' }, body)).toBe(false)
  })

  it('have all their code in a form that a program reads', async () => {
    for (const { slug } of GUIDES)
      for (const { attributes, code } of await blocksOf(slug)) {
        if (attributes.includes('data-run') || /^(export|\{)/.test(code)) continue
        const file = path.join(folder, `${slug}.mjs`)
        await writeFile(file, code)
        await run(process.execPath, ['--check', file])
      }
  })
})
