import type { AddressInfo } from 'node:net'
import { makeServer } from '../src/platform/http-server.js'
import { makeMetrics } from '../src/platform/metrics.js'
import { vapiDoor } from '../src/web/webhooks/vapi.js'
import { benchDeps } from './deps.js'

/** Our door alone, in a process of its own, as start:web mounts it; on a port of its own choice unless one is given. */
const { databaseUrl, port = 0 } = JSON.parse(process.argv[2] ?? '{}') as { databaseUrl: string; port?: number }
const deps = benchDeps(databaseUrl)
const door = vapiDoor(deps, makeMetrics())
const server = makeServer((req, res) => door.open(req, res))
server.listen(port, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('disconnect', () => process.exit(0))
