import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { makeAnswerer } from '../src/domain/inbound/index.js'
import { parseVapiMessage } from '../src/integrations/voice/index.js'
import { benchDeps } from './deps.js'

/** The part of a process that answers questions, with the functions that it has. */
const { databaseUrl, clientId } = JSON.parse(process.argv[2] ?? '{}') as { databaseUrl: string; clientId: string }
const answerer = makeAnswerer(benchDeps(databaseUrl))

const server = createServer((req, res) => {
  const chunks: Buffer[] = []
  req.on('data', (chunk) => chunks.push(chunk))
  req.on('end', async () => {
    const read = parseVapiMessage(Buffer.concat(chunks))
    const answer = read.kind === 'message' ? await answerer.answer({ clientId, read, now: new Date() }) : {}
    res.setHeader('content-type', 'application/json')
    res.end(JSON.stringify(answer))
  })
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('disconnect', () => process.exit(0))
