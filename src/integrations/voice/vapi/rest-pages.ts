import { DomainError } from '../../../platform/errors.js'
import type { ListQuery, VapiThing } from '../rest-contract.js'
import { instantMs } from './read.js'

/** A hundred whole calls are some megabytes; a thousand could be a hundred. */
const PAGE = 100
const MOST = 1_000

type List = (query: ListQuery) => Promise<VapiThing[]>

/**
 * Everything a list at Vapi holds, newest first, page by page and each thing once. There is no cursor: the next page is
 * what was made up to the moment of the oldest thing seen, and a little later, because a time may have been cut to
 * milliseconds. Things of one moment that do not fit a page are asked for in larger ones.
 * @throws provider_down when more than a thousand share one moment: what lies behind them could not be seen
 */
export async function* pagesOf(list: List, query: ListQuery): AsyncGenerator<VapiThing[]> {
  let limit = query.limit ?? PAGE
  let boundMs: number | undefined
  let seen = new Map<string, number>()
  for (;;) {
    const page = await list({ ...query, limit, ...(boundMs !== undefined && { createdAtLe: new Date(boundMs) }) })
    const fresh = page.filter(({ id }) => !seen.has(id))
    if (fresh.length > 0) yield fresh
    if (page.length < limit) return
    for (const thing of page) seen.set(thing.id, instantMs(thing['createdAt']) ?? Number.POSITIVE_INFINITY)
    const nextMs = Math.min(...page.map(({ id }) => seen.get(id) ?? 0)) + 1
    if (!Number.isFinite(nextMs)) throw noTimes()
    if (nextMs === boundMs) {
      if (limit >= MOST) throw tooMany()
      limit = Math.min(MOST, limit * 10)
    }
    // Only what the next page can hold again has to be remembered.
    seen = new Map([...seen].filter(([, createdAtMs]) => createdAtMs <= nextMs))
    boundMs = nextMs
  }
}

const noTimes = () => new DomainError('provider_down', 'Vapi lists things without saying when they were made.')
const tooMany = () =>
  new DomainError('provider_down', 'Vapi lists more than 1,000 things of one moment, which cannot be paged.')
