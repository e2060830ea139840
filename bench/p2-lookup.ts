import { createClient } from '../src/domain/clients/index.js'
import { type Deps, makeCtx } from '../src/platform/context.js'
import type { QuestionLoad, QuestionResult } from './question-load.js'
import { type BenchOptions, benchDatabase, median, ROUNDS, report, startProcess } from './support.js'

const ROWS = 100_000
const CONNECTIONS = 2

/** How callers name one of 100,000: as it is written, in words and abbreviations with the city, and with a letter misheard. */
const SAID = {
  exact: '{{n}} Main Street',
  spoken: 'the house at {{n}} main st. in springfield',
  misheard: '{{n}} maine street',
} as const

/** P2: lookup_property among 100,000 properties of one client, against node:http and a query on the same index. */
export async function run({ seconds }: BenchOptions): Promise<void> {
  const bench = await benchDatabase()
  const clientId = await prepare(bench.deps)
  const settings = { databaseUrl: bench.url, clientId }
  const servers = {
    ours: await startProcess<{ port: number }>('lookup-server.js', settings),
    bare: await startProcess<{ port: number }>('yardsticks/bare-property.js', settings),
  }
  const ask = async (server: keyof typeof servers, property: string): Promise<QuestionResult> => {
    const load: QuestionLoad = {
      url: `http://127.0.0.1:${servers[server].first.port}`,
      path: '/',
      body: bodyOf(property),
      connections: CONNECTIONS,
      seconds,
    }
    return (await startProcess<QuestionResult>('question-load.js', load)).first
  }
  for (const [name, said] of Object.entries(SAID)) {
    const rounds = []
    for (let round = 0; round < (seconds <= 1 ? 1 : ROUNDS); round++) {
      rounds.push({ ours: await ask('ours', said), bare: await ask('bare', SAID.exact) })
    }
    const failed = rounds.reduce((sum, { ours, bare }) => sum + ours.failed + bare.failed, 0)
    const [first] = rounds.flatMap(({ ours, bare }) => ours.wrong || bare.wrong || [])
    report(
      `p2-lookup ${name}`,
      rounds.map(({ ours, bare }) => ours.p99 / bare.p99),
      {
        p50: ms(rounds.map(({ ours }) => ours.p50)),
        p99: ms(rounds.map(({ ours }) => ours.p99)),
        bareP50: ms(rounds.map(({ bare }) => bare.p50)),
        bareP99: ms(rounds.map(({ bare }) => bare.p99)),
        failed,
        ...(first && { wrong: JSON.stringify(first) }),
      },
    )
  }
  for (const { process } of Object.values(servers)) process.disconnect()
  await bench.close()
}

const ms = (values: number[]) => `${median(values).toFixed(2)}ms`

function bodyOf(property: string): string {
  const toolCall = {
    id: 'tool-{{id}}',
    type: 'function',
    function: { name: 'lookup_property', arguments: { property } },
  }
  const message = {
    type: 'tool-calls',
    timestamp: 1_789_398_254_650,
    call: { id: 'call-{{id}}' },
    toolCallList: [toolCall],
  }
  return JSON.stringify({ message })
}

/** A client with 100,000 properties: every house number on Main Street once, and ten more on other streets. */
async function prepare({ database, ...deps }: Deps): Promise<string> {
  const ctx = makeCtx({ database, ...deps }, { kind: 'script', name: 'bench' })
  const { id: clientId } = await createClient(ctx, {
    email: 'bench@business.example',
    name: 'Bench',
    businessName: 'Bench',
  })
  await database.query(
    `insert into properties (id, client_id, address, city, house_number, street_key, city_key, address_key, price_minor, currency, features, description, updated_at)
     select gen_random_uuid(), $1, number || ' Main Street', 'Springfield', number, 'main st', 'springfield', number || ' main st', n, 'USD', '{found}', 'found ' || n, now()
     from (select n, lpad(n::text, 6, '0') as number from generate_series(1, $2::int) n) numbers`,
    [clientId, ROWS],
  )
  await database.query(
    `insert into answering_plans (id, client_id, functions, updated_at) values (gen_random_uuid(), $1, '{lookup_property}', now())`,
    [clientId],
  )
  await database.query('vacuum analyze')
  return clientId
}
