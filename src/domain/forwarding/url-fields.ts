import { z } from 'zod'
import type { Config } from '../../platform/config.js'
import { invalid } from '../../platform/errors.js'
import { optionalLine } from '../../platform/fields.js'
import { readTarget } from '../../platform/safe-fetch.js'
import { EVENT_TYPE_NAMES } from './event-types.js'
import { reachOf } from './send.js'

/** What a person writes of a URL. No types means all of them, those of the future too. */
export const urlFields = z.object({
  url: z.string().trim().min(1, 'Please fill this in'),
  description: optionalLine(120).default(null),
  types: z
    .array(
      z.enum(EVENT_TYPE_NAMES as [string, ...string[]], {
        error: ({ input }) =>
          `There is no type “${String(input).slice(0, 80)}”. There are: ${EVENT_TYPE_NAMES.join(', ')}`,
      }),
    )
    .overwrite((types) => [...new Set(types)]),
})

/** The URL as it is stored and called. @throws invalid when nothing may be sent there */
export function checkedUrl(config: Config, text: string): string {
  const target = readTarget(text, reachOf(config))
  if ('problem' in target) throw invalid('url', target.problem)
  if (target.url.host === new URL(config.publicUrl).host) throw invalid('url', 'This is our own address')
  return target.url.href
}
