import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { isPublic, publicOnly } from '../../src/platform/public-addresses.js'
import { failureInWords, readTarget, safePost } from '../../src/platform/safe-fetch.js'
import { type Receiver, startReceiver } from '../emulators/receiver.js'

const OUTSIDE = { allowLoopback: false }
const INSIDE = { allowLoopback: true }
const request = { headers: {}, body: Buffer.from('{}'), timeoutMs: 2_000 }

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function aReceiver(...manners: Parameters<typeof startReceiver>): Promise<Receiver & { port: string }> {
  const receiver = await startReceiver(...manners)
  closing.push(receiver.close)
  return Object.assign(receiver, { port: new URL(receiver.url).port })
}

/** Asks the way a worker does: by the text a person wrote. */
async function post(text: string, reach: Parameters<typeof safePost>[2]) {
  const target = readTarget(text, reach)
  if ('problem' in target) throw new Error(target.problem)
  return safePost(target.url, request, reach)
}

// trust.md I-3
describe('addresses inside', () => {
  it('are never connected to, however they are written', async () => {
    const canary = await aReceiver()
    const { port } = canary
    const hosts = [
      '127.0.0.1',
      '127.1',
      '0x7f000001',
      '2130706433',
      '017700000001',
      '0.0.0.0',
      '0',
      '[::1]',
      '[::]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[64:ff9b::7f00:1]',
      '①②⑦.0.0.1',
      '127。0。0。1',
      'localhost',
      'LOCALHOST',
      'localhost.',
      '127.0.0.1.',
      'a.localhost',
      '169.254.169.254',
      'metadata.google.internal',
      'metadata.google.internal.',
      'kubernetes.default.svc.cluster.local',
      'database',
      '10.0.0.1',
      '172.16.0.1',
      '192.168.1.1',
      '100.64.0.1',
      '[fd00::1]',
      '[fe80::1]',
      'user@127.0.0.1',
      'user:secret@hooks.example.com',
      'hooks.example.com@127.0.0.1',
      'hooks.example.com\\@127.0.0.1',
    ]
    const toLoopback = async () => [{ address: '127.0.0.1', family: 4 }]
    for (const host of hosts) {
      for (const scheme of ['https', 'http']) {
        const sent = post(`${scheme}://${host}:${port}/`, { ...OUTSIDE, resolve: toLoopback })
        await expect(sent, `${scheme}://${host}`).rejects.toThrow()
      }
    }
    expect(canary.connections()).toBe(0)
  })

  it.each([
    'file:///etc/passwd',
    'gopher://hooks.example.com/',
    'ftp://hooks.example.com/',
    'javascript:alert(1)',
    '//hooks.example.com',
    'hooks.example.com',
    '',
    'https://',
    `https://hooks.example.com/${'a'.repeat(2_000)}`,
  ])('are not found behind %s', (text) => expect(readTarget(text, OUTSIDE)).toHaveProperty('problem'))

  it.each([
    ['points inside', [['127.0.0.1']]],
    ['points outside and inside', [['93.184.216.34', '127.0.0.1']]],
    ['points inside by IPv6', [['::1']]],
    ['points inside by an IPv4 address in IPv6', [['::ffff:127.0.0.1']]],
    ['points nowhere', [[]]],
  ])('are not connected to by a name that %s', async (_where, [addresses = []]) => {
    const canary = await aReceiver()
    const resolve = async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    await expect(post(`https://hooks.example.com:${canary.port}/`, { ...OUTSIDE, resolve })).rejects.toThrow(
      'no public address',
    )
    expect(canary.connections()).toBe(0)
  })

  it('are not connected to by a name that was outside a moment ago', async () => {
    const canary = await aReceiver()
    const answers = [['93.184.216.34'], ['127.0.0.1']]
    const resolve = async () => (answers.shift() ?? ['127.0.0.1']).map((address) => ({ address, family: 4 }))
    const lookedUp = new Promise((done) =>
      publicOnly(resolve)('hooks.example.com', { all: true }, (error, found) => done(error ?? found)),
    )
    expect(await lookedUp).toEqual([{ address: '93.184.216.34', family: 4 }])
    const sent = post(`https://hooks.example.com:${canary.port}/`, { ...OUTSIDE, resolve })
    await expect(sent).rejects.toThrow('no public address')
    expect([canary.connections(), answers.length]).toEqual([0, 0])
  })

  it('are not reached by a redirect', async () => {
    const canary = await aReceiver()
    const receiver = await aReceiver({ status: 302, headers: { location: canary.url } })
    expect(await post(receiver.url, INSIDE)).toMatchObject({ status: 302 })
    expect(canary.connections()).toBe(0)
  })

  it('are reached over http in tests, and nothing else is', () => {
    expect(readTarget('http://127.0.0.1:4000/a', INSIDE)).toHaveProperty('url')
    expect(readTarget('https://127.0.0.1:4000/a', INSIDE)).toHaveProperty('problem')
    expect(readTarget('http://hooks.example.com/', INSIDE)).toHaveProperty('problem')
    expect(readTarget('http://10.0.0.1/', INSIDE)).toHaveProperty('problem')
  })
})

describe('a target', () => {
  it.each([
    'https://hooks.example.com/a?b=c',
    'https://HOOKS.example.com',
    'https://hooks.example.com:8443/',
    'https://hooks.example.com:3000/',
    'https://8.8.8.8/',
    'https://[2606:4700::1]/',
    'https://straße.example/',
  ])('may be %s', (text) => expect(readTarget(text, OUTSIDE)).toHaveProperty('url'))

  it.each([22, 25, 80, 3306, 5432, 6379, 9200, 10250])('may not have port %i', (port) =>
    expect(readTarget(`https://hooks.example.com:${port}/`, OUTSIDE)).toHaveProperty('problem'),
  )

  it.each([
    ['192.88.99.1', 4],
    ['2001::1', 6],
    ['2001:10::1', 6],
    ['3fff::1', 6],
    ['ff02::1', 6],
    ['224.0.0.1', 4],
    ['240.0.0.1', 4],
  ])('is not public at %s', (address, family) => expect(isPublic({ address, family })).toBe(false))
})

describe('a request', () => {
  it('reads the beginning of an answer that never ends, and hangs up', async () => {
    const receiver = await aReceiver('endless')
    const before = process.memoryUsage().rss
    const { status, text } = await post(receiver.url, INSIDE)
    expect([status, text.length]).toEqual([200, 16_384])
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 ** 2)
  })

  it.each(['silent', 'slow-headers'] as const)(
    'does not wait for an answer that does not come (%s)',
    async (manner) => {
      const receiver = await aReceiver(manner)
      const started = Date.now()
      await expect(post(receiver.url, INSIDE)).rejects.toThrow('No answer within 2 seconds')
      expect(Date.now() - started).toBeLessThan(3_000)
    },
  )

  it('takes the status of an answer whose text does not come', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => {})
      socket.once('data', () => socket.write('HTTP/1.1 202 Accepted\r\ncontent-length: 100\r\n\r\nThank'))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    closing.push(() => new Promise((resolve) => server.close(resolve)))
    const { port } = server.address() as AddressInfo
    expect(await post(`http://127.0.0.1:${port}/`, INSIDE)).toMatchObject({ status: 202, text: 'Thank' })
  })

  it('says in words what went wrong', async () => {
    const reset = await aReceiver('reset')
    const words = async (url: string, reach: Parameters<typeof safePost>[2] = INSIDE) =>
      post(url, reach).then(() => 'nothing', failureInWords)
    expect(await words(reset.url)).toBe('The connection was closed before there was an answer')
    const { url } = reset
    await reset.close()
    expect(await words(url)).toBe('The connection was refused')
    const unknown = async () => Promise.reject(Object.assign(new Error('queryA ENOTFOUND'), { code: 'ENOTFOUND' }))
    expect(await words('https://hooks.example.com/', { ...OUTSIDE, resolve: unknown })).toBe(
      'The name of the host is not known',
    )
  })
})
