import { z } from 'zod'
import { FROM_THE_OLDEST } from '../../platform/cursor.js'

/** What every list takes: how many, from where, and in which order of that time. */
export const pageQuery = <Column extends string>(column: Column) => ({
  limit: z.coerce.number().int().min(1).max(100).default(25).meta({ description: 'How many at most' }),
  cursor: z.string().max(300).optional().meta({ description: '`next` of the page before' }),
  sort: z
    .enum([`-${column}`, column] as [`-${Column}`, Column])
    .default(`-${column}` as never)
    .meta({ description: 'With a minus the newest first' }),
})

/** A page of a list. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    data: z.array(item),
    next: z.string().nullable().meta({ description: 'Where the next page begins; null on the last one' }),
  })

type PageQuery = { limit: number; cursor?: string | undefined; sort: string }
type Found<Row> = { rows: Row[]; next?: string | undefined; previous?: string | undefined }

/** Reads a page of a list that is the newest first, either way round. */
export async function readPage<Row, Out>(
  { limit, cursor, sort }: PageQuery,
  read: (page: { limit: number; cursor?: string }) => Promise<Found<Row>>,
  present: (row: Row) => Out,
): Promise<{ data: Out[]; next: string | null }> {
  const isNewestFirst = sort.startsWith('-')
  const start = cursor ?? (isNewestFirst ? undefined : FROM_THE_OLDEST)
  const { rows, next, previous } = await read({ limit, ...(start && { cursor: start }) })
  const data = (isNewestFirst ? rows : [...rows].reverse()).map(present)
  return { data, next: (isNewestFirst ? next : previous) ?? null }
}
