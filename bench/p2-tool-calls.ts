import { randomBytes, randomUUID } from 'node:crypto'
import { createClient, generateWebhookTokens, getWebhookUrl } from '../src/domain/clients/index.js'
import { type Deps, makeCtx } from '../src/platform/context.js'
import type { QuestionLoad, QuestionResult } from './question-load.js'
import { type BenchOptions, benchDatabase, median, ROUNDS, report, startProcess } from './support.js'

const ROWS = 100_000
const CONNECTIONS = 2

/** A question is about 6 kB in the field: the assistant with its prompt, and what was said so far. */
const TALK = {
  assistant: { id: randomUUID(), model: { messages: [{ role: 'system', content: 'Be kind. '.repeat(600) }] } },
}
const CALL = { id: 'call-{{id}}', phoneNumberId: randomUUID() }

const QUESTIONS = {
  /** A function looks up one row among 100,000; the answerer alone. */
  'look-up': {
    call: CALL,
    type: 'tool-calls',
    toolCallList: [
      { id: 'tool-{{id}}', type: 'function', function: { name: 'look_up', arguments: { number: '+1415{{n}}' } } },
    ],
  },
  /** Whose assistant answers a number, one among 100,000; through the door, which stores the question as well. */
  'assistant-request': { call: CALL, type: 'assistant-request', phoneNumber: { number: '+1415{{n}}' } },
} as const

/** P2: a question answered, quiet and with 100,000 events waiting, against node:http and the same indexed query. */
export async function run({ seconds }: BenchOptions): Promise<void> {
  const bench = await benchDatabase()
  const { clientId, path } = await prepare(bench.deps)
  const servers = {
    'look-up': await startProcess<{ port: number }>('question-server.js', { databaseUrl: bench.url, clientId }),
    'assistant-request': await startProcess<{ port: number }>('webhook-server.js', { databaseUrl: bench.url }),
    bare: await startProcess<{ port: number }>('yardsticks/bare-lookup.js', { databaseUrl: bench.url }),
  }
  const ask = async (server: keyof typeof servers, question: keyof typeof QUESTIONS): Promise<QuestionResult> => {
    const body = JSON.stringify({ message: { timestamp: 1_789_398_254_650, ...QUESTIONS[question], ...TALK } })
    const load: QuestionLoad = {
      url: `http://127.0.0.1:${servers[server].first.port}`,
      path,
      body,
      connections: CONNECTIONS,
      seconds,
    }
    return (await startProcess<QuestionResult>('question-load.js', load)).first
  }
  const quiet: Record<string, number> = {}
  for (const state of ['quiet', 'backlog'] as const) {
    if (state === 'backlog') await addBacklog(bench.deps, clientId, seconds <= 1 ? 10_000 : 100_000)
    for (const question of ['look-up', 'assistant-request'] as const) {
      const rounds = []
      for (let round = 0; round < (seconds <= 1 ? 1 : ROUNDS); round++) {
        rounds.push({ ours: await ask(question, question), bare: await ask('bare', question) })
      }
      const ratios = rounds.map(({ ours, bare }) => ours.p99 / bare.p99)
      quiet[question] ??= median(ratios)
      const failed = rounds.reduce((sum, { ours, bare }) => sum + ours.failed + bare.failed, 0)
      const [first] = rounds.flatMap(({ ours, bare }) => ours.wrong || bare.wrong || [])
      report(`p2-tool-calls ${question} ${state}`, ratios, {
        p50: ms(rounds.map(({ ours }) => ours.p50)),
        p99: ms(rounds.map(({ ours }) => ours.p99)),
        bareP50: ms(rounds.map(({ bare }) => bare.p50)),
        bareP99: ms(rounds.map(({ bare }) => bare.p99)),
        ...(state === 'backlog' && { ofQuiet: (median(ratios) / (quiet[question] ?? 1)).toFixed(2) }),
        failed,
        ...(first && { wrong: JSON.stringify(first) }),
      })
    }
  }
  for (const { process } of Object.values(servers)) process.disconnect()
  await bench.close()
}

const ms = (values: number[]) => `${median(values).toFixed(2)}ms`

/** A client with 100,000 numbers, each with an assistant of its own. */
async function prepare({ database, ...deps }: Deps): Promise<{ clientId: string; path: string }> {
  const ctx = makeCtx({ database, ...deps }, { kind: 'script', name: 'bench' })
  const { id: clientId } = await createClient(ctx, {
    email: 'bench@business.example',
    name: 'Bench',
    businessName: 'Bench',
  })
  await generateWebhookTokens(ctx, { clientIds: [clientId] })
  await database.query(
    `insert into phone_numbers (id, client_id, number, label, vapi_assistant_id, updated_at)
     select gen_random_uuid(), $1, '+1415' || lpad(n::text, 6, '0'), 'found ' || n, 'found-' || n, now() from generate_series(1, $2::int) n`,
    [clientId, ROWS],
  )
  await database.query(
    `insert into answering_plans (id, client_id, functions, updated_at) values (gen_random_uuid(), $1, '{look_up}', now())`,
    [clientId],
  )
  // What was asked for before: a plan made on an empty table would be kept while it fills.
  await database.query(
    `insert into function_runs (id, client_id, vapi_call_id, tool_call_id, name, state, input_sealed, answer_sealed, duration_ms)
     select gen_random_uuid(), $1, 'past-' || n / 3, 'past-' || n, 'look_up', 'DONE', ''::bytea, ''::bytea, 1 from generate_series(1, $2::int) n`,
    [clientId, ROWS],
  )
  await database.query('vacuum analyze')
  return { clientId, path: new URL((await getWebhookUrl(ctx, { clientId })) ?? '').pathname }
}

/** Events that wait for a worker, 4 kB each. */
async function addBacklog({ database }: Deps, clientId: string, count: number): Promise<void> {
  await database.query(
    `insert into webhook_events (id, client_id, delivery_key, call_key, type, state, headers, body_bytes, body_sealed)
     select gen_random_uuid(), $1, decode(md5(n::text), 'hex'), 'waiting-' || n / 5, 'status-update', 'READY', '{}', 4096, $3
     from generate_series(1, $2::int) n`,
    [clientId, count, randomBytes(4_096)],
  )
  await database.query('analyze webhook_events')
}
