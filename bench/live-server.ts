import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import compression from 'compression'
import express from 'express'
import { makeLive } from '../src/domain/live/index.js'
import { makeMetrics } from '../src/platform/metrics.js'
import { requestLog } from '../src/platform/request-log.js'
import { errorPages } from '../src/web/middleware/errors.js'
import { securityHeaders } from '../src/web/middleware/security-headers.js'
import { portal } from '../src/web/portal/index.js'
import { benchDeps } from './deps.js'
import { memoryNow } from './memory.js'

/** The portal in a process of its own, as start:web mounts it. */
const { databaseUrl } = JSON.parse(process.argv[2] ?? '{}') as { databaseUrl: string }
const deps = benchDeps(databaseUrl)
const app = express()
app.disable('x-powered-by')
app.set('views', [path.resolve('views')])
app.set('view engine', 'ejs')
app.use(requestLog(deps.log, makeMetrics()))
app.use(compression())
app.use(securityHeaders(deps))
app.use(portal(deps, makeLive(deps)))
app.use(errorPages(deps))
const server = createServer(app)
process.on('message', () => process.send?.(memoryNow()))
process.on('disconnect', () => process.exit(0))
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
