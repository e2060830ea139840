import { createHash, randomUUID } from 'node:crypto'
import { type Ctx, type Deps, inTransaction } from '../../platform/context.js'
import { openIfPossible } from '../../platform/readable.js'
import type { Place, Vault } from '../../platform/vault.js'
import type { CallInHand, InCallFunction, Said } from './in-call-function.js'

export type FunctionOutcome = {
  say: string
  /** It could not be done. */
  isFailure: boolean
}

export type Run = { fn: InCallFunction; input: unknown; call: CallInHand; toolCallId: string }

const place =
  (column: string) =>
  (clientId: string, id: string): Place => ({
    clientId,
    table: 'function_runs',
    column,
    id,
  })
const inputPlace = place('input_sealed')
export const answerPlace = place('answer_sealed')

/**
 * Runs a function that changes something, and writes down that it ran and what it said, in one transaction: whoever asks
 * again, at the same moment or later, in this process or another, gets the same answer and nothing happens twice.
 */
export function runOnce(ctx: Ctx, run: Run): Promise<FunctionOutcome> {
  const { fn, call } = run
  return inTransaction(ctx, async (tx) => {
    const row = rowOf(tx.vault, run)
    // A second one waits here until the first has committed, and then finds its row.
    if (!(await claim(tx, row))) return storedAnswer(tx, run)
    const startedAt = performance.now()
    const { say, isDone = false, propertyId = null } = await fn.run(tx, run.input, call)
    const answer = tx.vault.seal(answerPlace(call.clientId, row.id), say)
    const durationMs = Math.round(performance.now() - startedAt)
    await tx.db.$executeRaw`
      update function_runs set answer_sealed = ${answer}, duration_ms = ${durationMs}, is_done = ${isDone},
        property_id = ${propertyId}::uuid where id = ${row.id}::uuid`
    return { say, isFailure: false }
  })
}

export type EndedRun = { run: Run; now: Date; said: Said; durationMs: number; error?: string }

/**
 * Writes down how runs ended that were not written down with their effects, in one statement. The first record of a use
 * counts.
 */
export async function recordRuns(
  { database, vault }: Pick<Deps, 'database' | 'vault'>,
  ended: readonly EndedRun[],
): Promise<void> {
  const rows = ended.map(({ run, now, said, durationMs, error = null }) => {
    const row = rowOf(vault, run)
    const { id, clientId, name, inputSealed } = row
    const { say, isDone = false, propertyId = null } = said
    const answer = vault.seal(answerPlace(clientId, id), say)
    const state = error === null ? 'DONE' : 'FAILED'
    const ids = [id, clientId, keptId(row.vapiCallId), keptId(row.toolCallId)]
    return [...ids, name, state, inputSealed, answer, isDone, propertyId, error, durationMs, now]
  })
  const columns = COLUMN_TYPES.map((_, at) => rows.map((row) => row[at]))
  await database.query(RECORD, columns, 'function-record')
}

const COLUMN_TYPES = 'uuid uuid text text text function_run_state bytea bytea boolean uuid text int timestamptz'.split(
  ' ',
)

const RECORD = `
  insert into function_runs (id, client_id, vapi_call_id, tool_call_id, name, state, input_sealed, answer_sealed, is_done,
    property_id, error, duration_ms, created_at)
  select * from unnest(${COLUMN_TYPES.map((type, at) => `$${at + 1}::${type}[]`).join(', ')})
  on conflict (client_id, vapi_call_id, tool_call_id) do nothing`

/** What was answered to this very use of a function before, if it was: past Prisma, because a caller waits. */
export async function findAnswer(
  { database, vault }: Pick<Deps, 'database' | 'vault'>,
  { call, toolCallId }: Run,
): Promise<FunctionOutcome | undefined> {
  const { rows } = await database.query(
    `select id::text, state::text, answer_sealed as answer from function_runs
     where client_id = $1 and vapi_call_id = $2 and tool_call_id = $3`,
    [call.clientId, keptId(call.vapiCallId), keptId(toolCallId)],
    'function-answer',
  )
  return rows[0] && outcomeOf(vault, call.clientId, rows[0] as StoredRun)
}

type StoredRun = { id: string; state: string; answer: Uint8Array }

function outcomeOf(vault: Vault, clientId: string, { id, state, answer }: StoredRun): FunctionOutcome {
  const say = answer.length > 0 ? vault.open(answerPlace(clientId, id), answer).toString('utf8') : ''
  return { say, isFailure: state === 'FAILED' }
}

async function storedAnswer(tx: Ctx, { call, toolCallId }: Run): Promise<FunctionOutcome> {
  const [row] = await tx.db.$queryRaw<StoredRun[]>`
    select id::text, state::text, answer_sealed as answer from function_runs
    where client_id = ${call.clientId}::uuid and vapi_call_id = ${keptId(call.vapiCallId)}
      and tool_call_id = ${keptId(toolCallId)}`
  if (!row) throw new Error('A function run was refused as a repetition of one that is not there')
  return outcomeOf(tx.vault, call.clientId, row)
}

function rowOf(vault: Vault, { fn, input, call, toolCallId }: Run) {
  const id = randomUUID()
  const inputSealed = vault.seal(inputPlace(call.clientId, id), JSON.stringify(input ?? {}).slice(0, 20_000))
  return { id, clientId: call.clientId, vapiCallId: call.vapiCallId, toolCallId, name: fn.name, inputSealed }
}

/** What was given to the functions that did their work on this call before, the oldest first. */
export async function inputsOf(
  tx: Ctx,
  { clientId, vapiCallId }: CallInHand,
): Promise<{ name: string; input: unknown }[]> {
  const rows = await tx.db.$queryRaw<{ id: string; name: string; sealed: Uint8Array }[]>`
    select id::text, name, input_sealed as sealed from function_runs
    where client_id = ${clientId}::uuid and vapi_call_id = ${keptId(vapiCallId)} and is_done
      and length(input_sealed) > 0
    order by created_at, id limit ${MOST_RUNS}`
  return rows.map(({ id, name, sealed }) => ({
    name,
    input: readJson(openIfPossible(tx, inputPlace(clientId, id), sealed)),
  }))
}

const MOST_RUNS = 50

/** Undefined for one that does not open, or that was cut off when it was kept. */
function readJson(text: Buffer | undefined): unknown {
  try {
    return text && JSON.parse(text.toString('utf8'))
  } catch {
    return undefined
  }
}

/** @returns false when somebody else did it, or does */
async function claim(tx: Ctx, row: ReturnType<typeof rowOf>): Promise<boolean> {
  const count = await tx.db.$executeRaw`
    insert into function_runs (id, client_id, vapi_call_id, tool_call_id, name, state, input_sealed, answer_sealed,
      duration_ms, created_at)
    values (${row.id}::uuid, ${row.clientId}::uuid, ${keptId(row.vapiCallId)}, ${keptId(row.toolCallId)}, ${row.name},
      'DONE', ${row.inputSealed}, ''::bytea, 0, ${tx.now})
    on conflict (client_id, vapi_call_id, tool_call_id) do nothing`
  return count === 1
}

/** Ids are Vapi's to make; what an index cannot hold is known by its hash. */
export const keptId = (id: string) =>
  id.length > 200 || /\0|\p{Cs}/u.test(id) ? `sha256:${createHash('sha256').update(id).digest('hex')}` : id
