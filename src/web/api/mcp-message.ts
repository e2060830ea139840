import {
  CallToolRequestSchema,
  ErrorCode,
  InitializeRequestSchema,
  JSONRPCMessageSchema,
  ListToolsRequestSchema,
  PingRequestSchema,
} from '@modelcontextprotocol/sdk/types.js'
import type { z } from 'zod'

// What arrives at /mcp, checked before the SDK sees it, whose own refusals are dumps of its validator.

export type RpcError = { code: number; message: string }
export type RpcId = string | number | null

/** A refusal by JSON-RPC 2.0. */
export const rpcError = (id: RpcId, { code, message }: RpcError) => ({ jsonrpc: '2.0', id, error: { code, message } })

const SHAPES: Record<string, z.ZodType> = {
  initialize: InitializeRequestSchema,
  ping: PingRequestSchema,
  'tools/list': ListToolsRequestSchema,
  'tools/call': CallToolRequestSchema,
}

const invalidRequest = (message: string): RpcError => ({ code: ErrorCode.InvalidRequest, message })
const invalidParams = (message: string): RpcError => ({ code: ErrorCode.InvalidParams, message })

const isThing = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The id to answer with; null where it cannot be told. */
export const idOf = (message: unknown): RpcId => {
  const id = isThing(message) ? message['id'] : null
  return typeof id === 'string' || typeof id === 'number' ? id : null
}

/** One message without what only stands for nothing; models write null where they have no arguments. */
export function tidied(message: unknown): unknown {
  if (!isThing(message)) return message
  const { params, ...rest } = message
  if (params === null || params === undefined) return rest
  if (!isThing(params) || params['arguments'] !== null) return message
  return { ...rest, params: { ...params, arguments: {} } }
}

/** What is wrong with a message, in words; undefined when nothing is. */
export function wrongWith(message: unknown): RpcError | undefined {
  if (Array.isArray(message)) return invalidRequest('Please send one message at a time, not a batch')
  if (!isThing(message)) return invalidRequest('Please send one object: { "jsonrpc": "2.0", "id": 1, "method": … }')
  if (message['jsonrpc'] !== '2.0') return invalidRequest('Please send "jsonrpc": "2.0"')
  if ('id' in message && !isId(message['id'])) return invalidRequest('id has to be text or a whole number')
  const { method, params } = message
  // An answer to a question of ours, of which there are none, is taken and thrown away.
  if (method === undefined && ('result' in message || 'error' in message)) return undefined
  if (typeof method !== 'string') return invalidRequest('method has to be text, such as tools/list')
  if (params !== undefined && !isThing(params)) return invalidParams('params has to be an object')
  const { error } = (SHAPES[method] ?? JSONRPCMessageSchema).safeParse(message)
  return error && invalidParams(error.issues.slice(0, 5).map(inWords).join('; '))
}

const isId = (id: unknown) => typeof id === 'string' || Number.isSafeInteger(id)

const WORDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
}

function inWords(issue: z.core.$ZodIssue): string {
  const at = issue.path.join('.') || 'params'
  const expected = issue.code === 'invalid_type' ? WORDS[issue.expected] : undefined
  return expected ? `${at} has to be ${expected}` : `${at} is not as the protocol has it`
}
