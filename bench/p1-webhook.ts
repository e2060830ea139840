import { createClient, generateWebhookTokens, getWebhookUrl } from '../src/domain/clients/index.js'
import { makeCtx } from '../src/platform/context.js'
import type { Load, LoadResult } from './load.js'
import { type BenchOptions, benchDatabase, median, ROUNDS, report, startProcess } from './support.js'

/** P1: webhook deliveries durably stored and answered, against a bare INSERT per request. */
export async function run({ seconds }: BenchOptions): Promise<void> {
  const bench = await benchDatabase()
  const ctx = makeCtx(bench.deps, { kind: 'script', name: 'bench' })
  const { id } = await createClient(ctx, { email: 'bench@business.example', name: 'Bench', businessName: 'Bench' })
  await generateWebhookTokens(ctx, { clientIds: [id] })
  const ours = await startProcess<{ port: number }>('webhook-server.js', { databaseUrl: bench.url })
  const bare = await startProcess<{ port: number }>('yardsticks/bare-webhook.js', { databaseUrl: bench.url })
  const path = new URL((await getWebhookUrl(ctx, { clientId: id })) ?? '').pathname

  const measure = async (port: number, bodyBytes: number, connections: number): Promise<LoadResult> => {
    const load: Load = { url: `http://127.0.0.1:${port}`, paths: [path], bodyBytes, connections, seconds }
    return (await startProcess<LoadResult>('load.js', load)).first
  }
  for (const [bodyBytes, connections] of [
    [4_096, 64],
    [4_096, 256],
    [61_440, 64],
    [61_440, 256],
  ] as const) {
    const rounds = []
    for (let round = 0; round < ROUNDS; round++) {
      const a = await measure(ours.first.port, bodyBytes, connections)
      const b = await measure(bare.first.port, bodyBytes, connections)
      rounds.push({ a, b })
    }
    const ratios = rounds.map(({ a, b }) => a.perSecond / b.perSecond)
    report(`p1-webhook ${bodyBytes / 1024}kB ${connections}`, ratios, {
      ours: `${Math.round(median(rounds.map(({ a }) => a.perSecond)))}/s`,
      bare: `${Math.round(median(rounds.map(({ b }) => b.perSecond)))}/s`,
      p99: `${median(rounds.map(({ a }) => a.p99)).toFixed(1)}ms`,
      bareP99: `${median(rounds.map(({ b }) => b.p99)).toFixed(1)}ms`,
      failed: rounds.reduce((sum, { a, b }) => sum + a.failed + b.failed, 0),
    })
  }
  ours.process.disconnect()
  bare.process.disconnect()
  await bench.close()
}
