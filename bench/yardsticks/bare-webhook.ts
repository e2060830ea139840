import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'

/** The fastest plain way to store a delivery: node:http, one INSERT per request, 16 connections. */
const { databaseUrl } = JSON.parse(process.argv[2] ?? '{}') as { databaseUrl: string }
const pool = new pg.Pool({ connectionString: databaseUrl, max: 16 })
await pool.query(
  'create table if not exists bare_inbox (id bigint generated always as identity primary key, body bytea not null, at timestamptz not null default now())',
)

const server = createServer((req, res) => {
  const chunks: Buffer[] = []
  req.on('data', (chunk) => chunks.push(chunk))
  req.on('end', () => {
    pool
      .query({ name: 'insert', text: 'insert into bare_inbox (body) values ($1)', values: [Buffer.concat(chunks)] })
      .then(
        () => res.end('{}'),
        () => res.writeHead(503).end(),
      )
  })
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('disconnect', () => process.exit(0))
