import { z } from 'zod'
import { FROM_THE_OLDEST, readCursor } from '../../platform/cursor.js'
import { invalid } from '../../platform/errors.js'

/** What every list takes: how many, from where, and in which order of that time. */
export const pageQuery = <Column extends string>(column: Column) => ({
  limit: z.coerce.number().int().min(1).max(100).default(25).meta({ description: 'How many at most' }),
  cursor: z
    .string()
    .max(300)
    .optional()
    .meta({ description: '`next` of the page before, with the same filters and sort' }),
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

/**
 * Reads a page of a list that is the newest first, either way round.
 * @throws invalid for a cursor of the same list in the other order
 */
export async function readPage<Row, Out>(
  { limit, cursor, sort }: PageQuery,
  read: (page: { limit: number; cursor?: string }) => Promise<Found<Row>>,
  present: (row: Row) => Out,
): Promise<{ data: Out[]; next: string | null }> {
  const isNewestFirst = sort.startsWith('-')
  assertSameOrder(cursor, isNewestFirst)
  const start = cursor ?? (isNewestFirst ? undefined : FROM_THE_OLDEST)
  const { rows, next, previous } = await read({ limit, ...(start && { cursor: start }) })
  const data = (isNewestFirst ? rows : [...rows].reverse()).map(present)
  return { data, next: (isNewestFirst ? next : previous) ?? null }
}

/** Read on in the other order, a list would turn round and end where it began. @throws invalid */
export function assertSameOrder(cursor: string | undefined, isNewestFirst: boolean): void {
  if (cursor !== undefined && (readCursor(cursor).towards === 'older') !== isNewestFirst)
    throw invalid('cursor', 'This cursor is of the list in its other order: send the same sort as for the page before')
}
