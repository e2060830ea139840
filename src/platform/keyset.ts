import { type Cursor, readCursor, writeCursor } from './cursor.js'

type Towards = Cursor['towards']
type Place = Pick<Cursor, 'at' | 'id'>

/** An order in which a list can be read on from any of its rows, both ways. */
export type KeysetOrder<Key, Where, By> = {
  /** The way in which the list goes; a cursor that points the other way leads back. */
  ahead: Towards
  /** The rows on that side of the cursor. */
  beyond: (cursor: Cursor) => Where
  by: (towards: Towards) => By[]
  /** What a cursor keeps of a row. */
  placeOf: (row: Key) => Place
}

/** What to ask the database for; `beyond` holds no condition on the first page. */
export type KeysetSlice<Where, By> = { beyond: Where[]; orderBy: By[]; take: number }

/** The cursors of the pages before and after, where there are any. */
type Links = { next?: string; previous?: string }

/** By that column of time, the latest first. */
export const latestFirst = <Column extends string>(column: Column) => ({
  ahead: 'older' as Towards,
  beyond: (cursor: Cursor) => beyond(column, cursor),
  by: (towards: Towards) => {
    const direction = towards === 'older' ? ('desc' as const) : ('asc' as const)
    return [only(column, direction), { id: direction }]
  },
  placeOf: (row: Record<Column, Date> & { id: string }): Place => ({ at: row[column], id: row.id }),
})

/** By that column of time, the earliest first. */
export const earliestFirst = <Column extends string>(column: Column) => ({
  ...latestFirst(column),
  ahead: 'newer' as Towards,
})

/**
 * A page of a list and the cursors of its neighbours, where there are any. `find` is asked for one row more than the page
 * holds: whether it comes says whether the list goes on. @throws invalid when the cursor is none of ours
 */
export async function keysetPage<Key, Row extends Key, Where, By>(
  order: KeysetOrder<Key, Where, By>,
  { cursor: written, limit }: { cursor?: string | undefined; limit: number },
  find: (slice: KeysetSlice<Where, By>) => Promise<Row[]>,
): Promise<{ rows: Row[]; links: Links }> {
  const cursor = written ? readCursor(written) : undefined
  const towards = cursor?.towards ?? order.ahead
  const beyondIt = cursor ? [order.beyond(cursor)] : []
  const found = await find({ beyond: beyondIt, orderBy: order.by(towards), take: limit + 1 })
  const [isBackwards, isMore] = [towards !== order.ahead, found.length > limit]
  const rows = found.slice(0, limit)
  if (isBackwards) rows.reverse()
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return { rows, links: {} }
  const link = (way: Towards, row: Row) => writeCursor({ towards: way, ...order.placeOf(row) })
  const back = order.ahead === 'older' ? 'newer' : 'older'
  // Where the page was reached by a cursor, the row it was made of is on its other side.
  const links = {
    ...((isBackwards || isMore) && { next: link(order.ahead, last) }),
    ...((isBackwards ? isMore : cursor) && { previous: link(back, first) }),
  }
  return { rows, links }
}

/** The first bound lets the index skip what the second one only filters. */
function beyond<Column extends string>(column: Column, { towards, at, id }: Cursor) {
  const [bound, strict] = towards === 'older' ? (['lte', 'lt'] as const) : (['gte', 'gt'] as const)
  return {
    ...only(column, { [bound]: at }),
    OR: [only(column, { [strict]: at }), { ...only(column, at), id: { [strict]: id } }],
  }
}

/** An object of that one key; TypeScript would forget which it is. */
const only = <Column extends string, T>(column: Column, value: T) => ({ [column]: value }) as Record<Column, T>
