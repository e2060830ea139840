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
export function writeCursor({ towards, at, id }: Cursor): string {
  return Buffer.from(`${towards} ${at.getTime()} ${id}`).toString('base64url')
}

/** Before the oldest row there can be, for those who read a list from its end. */
export const FROM_THE_OLDEST = writeCursor({
  towards: 'newer',
  at: new Date(0),
  id: '00000000-0000-0000-0000-000000000000',
})
