import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'

/** The fastest plain way to look up a property: node:http, JSON.parse, one prepared query of the row by its address. */
const { databaseUrl, clientId } = JSON.parse(process.argv[2] ?? '{}') as { databaseUrl: string; clientId: string }
const pool = new pg.Pool({ connectionString: databaseUrl, max: 16 })
const query = { name: 'look-up', text: 'select * from properties where client_id = $1 and address_key = $2' }

const server = createServer((req, res) => {
  const chunks: Buffer[] = []
  req.on('data', (chunk) => chunks.push(chunk))
  req.on('end', async () => {
    const { message } = JSON.parse(Buffer.concat(chunks).toString())
    const [call] = message.toolCallList
    const key = call.function.arguments.property.toLowerCase().replace('street', 'st')
    const { rows } = await pool.query({ ...query, values: [clientId, key] })
    res.setHeader('content-type', 'application/json')
    res.end(JSON.stringify({ results: [{ toolCallId: call.id, result: rows[0]?.description ?? 'nothing' }] }))
  })
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('disconnect', () => process.exit(0))
