import { randomUUID } from 'node:crypto'
import { listCalls, listCallsInput } from '../src/domain/calls/index.js'
import { type Deps, makeCtx } from '../src/platform/context.js'
import { aBenchClient, addCalls, PAGES, timed } from './many-calls.js'
import { type BenchOptions, benchDatabase, median, percentile, report } from './support.js'

const TRIES = 200

/** P4: a page of the calls list (first, filtered, next) through the verb, against the bare SQL of the page. */
export async function run({ seconds }: BenchOptions): Promise<void> {
  const bench = await benchDatabase()
  const clientId = await aBenchClient(bench.deps)
  const sizes = seconds <= 1 ? [10_000] : [10_000, 1_000_000]
  let rows = 0
  for (const size of sizes) {
    await addCalls(bench.deps, clientId, size - rows)
    rows = size
    for (const name of Object.keys(PAGES)) await measure(bench.deps, clientId, `${name} of ${size}`)
  }
  await bench.close()
}

async function measure(deps: Deps, clientId: string, name: string): Promise<void> {
  const { query, bare } = PAGES[name.split(' of ')[0] ?? ''] ?? { query: {}, bare: '' }
  const ctx = makeCtx(deps, { kind: 'client', id: randomUUID(), name: 'Bench', clientId, access: 'READ_ONLY' })
  const input = listCallsInput.parse(query)
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let n = 0; n < TRIES; n++) {
    ours.push(await timed(() => listCalls(ctx, input)))
    theirs.push(await timed(() => deps.database.query(bare, [clientId])))
  }
  report(`p4-calls-list ${name}`, [median(ours) / median(theirs)], {
    ours: `${median(ours).toFixed(2)}ms`,
    bare: `${median(theirs).toFixed(2)}ms`,
    p99: `${percentile(ours, 0.99).toFixed(2)}ms`,
  })
}
