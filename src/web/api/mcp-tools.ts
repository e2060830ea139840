import type { CallToolResult, Tool } from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'
import type { Caller } from '../../domain/api-keys/index.js'
import type { Ctx, Deps } from '../../platform/context.js'
import { asRefusal, invalid } from '../../platform/errors.js'
import { keepPortable } from '../../platform/published-schema.js'
import { refusalOfDatabase } from '../middleware/errors.js'
import { mayReadAnswer, perform } from './perform.js'
import { problemOf } from './problem.js'
import type { Route } from './route.js'

// A tool is a route: its input is path, query and body as one object, its output what the route answers.

const REPEATABLE = 'idempotency_key'

export type RouteTool = { route: Route; tool: Tool; shapeOfBody: Readonly<Record<string, z.ZodType>> }

/** The tools there are: the routes that have a name for one. */
export const toolsOf = (routes: readonly Route[]): RouteTool[] => routes.filter(isTool).map(toolOf)

const isTool = ({ tool, bytes }: Route) => tool !== undefined && bytes === undefined

/** Those a key is for. What only the agency has to say is not asked of a client. */
export function toolsFor(caller: Caller, all: readonly RouteTool[]): Tool[] {
  const allowed = all.filter(
    ({ route: { scope } }) => scope === 'anyone' || scope === 'known' || caller.scopes.has(scope),
  )
  return allowed.map(({ route, tool }) => {
    const { outputSchema: _told, ...untold } = tool
    // Who may not read what they write gets less than the shape promises.
    const fitting = mayReadAnswer(route, caller) ? tool : untold
    return caller.actor.kind === 'client' ? withoutClient(fitting) : fitting
  })
}

function withoutClient(tool: Tool): Tool {
  const { client_id: _client, ...properties } = tool.inputSchema.properties ?? {}
  return { ...tool, inputSchema: { ...tool.inputSchema, properties } }
}

function toolOf(route: Route): RouteTool {
  const { method, summary, description, answer, hints = {} } = route
  const shapeOfBody = bodyShape(route)
  const input = z.strictObject({
    ...route.params,
    ...route.query,
    ...shapeOfBody,
    ...(method === 'post' && { [REPEATABLE]: repeatable }),
  })
  const tool: Tool = {
    name: route.tool ?? route.name,
    title: summary,
    description: [summary, description].filter(Boolean).join('. '),
    inputSchema: jsonSchema(input, 'input'),
    ...(answer && { outputSchema: jsonSchema(answer, 'output') }),
    annotations: {
      title: summary,
      readOnlyHint: method === 'get',
      // What a POST makes is added, unless its route says otherwise; the others change or take away what is there.
      destructiveHint: hints.takesAway ?? (method !== 'get' && method !== 'post'),
      idempotentHint: hints.isRepeatable ?? method !== 'post',
      openWorldHint: route.effects === 'outside',
    },
  }
  return { route, tool, shapeOfBody }
}

const repeatable = z
  .string()
  .optional()
  .meta({ description: 'Any text of yours. Sent again with the same it is done once, and answered the same.' })

/** The fields of a body. @throws when it is no object, which no tool could fill in */
function bodyShape({ body, name }: Route): Record<string, z.ZodType> {
  const inner = body instanceof z.ZodOptional ? body.unwrap() : body
  if (inner === undefined) return {}
  if (!(inner instanceof z.ZodObject)) throw new Error(`The body of ${name} is no object, so it cannot be a tool`)
  return inner.shape as Record<string, z.ZodType>
}

/** Its own name stands aside: MCP wants to see at once that it is an object. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Tool['inputSchema'] {
  const { $ref, ...made } = z.toJSONSchema(schema, { io, unrepresentable: 'any', override: keepPortable })
  const named = $ref ? made.$defs?.[$ref.replace('#/$defs/', '')] : undefined
  return { ...named, ...made } as Tool['inputSchema']
}

type Asking = { ctx: Ctx; caller: Caller; requestId: string | undefined }
type Call = { found: RouteTool; given: Readonly<Record<string, unknown>> }

/** Does what a tool is for. A refusal is a result that says what to change, so that the model can do it. */
export async function callTool(deps: Deps, asking: Asking, { found, given }: Call): Promise<CallToolResult> {
  const { ctx, caller, requestId } = asking
  try {
    const performed = await perform(deps, { ctx, caller }, found.route, sentOf(found, given))
    if ('bytes' in performed) throw new Error(`${found.tool.name} answers with bytes`)
    return performed.body === undefined ? { content: [text({ done: true })] } : resultOf(performed.body)
  } catch (thrown) {
    const refusal = asRefusal(thrown) ?? refusalOfDatabase(thrown)
    if (!refusal) ctx.log.error('unhandled', { tool: found.tool.name, error: thrown })
    const problem = { ...problemOf(refusal, deps.config.publicUrl), request_id: requestId }
    return { isError: true, content: [text(problem)] }
  }
}

/** For models that read text, and for programs that read JSON. */
const resultOf = (body: unknown): CallToolResult => ({
  content: [text(body)],
  structuredContent: body as Record<string, unknown>,
})

const text = (value: unknown) => ({ type: 'text' as const, text: JSON.stringify(value) })

/**
 * One object, taken apart into what the route is sent; what nobody knows goes where it is refused. Models write null where
 * they leave something out, which a query cannot say.
 * @throws invalid for a key that is no text
 */
function sentOf({ route, shapeOfBody }: RouteTool, given: Call['given']) {
  const { [REPEATABLE]: key = null, ...fields } = given
  const isPost = route.method === 'post'
  if (key !== null && !isPost) throw invalid(REPEATABLE, 'This is safe to repeat without a key')
  if (key !== null && typeof key !== 'string') throw invalid(REPEATABLE, 'Please send text')
  const part = (isIn: (name: string) => boolean) => Object.fromEntries(Object.entries(fields).filter(([n]) => isIn(n)))
  const isParam = (name: string) => Object.hasOwn(route.params ?? {}, name)
  const isQuery = (name: string) => Object.hasOwn(route.query ?? {}, name)
  const body = part((name) => !isParam(name) && !isQuery(name) && (route.body !== undefined || name in shapeOfBody))
  return {
    params: part(isParam),
    query: part(
      (name) =>
        (isQuery(name) && fields[name] !== null) || (!isQuery(name) && !isParam(name) && route.body === undefined),
    ),
    body: route.body === undefined ? undefined : body,
    ...(key !== null && { idempotencyKey: key }),
  }
}
