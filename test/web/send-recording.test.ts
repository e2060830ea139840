import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import express from 'express'
import { expect, it } from 'vitest'
import { sendRecording } from '../../src/web/send-recording.js'

it('tells only the headers of a recording to HEAD, and fetches no sound', async () => {
  const stream = new Readable({ read: () => {} })
  const app = express()
  app.get('/sound', (_req, res) =>
    sendRecording(res, { status: 200, headers: { 'Content-Type': 'audio/wav', 'Content-Length': '1000000' }, stream }),
  )
  const server = createServer(app).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const answer = await fetch(`http://127.0.0.1:${port}/sound`, { method: 'HEAD' })
  const told = ['content-type', 'content-length', 'cache-control'].map((name) => answer.headers.get(name))
  expect([answer.status, ...told]).toEqual([200, 'audio/wav', '1000000', 'private, no-store'])
  expect(stream.destroyed).toBe(true)
  await new Promise((resolve) => server.close(resolve))
})
