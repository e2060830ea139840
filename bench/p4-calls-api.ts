import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { createApiKey } from '../src/domain/api-keys/index.js'
import { type Deps, makeCtx } from '../src/platform/context.js'
import { makeMetrics } from '../src/platform/metrics.js'
import { requestLog } from '../src/platform/request-log.js'
import { api } from '../src/web/api/index.js'
import { aBenchClient, addCalls, PAGES, timed } from './many-calls.js'
import { type BenchOptions, benchDatabase, median, percentile, report } from './support.js'

const TRIES = 200

/** P4: a page of the calls list by GET /api/v1/voice/calls, key and limit and all, against the bare SQL of the page. */
export async function run({ seconds }: BenchOptions): Promise<void> {
  const bench = await benchDatabase()
  const clientId = await aBenchClient(bench.deps)
  const server = await startApi(bench.deps)
  const { key } = await createApiKey(makeCtx(bench.deps, { kind: 'script', name: 'bench' }), {
    ...{ name: 'Bench', scopes: ['calls:read'], clientId },
  })
  let rows = 0
  for (const size of seconds <= 1 ? [10_000] : [10_000, 1_000_000]) {
    await addCalls(bench.deps, clientId, size - rows)
    rows = size
    for (const name of Object.keys(PAGES)) await measure(bench.deps, { ...server, key, clientId }, { name, size })
  }
  server.close()
  await bench.close()
}

/** The API in this process, over HTTP on loopback, for a program that asks faster than keys may. */
async function startApi(deps: Deps): Promise<{ address: string; close(): void }> {
  const app = express()
  const config = { ...deps.config, apiRequestsPerMinute: 1_000_000_000 }
  app.use(requestLog(deps.log, makeMetrics()))
  app.use('/api/v1', api({ ...deps, config }))
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}`, close: () => server.close() }
}

type Asking = { address: string; key: string; clientId: string }

async function measure(deps: Deps, asking: Asking, { name, size }: { name: string; size: number }): Promise<void> {
  const { query, bare } = PAGES[name] ?? { query: {}, bare: '' }
  const outside = Object.entries(query).map(([field, value]) => [
    field,
    field === 'outcome' ? value.toLowerCase() : value,
  ])
  const url = `${asking.address}/api/v1/voice/calls?${new URLSearchParams(Object.fromEntries(outside))}`
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let n = 0; n < TRIES; n++) {
    ours.push(await timed(() => ask(url, asking.key)))
    theirs.push(await timed(() => deps.database.query(bare, [asking.clientId])))
  }
  report(`p4-calls-api ${name} of ${size}`, [median(ours) / median(theirs)], {
    ours: `${median(ours).toFixed(2)}ms`,
    bare: `${median(theirs).toFixed(2)}ms`,
    p99: `${percentile(ours, 0.99).toFixed(2)}ms`,
  })
}

async function ask(url: string, key: string): Promise<void> {
  const answer = await fetch(url, { headers: { 'X-API-Key': key } })
  const page = (await answer.json()) as { data?: unknown[] }
  if (!page.data) throw new Error(`${url} answered ${answer.status}: ${JSON.stringify(page)}`)
}
