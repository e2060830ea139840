import { type Json, list, record, text } from './read.js'

/** An in-call function the assistant asks for. */
export type FunctionCall = {
  /** Goes back byte for byte. */
  id: string
  name: string
  /** Undefined when the arguments could not be read. */
  input: Json | undefined
}

/** More than a model ever asks for at once. */
const MOST = 100

/**
 * The in-call functions of a tool-calls message, in every shape that was seen (contract §1.4): nested or flat, arguments
 * as an object or as a JSON text. Entries without an id cannot be answered and are left out.
 */
export function functionCallsOf(message: Json): FunctionCall[] {
  const given = [message['toolCallList'], message['toolCalls']].map(list).find((calls) => calls.length > 0)
  const calls = given ?? list(message['toolWithToolCallList']).map((tool) => record(tool)['toolCall'])
  return calls.slice(0, MOST).flatMap((call) => {
    const flat = record(call)
    const nested = record(flat['function'])
    const { id } = flat
    if (typeof id !== 'string') return []
    const given = [nested['arguments'], nested['parameters'], flat['arguments'], flat['parameters']]
    return [{ id, name: nameOf(nested['name']) || nameOf(flat['name']), input: inputOf(given) }]
  })
}

/** The one function of a legacy function-call message, which carries no id. */
export function legacyCallOf(message: Json): Omit<FunctionCall, 'id'> {
  const { name, parameters, arguments: others } = record(message['functionCall'])
  return { name: nameOf(name), input: inputOf([parameters, others]) }
}

const nameOf = (value: unknown) => text(value, 200)?.trim() ?? ''

/** null and "" stand for no arguments at all. */
function inputOf(given: readonly unknown[]): Json | undefined {
  const value = given.find((some) => some !== undefined)
  if (value === undefined || value === null || value === '') return {}
  if (typeof value !== 'string') return isRecord(value) ? value : undefined
  try {
    const read: unknown = JSON.parse(value)
    return read === null || read === '' ? {} : isRecord(read) ? read : undefined
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
