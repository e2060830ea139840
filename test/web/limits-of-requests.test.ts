import net from 'node:net'
import { describe, expect, it } from 'vitest'
import { useApp } from '../support/app.js'

/** Behind a proxy that speaks https, as in production. */
const app = useApp({ config: { publicUrl: 'https://backline.example' } })

/** What a server says to bytes, until it hangs up. */
async function said(text: string): Promise<string> {
  const { port } = new URL(app.address)
  const socket = net.connect(Number(port), '127.0.0.1')
  let heard = ''
  socket.on('data', (chunk) => {
    heard += chunk.toString()
  })
  socket.on('error', () => {})
  socket.write(text)
  await new Promise((resolve) => socket.once('close', resolve))
  return heard
}

const PLACES = [
  '/',
  '/admin/',
  '/api/v1/',
  '/mcp',
  '/assets/',
  '/healthz',
  '/api/v1/vapi/webhook/',
  '/api/v1/voice/webhook',
]

describe('A9: a request without end', () => {
  it.each(PLACES)('is refused for its address at %s, with a sentence', async (place) => {
    const answer = await fetch(`${app.address}${place}${'a'.repeat(14_000)}`)
    expect([answer.status, await answer.text()]).toEqual([414, expect.stringContaining('longer than 8000 characters')])
  })

  it.each(PLACES)('is refused for its headers at %s, with a sentence', async (place) => {
    const answer = await said(`GET ${place} HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 431 /)
    expect(answer).toContain('longer than 16384 bytes')
  })

  it('is refused with a sentence when it is none at all', async () => {
    expect(await said('hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*This is no HTTP request/)
  })

  it('stops nobody else for a moment', async () => {
    const from = performance.now()
    for (let requests = 0; requests < 20; requests++) await fetch(`${app.address}/${'a'.repeat(7_900)}`)
    expect((performance.now() - from) / 20).toBeLessThan(100)
  })
})

const EVERYWHERE = {
  'strict-transport-security': /max-age=31536000/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /./,
  'permissions-policy': /camera=\(\)/,
  'content-security-policy': /default-src 'none'/,
}

describe('E: every answer', () => {
  it.each([
    ...PLACES,
    '/sign-in',
    '/nothing',
    '/readyz',
    '/metrics',
    '/setup/%E0%A4%A',
    '/admin/sign-in',
    '/admin/api/resources/clients/actions/list',
    '/api/v1/docs',
    '/api/v1/openapi.json',
    '/api/v1/calls',
    `/${'a'.repeat(9_000)}`,
  ])('carries the headers of a page: %s', async (path) => {
    for (const method of ['GET', 'POST']) {
      const { headers } = await fetch(`${app.address}${path}`, { method, redirect: 'manual' })
      const wrong = Object.entries(EVERYWHERE).filter(([name, value]) => !value.test(headers.get(name) ?? ''))
      expect([method, wrong.map(([name]) => [name, headers.get(name)])]).toEqual([method, []])
    }
  })
})
