import { z } from 'zod'
import { keepPortable } from '../../platform/published-schema.js'
import type { InCallFunction } from './in-call-function.js'
import { FUNCTIONS } from './registry.js'
import { OTHER_SERVICE } from './spoken-service.js'

/** Where Vapi posts the use of a tool; without one it takes the assistant's own server. */
export type ToolServer = { url: string; timeoutSeconds?: number }

const TIMEOUT_SECONDS = 20

/**
 * The tools of an assistant that may use these functions, as they stand under `model.tools` of an assistant of Vapi.
 * @throws Error for a name that is none
 */
export function toolDefinitions(
  names: readonly string[],
  server: ToolServer | undefined,
  services: readonly string[] = [],
): object[] {
  return names.flatMap((name) => {
    const fn = FUNCTIONS.find((known) => known.name === name)
    if (!fn) throw new Error(`There is no function called ${name}`)
    return [toolOf(fn, server, services), ...(fn.companions ?? [])]
  })
}

/** The tool of one function; a service is one of those by name, where there are any. */
export function toolOf(fn: InCallFunction, server: ToolServer | undefined, services: readonly string[] = []): object {
  return {
    type: 'function',
    function: { name: fn.name, description: fn.description, parameters: parametersOf(fn, services) },
    ...(server && { server: { timeoutSeconds: TIMEOUT_SECONDS, ...server } }),
  }
}

/** As it is after reading, because reading is forgiving and a model should not be invited to use that. */
function parametersOf(fn: InCallFunction, services: readonly string[]): object {
  const { $schema: _, ...schema } = z.toJSONSchema(fn.input, { io: 'output', override: keepPortable })
  const service = schema.properties?.['service']
  if (services.length === 0 || typeof service !== 'object') return schema
  const names = [...new Set([...services, OTHER_SERVICE])]
  return { ...schema, properties: { ...schema.properties, service: { ...service, enum: names } } }
}
