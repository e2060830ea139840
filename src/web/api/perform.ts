import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Caller } from '../../domain/api-keys/index.js'
import { type Answered, once } from '../../domain/idempotency/index.js'
import { type Ctx, type Deps, inTransaction, walledClient } from '../../platform/context.js'
import { DomainError, invalid } from '../../platform/errors.js'
import { etagOf, isMatched, takesIfMatch } from './etag.js'
import type { Bytes, Route } from './route.js'
import { sparse, takesFields } from './sparse.js'

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
  const run = route.run as (asked: unknown) => Promise<unknown>
  if (route.bytes) return { bytes: (await run({ ...input, ctx, deps, requestId: randomUUID() })) as Bytes }
  const work = async (inner: Ctx, requestId: string): Promise<Answered> => {
    if (sent.ifMatch !== undefined && route.of && takesIfMatch(route))
      await assertUnchanged(inner, deps, route.of, input.params, sent.ifMatch)
    return answerOf(route, await run({ ...input, ctx: inner, deps, requestId }), fields)
  }
  // What anyone may ask for hands out tokens, which are kept nowhere.
  if (route.method === 'post' && sent.idempotencyKey !== undefined && caller && route.scope !== 'anyone') {
    const request = { ...keyOf(route, sent, sent.idempotencyKey), owner: caller.owner }
    const clientId = walledClient(ctx.actor) ?? null
    return once(ctx, { ...request, clientId, effects: route.effects ?? 'database' }, work)
  }
  // All of it or nothing, also where a route uses several verbs.
  const isOneStep = route.method !== 'get' && route.effects !== 'outside'
  const answered = isOneStep ? await inTransaction(ctx, (tx) => work(tx, randomUUID())) : await work(ctx, randomUUID())
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

const NOTHING = z.union([z.undefined(), z.strictObject({})], 'This takes no body')

/** @throws invalid with each field that is wrong or unknown */
function read(route: Route, { params, query, body }: Sent) {
  const fieldsQuery = takesFields(route) ? { fields: sparse.query } : {}
  const { fields, ...rest } = z.strictObject({ ...route.query, ...fieldsQuery }).parse(query ?? {}) as {
    fields?: string
  } & Record<string, unknown>
  return {
    params: z.object(route.params ?? {}).parse(params),
    query: rest,
    body: (route.body ?? NOTHING).parse(body),
    fields: fields === undefined ? undefined : sparse.read(route, fields),
  }
}

function answerOf(route: Route, result: unknown, fields: readonly string[] | undefined): Answered {
  const status = route.status ?? (route.answer ? 200 : 204)
  if (!route.answer) return { status, headers: {}, body: undefined }
  const body = route.answer.parse(result)
  const isOneThing = route.method !== 'post' && typeof body === 'object' && body !== null && 'id' in body
  return {
    status,
    headers: { ...(isOneThing && { ETag: etagOf(body) }), ...locationOf(route, body) },
    body: fields ? sparse.pick(body, fields) : body,
  }
}

function locationOf(route: Route, body: unknown): Record<string, string> {
  const { id } = (body ?? {}) as { id?: unknown }
  if (route.status !== 201 || !route.of || typeof id !== 'string') return {}
  return { Location: `/api/v1${route.of.path.replace(/\{\w+\}$/, id)}` }
}

/** One update after the other per thing, so that what was compared is what is changed. @throws precondition_failed */
async function assertUnchanged(ctx: Ctx, deps: Deps, of: Route, params: unknown, ifMatch: string): Promise<void> {
  const path = `${of.path} ${JSON.stringify(params)}`
  await inTransaction(ctx, async (tx) => {
    await tx.db.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${path}, 0))::text`
    const run = of.run as (asked: unknown) => Promise<unknown>
    const now = of.answer?.parse(await run({ ctx: tx, deps, params, query: {}, body: undefined, requestId: '' }))
    if (!isMatched(ifMatch, etagOf(now)))
      throw new DomainError('precondition_failed', 'This has changed since you read it. Read it again, then decide.')
  })
}

function keyOf({ method, path }: Route, { params, query, body }: Sent, key: string) {
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw invalid('idempotency-key', 'Please send 1 to 255 letters, digits and signs without spaces')
  return { key, hash: hashOf(`${method} ${path} ${JSON.stringify([params, query, body ?? null])}`) }
}

const hashOf = (text: string) => new Uint8Array(createHash('sha256').update(text).digest())
