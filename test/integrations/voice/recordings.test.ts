import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import { fetchRecording } from '../../../src/integrations/voice/vapi/recordings.js'
import { isPublic, MAX_BYTES, mayFetch, requestOnce, upTo } from '../../../src/integrations/voice/vapi/safe-request.js'

const real = {
  vapiBaseUrl: 'https://api.vapi.ai',
  vapiApiKey: undefined,
  recordingHosts: ['storage.vapi.ai', '.r2.cloudflarestorage.com'],
}

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

/** A server on loopback that counts who comes. */
async function aServer(answer: RequestListener) {
  let hits = 0
  const server = createServer((request, response) => {
    hits++
    answer(request, response)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, port, hits: () => hits }
}

describe('which links may be fetched', () => {
  it.each([
    'https://storage.vapi.ai/a-mono.wav',
    'https://STORAGE.vapi.ai/a.wav?X-Amz-Signature=1',
    'https://acct.r2.cloudflarestorage.com/hipaa/a.wav',
    'https://bucket.acct.r2.cloudflarestorage.com/a.wav',
  ])('%s', (url) => expect(mayFetch(real, new URL(url))).toBe(true))

  it.each([
    'http://storage.vapi.ai/a.wav',
    'https://storage.vapi.ai:5432/a.wav',
    'https://storage.vapi.ai.evil/a.wav',
    'https://evil-storage.vapi.ai/a.wav',
    'https://user@storage.vapi.ai/a.wav',
    'https://storage.vapi.ai@evil.example/a.wav',
    'https://.r2.cloudflarestorage.com/a.wav',
    'https://r2.cloudflarestorage.com.evil.example/a.wav',
    'https://127.1/',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://[::ffff:127.0.0.1]/',
    'https://①②⑦.0.0.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://metadata.google.internal/',
    'http://localhost/',
    'http://127.0.0.1:8080/',
    'file:///etc/passwd',
    'gopher://storage.vapi.ai/',
  ])('not %s', (url) => expect(mayFetch(real, new URL(url))).toBe(false))

  it('a backslash does not hide another host', () => {
    const url = new URL('https://storage.vapi.ai\\@evil.example/a.wav')
    expect(url.host).toBe('storage.vapi.ai')
  })

  it('an emulator on loopback, but only that port and never https Vapi on loopback', () => {
    const emulated = { ...real, vapiBaseUrl: 'http://127.0.0.1:4000' }
    expect(mayFetch(emulated, new URL('http://127.0.0.1:4000/storage/a.wav'))).toBe(true)
    expect(mayFetch(emulated, new URL('http://127.0.0.1:4001/storage/a.wav'))).toBe(false)
    expect(mayFetch({ ...real, vapiBaseUrl: 'http://vapi.example' }, new URL('http://vapi.example/a.wav'))).toBe(false)
  })
})

describe('which addresses are public', () => {
  it.each([
    ['8.8.8.8', 4, true],
    ['127.0.0.1', 4, false],
    ['10.1.2.3', 4, false],
    ['172.31.0.1', 4, false],
    ['192.168.1.1', 4, false],
    ['169.254.169.254', 4, false],
    ['100.64.0.1', 4, false],
    ['0.0.0.0', 4, false],
    ['255.255.255.255', 4, false],
    ['2606:4700::1', 6, true],
    ['::1', 6, false],
    ['::ffff:127.0.0.1', 6, false],
    ['64:ff9b::7f00:1', 6, false],
    ['fe80::1', 6, false],
    ['fd00::1', 6, false],
    ['2002:7f00:1::', 6, false],
  ])('%s', (address, family, expected) => expect(isPublic({ address, family })).toBe(expected))
})

describe('fetching a recording', () => {
  it.each([
    ['inside', ['127.0.0.1']],
    ['outside and inside', ['93.184.216.34', '127.0.0.1']],
    ['nowhere', []],
  ])('does not connect when the name of a host points %s', async (_where, addresses) => {
    const canary = await aServer((_request, response) => response.end('secret'))
    const resolve = async () => addresses.map((address) => ({ address, family: 4 }))
    const url = new URL(`http://storage.example:${canary.port}/a.wav`)
    await expect(requestOnce(url, { headers: {}, resolve, isOurs: false })).rejects.toThrow('no public address')
    const source = { url: 'https://storage.vapi.ai/a.wav' }
    await expect(fetchRecording(real, { source }, resolve)).rejects.toMatchObject({ code: 'provider_down' })
    expect(canary.hits()).toBe(0)
  })

  it('does not follow a redirect to a place it may not fetch', async () => {
    const canary = await aServer((_request, response) => response.end('secret'))
    const vapi = await aServer((_request, response) => response.writeHead(302, { location: canary.url }).end())
    const settings = { ...real, vapiBaseUrl: vapi.url, vapiApiKey: 'key' }
    expect(await fetchRecording(settings, { source: { vapiCallId: 'a', channel: 'mono' } })).toBeUndefined()
    expect([vapi.hits(), canary.hits()]).toEqual([1, 0])
  })

  it('gives up on redirects that go round', async () => {
    const vapi = await aServer((_request, response) => response.writeHead(302, { location: '/again' }).end())
    const settings = { ...real, vapiBaseUrl: vapi.url, vapiApiKey: 'key' }
    expect(await fetchRecording(settings, { source: { vapiCallId: 'a', channel: 'mono' } })).toBeUndefined()
    expect(vapi.hits()).toBe(4)
  })

  it.each(['../assistant', '..', 'a/b', '', 'a?b'])('asks Vapi nothing about the id "%s"', async (vapiCallId) => {
    const vapi = await aServer((_request, response) => response.end())
    const settings = { ...real, vapiBaseUrl: vapi.url, vapiApiKey: 'key' }
    expect(await fetchRecording(settings, { source: { vapiCallId, channel: 'mono' } })).toBeUndefined()
    expect(vapi.hits()).toBe(0)
  })

  it('answers with audio whatever the host says it is', async () => {
    const headers = { 'content-type': 'text/html', 'set-cookie': 'a=b', 'content-disposition': 'inline; filename="x"' }
    const vapi = await aServer((_request, response) => response.writeHead(200, headers).end('<script>'))
    const settings = { ...real, vapiBaseUrl: vapi.url, vapiApiKey: 'key' }
    const recording = await fetchRecording(settings, { source: { vapiCallId: 'a', channel: 'mono' } })
    recording?.stream.resume()
    expect(recording?.headers).toEqual({ 'content-type': 'audio/wav', 'accept-ranges': 'bytes' })
  })

  it('refuses one that says it is too long', async () => {
    const vapi = await aServer((_request, response) =>
      response.writeHead(200, { 'content-length': MAX_BYTES + 1 }).write('a'),
    )
    const settings = { ...real, vapiBaseUrl: vapi.url, vapiApiKey: 'key' }
    const source = { vapiCallId: 'a', channel: 'mono' } as const
    await expect(fetchRecording(settings, { source })).rejects.toMatchObject({ code: 'too_large' })
  })

  it('stops reading one that never ends', async () => {
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(1_000)
      })(),
    )
    let bytes = 0
    const read = async () => {
      for await (const chunk of upTo(endless, 10_000)) bytes += chunk.length
    }
    await expect(read()).rejects.toThrow('longer than 10000 bytes')
    expect([bytes <= 10_000, endless.destroyed]).toEqual([true, true])
  })

  it('hangs up on the host when the listener leaves', async () => {
    let hangUp = () => {}
    const hungUp = new Promise<void>((resolve) => {
      hangUp = resolve
    })
    const vapi = await aServer((request, response) => {
      request.socket.once('close', hangUp)
      response.writeHead(200).write('RIFF')
    })
    const settings = { ...real, vapiBaseUrl: vapi.url, vapiApiKey: 'key' }
    const recording = await fetchRecording(settings, { source: { vapiCallId: 'a', channel: 'mono' } })
    recording?.stream.destroy()
    await hungUp
  })

  it('does not wait for headers that do not come', { timeout: 20_000 }, async () => {
    const vapi = await aServer(() => {})
    const settings = { ...real, vapiBaseUrl: vapi.url, vapiApiKey: 'key' }
    const started = Date.now()
    const source = { vapiCallId: 'a', channel: 'mono' } as const
    await expect(fetchRecording(settings, { source })).rejects.toMatchObject({ code: 'provider_down' })
    expect(Date.now() - started).toBeLessThan(12_000)
  })
})
