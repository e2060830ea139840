import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'

/** The fastest plain way to answer a question: node:http, JSON.parse, one prepared query on a unique index. */
const { databaseUrl } = JSON.parse(process.argv[2] ?? '{}') as { databaseUrl: string }
const pool = new pg.Pool({ connectionString: databaseUrl, max: 16 })
const query = { name: 'look-up', text: 'select label from phone_numbers where number = $1' }

const server = createServer((req, res) => {
  const chunks: Buffer[] = []
  req.on('data', (chunk) => chunks.push(chunk))
  req.on('end', async () => {
    const { message } = JSON.parse(Buffer.concat(chunks).toString())
    const [call] = message.toolCallList ?? []
    const number = call?.function.arguments.number ?? message.phoneNumber.number
    const { rows } = await pool.query({ ...query, values: [number] })
    const result = rows[0]?.label ?? 'nothing'
    res.setHeader('content-type', 'application/json')
    res.end(JSON.stringify({ results: [{ toolCallId: call?.id, result }] }))
  })
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('disconnect', () => process.exit(0))
