import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { defineFunction, makeFunctionRunner } from '../src/domain/functions/index.js'
import { makeAnswerer } from '../src/domain/inbound/index.js'
import { parseVapiMessage } from '../src/integrations/voice/index.js'
import { benchDeps } from './deps.js'

/** The part of a process that answers questions, without the door before it and the inbox beside it. */
const { databaseUrl, clientId } = JSON.parse(process.argv[2] ?? '{}') as { databaseUrl: string; clientId: string }
const deps = benchDeps(databaseUrl)

/** Stands for the property look-up of a later issue: one row among 100,000 by a unique index. */
const lookUp = defineFunction({
  name: 'look_up',
  label: '',
  about: '',
  description: '',
  input: z.object({ number: z.string() }),
  needs: [],
  effect: 'reads',
  deadlineMs: 8_000,
  async run(_ctx, { number }) {
    const { rows } = await deps.database.query('select label from phone_numbers where number = $1', [number], 'look-up')
    return { say: `${rows[0]?.['label'] ?? 'nothing'}` }
  },
})
const answerer = makeAnswerer(deps, makeFunctionRunner(deps, [lookUp]))

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
