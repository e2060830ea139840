import { z } from 'zod'
import { invalid } from './errors.js'

/** A place between two rows of a list in the order of time, and which way to read from it. */
export type Cursor = { towards: 'older' | 'newer'; at: Date; id: string }

const shape = z.tuple([z.enum(['older', 'newer']), z.coerce.number().int().min(0).max(8.64e15), z.uuid()])

/** @throws invalid when it is none of ours */
export function readCursor(text: string): Cursor {
  const parsed = shape.safeParse(Buffer.from(text, 'base64url').toString('utf8').split(' '))
  if (!parsed.success) throw invalid('cursor', 'This page is no longer there')
  const [towards, at, id] = parsed.data
  return { towards, at: new Date(at), id }
}

/** Opaque text for a link. */
function writeCursor({ towards, at, id }: Cursor): string {
  return Buffer.from(`${towards} ${at.getTime()} ${id}`).toString('base64url')
}

/** Before the oldest row there can be, for those who read a list from its end. */
export const FROM_THE_OLDEST = writeCursor({
  towards: 'newer',
  at: new Date(0),
  id: '00000000-0000-0000-0000-000000000000',
})

/** The rows beyond the cursor, by that column of time. The first bound lets the index skip what the second one only filters. */
export function beyond<Column extends string>(column: Column, { towards, at, id }: Cursor) {
  const [bound, strict] = towards === 'older' ? (['lte', 'lt'] as const) : (['gte', 'gt'] as const)
  const time = <T>(value: T) => ({ [column]: value }) as Record<Column, T>
  return {
    ...time({ [bound]: at }),
    OR: [time({ [strict]: at }), { ...time(at), id: { [strict]: id } }],
  }
}

/**
 * The links of a page, newest row first. Where it was reached by a cursor, the rows on the cursor's other side exist;
 * ahead only when one was left over.
 */
export function neighbours<Row extends { id: string }>(
  page: readonly Row[],
  cursor: Cursor | undefined,
  isMoreAhead: boolean,
  at: (row: Row) => Date,
): { next?: string; previous?: string } {
  const [newest, oldest] = [page[0], page.at(-1)]
  if (!newest || !oldest) return {}
  const isBackwards = cursor?.towards === 'newer'
  const link = (towards: Cursor['towards'], row: Row) => writeCursor({ towards, at: at(row), id: row.id })
  return {
    ...((isBackwards || isMoreAhead) && { next: link('older', oldest) }),
    ...((isBackwards ? isMoreAhead : cursor) && { previous: link('newer', newest) }),
  }
}
