import type { Request, Response } from 'express'
import type { z } from 'zod'
import type { Caller, Scope } from '../../domain/api-keys/index.js'
import type { Ctx, Deps } from '../../platform/context.js'
import type { Tag } from './tags.js'

export type Method = 'get' | 'post' | 'patch' | 'put' | 'delete'

type Fields = z.ZodRawShape
type Read<F extends Fields | undefined> = F extends Fields ? z.output<z.ZodObject<F>> : Record<string, never>
type ReadBody<B extends z.ZodType | undefined> = B extends z.ZodType ? z.output<B> : undefined

/** What a route works with: who asks, and what they sent, checked. */
export type Asked<P = unknown, Q = unknown, B = unknown> = {
  ctx: Ctx
  deps: Deps
  params: P
  query: Q
  body: B
  /** The same for every repeat of a request with an Idempotency-Key; a new one for each without. */
  requestId: string
  /** Who asks, where a key or token was shown. */
  caller: Caller | undefined
}

/** An answer that is not JSON, such as a recording: writes it by itself. */
export type Bytes = (req: Request, res: Response) => Promise<void>

type Definition<
  P extends Fields | undefined,
  Q extends Fields | undefined,
  B extends z.ZodType | undefined,
  A extends z.ZodType | undefined,
> = {
  method: Method
  /** Under /api/v1, with parameters in braces: /leads/{id}. */
  path: string
  /** Its name in the document and in generated clients: listLeads. */
  name: string
  tag: Tag
  summary: string
  description?: string
  /** What a key has to be for. Or: anyone may ask, with or without a key; or whoever is known, whatever their key is for. */
  scope: Scope | 'anyone' | 'known'
  params?: P
  query?: Q
  body?: B
  /** 200, or 201 for what was made, 202 for what goes on, 204 without a body. */
  status?: 200 | 201 | 202 | 204
  answer?: A
  /** Whether an answer says that the work stopped half-way: it is sent with 202, in the same shape. */
  isUnfinished?: (answer: unknown) => boolean
  /** The content type of an answer that is not JSON. */
  bytes?: string
  /** Whether it asks a far end too, which no transaction takes back. Left out: it only changes our database. */
  effects?: 'outside'
  /**
   * Reads what an update changes, for If-Match. Also where Location of what was made points, and what its key has to be for
   * so that the answer tells more than an id.
   */
  of?: Route
  /** Fields that change without anybody changing the thing, such as totals: its ETag leaves them out. */
  volatile?: readonly string[]
  /** Offered to language models as a tool of this name (src/web/api/mcp.ts). */
  tool?: string
  /** Of a POST that is a tool: whether repeating it changes nothing more, and whether it takes away what is there. */
  hints?: { isRepeatable?: boolean; takesAway?: boolean }
  run(asked: Asked<Read<P>, Read<Q>, ReadBody<B>>): Promise<A extends z.ZodType ? z.input<A> : unknown>
}

/** One thing programs can ask for. The document, the tests and the server are made from the same list of them. */
export type Route = Omit<
  Definition<Fields | undefined, Fields | undefined, z.ZodType | undefined, z.ZodType | undefined>,
  'run'
> & { run(asked: Asked<never, never, never>): Promise<unknown> }

/** Declares a route; its types follow from its shapes. */
export function route<
  P extends Fields | undefined = undefined,
  Q extends Fields | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  A extends z.ZodType | undefined = undefined,
>(definition: Definition<P, Q, B, A>): Route {
  return definition as unknown as Route
}
