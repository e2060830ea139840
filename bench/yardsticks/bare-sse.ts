import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { memoryNow } from '../memory.js'

/** The least that streams events: headers, a set of answers, one write to each; no session, no database, no limits. */
const open = new Set<ServerResponse>()
const server = createServer((_req, res) => {
  res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  res.write('retry: 3000\n\n')
  open.add(res)
  res.once('close', () => open.delete(res))
})
setInterval(() => {
  for (const res of open) res.write(':\n\n')
}, 15_000)

process.on('message', (message: { tell?: string }) => {
  if (message.tell === undefined) return process.send?.(memoryNow())
  const chunk = Buffer.from(message.tell)
  for (const res of open) res.write(chunk)
  return undefined
})
process.on('disconnect', () => process.exit(0))
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
