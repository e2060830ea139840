import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Caller } from '../../domain/api-keys/index.js'
import { type Answered, once } from '../../domain/idempotency/index.js'
import { type Ctx, type Deps, inTransaction, walledClient } from '../../platform/context.js'
import { DomainError, invalid } from '../../platform/errors.js'
import { etagOf, isMatched, lacksIfMatch, takesIfMatch } from './etag.js'
import { aloneOutside, aloneToTheEnd, changedBy, inLine } from './one-writer.js'
import type { Bytes, Route } from './route.js'
import { fieldsOf, sparse, takesFields } from './sparse.js'

export type Sent = {
  params: unknown
  query: unknown
  body: unknown
  idempotencyKey?: string | undefined
  ifMatch?: string | undefined
}

export type Performed = (Answered & { isRepeated: boolean }) | { bytes: Bytes }

/**
 * Does what a route declares: checks what was sent, whose key it is and what it is for, whether the thing has changed
 * meanwhile and whether the same was asked before; then runs it and lets out what its shape names, nothing else.
 * @throws invalid, forbidden, not_found, conflict, precondition_failed …
 */
export async function perform(
  deps: Deps,
  { ctx, caller }: { ctx: Ctx; caller: Caller | undefined },
  route: Route,
  sent: Sent,
): Promise<Performed> {
  assertScope(caller, route)
  const { fields, ...sentInput } = read(route, sent)
  const input = { ...sentInput, caller }
  if (sent.ifMatch !== undefined && lacksIfMatch(route))
    throw invalid('if-match', 'There is nothing to compare here. Please leave If-Match out')
  const run = route.run as (asked: unknown) => Promise<unknown>
  if (route.bytes) return { bytes: (await run({ ...input, ctx, deps, requestId: randomUUID() })) as Bytes }
  const isOutside = route.effects === 'outside'
  const name = changedBy(route, input.params)
  const work = async (inner: Ctx, requestId: string): Promise<Answered> => {
    if (name !== undefined && !isOutside) await aloneToTheEnd(inner, name)
    if (sent.ifMatch !== undefined && route.of && takesIfMatch(route))
      await assertUnchanged({ ctx: inner, deps, caller, params: input.params }, route.of, sent.ifMatch)
    const result = await run({ ...input, ctx: inner, deps, requestId })
    return answerOf(route, result, { fields, caller, params: input.params })
  }
  const outside = (inner: Ctx, requestId: string) => aloneOutside(deps, name, () => work(inner, requestId))
  // What anyone may ask for hands out tokens, which are kept nowhere.
  if (route.method === 'post' && sent.idempotencyKey !== undefined && caller && route.scope !== 'anyone') {
    const clientId = walledClient(ctx.actor) ?? null
    const request = { ...keyOf(route, sent, sent.idempotencyKey), owner: caller.owner, clientId }
    if (isOutside) return once(ctx, { ...request, effects: 'outside' }, outside)
    return inLine(name, () => once(ctx, { ...request, effects: 'database' }, work))
  }
  if (isOutside || route.method === 'get') return { ...(await outside(ctx, randomUUID())), isRepeated: false }
  // All of it or nothing, also where a route uses several verbs.
  const answered = await inLine(name, () => inTransaction(ctx, (tx) => work(tx, randomUUID())))
  return { ...answered, isRepeated: false }
}

function assertScope(caller: Caller | undefined, { scope }: Route): void {
  if (scope === 'anyone') return
  if (!caller) throw new DomainError('unauthorized', 'Please send an API key: X-API-Key: blk_…')
  if (scope === 'known') return
  if (!caller.scopes.has(scope))
    throw new DomainError('forbidden', `This key is not for ${scope}. Make one that is, or use another.`, {
      code: 'insufficient_scope',
      scope,
    })
}

/** Whether a key may read what a route changes or makes. */
export const mayReadAnswer = ({ of }: Route, caller: Caller | undefined): boolean =>
  !of || of.scope === 'anyone' || of.scope === 'known' || caller?.scopes.has(of.scope) === true

const NOTHING = z.union([z.undefined(), z.strictObject({})], 'This takes no body')

/** @throws invalid with each field that is wrong or unknown */
function read(route: Route, { params, query, body }: Sent) {
  const fieldsQuery = takesFields(route) ? { fields: sparse.query } : {}
  const { fields, ...rest } = readQuery({ ...route.query, ...fieldsQuery }, query) as {
    fields?: string
  } & Record<string, unknown>
  return {
    params: z.object(route.params ?? {}).parse(params),
    query: rest,
    body: (route.body ?? NOTHING).parse(body),
    fields: fields === undefined ? undefined : sparse.read(route, fields),
  }
}

/** A query is flat: a word among several is wrong under the name that was sent. */
function readQuery(shape: z.ZodRawShape, query: unknown): unknown {
  const { data, error } = z.strictObject(shape).safeParse(query ?? {})
  if (error) throw new z.ZodError(error.issues.map((issue) => ({ ...issue, path: issue.path.slice(0, 1) })))
  return data
}

type Answering = { fields: readonly string[] | undefined; caller: Caller | undefined; params: unknown }

function answerOf(route: Route, result: unknown, { fields, caller, params }: Answering): Answered {
  const usual = route.status ?? (route.answer ? 200 : 204)
  if (!route.answer) return { status: usual, headers: {}, body: undefined }
  const body = route.answer.parse(result)
  const status = route.isUnfinished?.(body) ? 202 : usual
  const headers = locationOf(route, body, params)
  // Writing does not include reading.
  if (!mayReadAnswer(route, caller)) return { status, headers, body: withoutWhatIsRead(route, body) }
  const isOneThing = route.method !== 'post' && typeof body === 'object' && body !== null && 'id' in body
  return {
    status,
    headers: { ...(isOneThing && { ETag: etagOf(body, route.of ?? route) }), ...headers },
    body: fields ? sparse.pick(body, fields) : body,
  }
}

/** Its id, and what reading it would not tell anyway, such as a secret that is shown once. */
function withoutWhatIsRead({ of }: Route, body: unknown): unknown {
  if (!of || typeof body !== 'object' || body === null || !('id' in body)) return body
  const readable = fieldsOf(of)
  return Object.fromEntries(Object.entries(body).filter(([name]) => name === 'id' || !readable.includes(name)))
}

function locationOf(route: Route, body: unknown, params: unknown): Record<string, string> {
  const { id } = (body ?? {}) as { id?: unknown }
  if (route.status !== 201 || !route.of || typeof id !== 'string') return {}
  const values = params as Readonly<Record<string, unknown>>
  const path = route.of.path.replace(/\{\w+\}$/, id).replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name]))
  return { Location: `/api/v1${path}` }
}

type Reading = { ctx: Ctx; deps: Deps; caller: Caller | undefined; params: unknown }

/** @throws precondition_failed */
async function assertUnchanged({ ctx, ...reading }: Reading, of: Route, ifMatch: string): Promise<void> {
  const run = of.run as (asked: unknown) => Promise<unknown>
  const asked = { ...reading, query: {}, body: undefined, requestId: '' }
  const now = of.answer?.parse(await inTransaction(ctx, (tx) => run({ ...asked, ctx: tx })))
  if (!isMatched(ifMatch, etagOf(now, of)))
    throw new DomainError('precondition_failed', 'This has changed since you read it. Read it again, then decide.')
}

function keyOf({ method, path }: Route, { params, query, body }: Sent, key: string) {
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw invalid('idempotency-key', 'Please send 1 to 255 letters, digits and signs without spaces')
  return { key, hash: hashOf(`${method} ${path} ${JSON.stringify([params, query, body ?? null])}`) }
}

const hashOf = (text: string) => new Uint8Array(createHash('sha256').update(text).digest())
