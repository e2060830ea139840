import { z } from 'zod'
import { invalid } from '../../platform/errors.js'
import type { Route } from './route.js'

// ?fields=id,name: only these fields of the thing, or of each thing of a list.

const query = z.string().max(1_000).optional().meta({ description: 'Only these fields, separated by commas' })

/** Whether an answer is made of fields that can be left out. */
export const takesFields = (route: Route) => route.method === 'get' && fieldsOf(route).length > 0

/** The fields of the thing a route answers with, or of one thing of its list. */
export function fieldsOf({ answer }: Route): string[] {
  const shape = shapeOf(answer)
  const { data } = shape
  return Object.keys(data instanceof z.ZodArray ? shapeOf(data.element as z.ZodType) : shape)
}

const shapeOf = (schema: z.ZodType | undefined): Record<string, unknown> =>
  schema instanceof z.ZodObject ? schema.shape : {}

/** @throws invalid for a field there is not */
function read(route: Route, written: string): string[] {
  const known = fieldsOf(route)
  const asked = written.split(',').map((name) => name.trim())
  const strange = asked.find((name) => !known.includes(name))
  if (strange !== undefined) throw invalid('fields', `There is no field “${strange}”. There are: ${known.join(', ')}`)
  return asked
}

function pick(body: unknown, fields: readonly string[]): unknown {
  const { data } = body as { data?: unknown }
  if (Array.isArray(data)) return { ...(body as object), data: data.map((row) => only(row, fields)) }
  return only(body, fields)
}

const only = (thing: unknown, fields: readonly string[]) =>
  Object.fromEntries(Object.entries(thing as object).filter(([name]) => fields.includes(name)))

export const sparse = { query, read, pick }
