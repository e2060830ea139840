import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { invalid } from '../../platform/errors.js'

/** A place between two calls of a list, and which way to read from it. */
export type Cursor = { towards: 'older' | 'newer'; startedAt: Date; id: string }

const shape = z.tuple([z.enum(['older', 'newer']), z.coerce.number().int().min(0).max(8.64e15), z.uuid()])

/** Opaque text for a link. */
export const writeCursor = ({ towards, startedAt, id }: Cursor) =>
  Buffer.from(`${towards} ${startedAt.getTime()} ${id}`).toString('base64url')

/** @throws invalid when it is none of ours */
export function readCursor(text: string): Cursor {
  const parsed = shape.safeParse(Buffer.from(text, 'base64url').toString('utf8').split(' '))
  if (!parsed.success) throw invalid('cursor', 'This page is no longer there')
  const [towards, at, id] = parsed.data
  return { towards, startedAt: new Date(at), id }
}

/** The calls beyond the cursor. The first bound lets the index skip what the second one only filters. */
export function beyond({ towards, startedAt, id }: Cursor): Prisma.CallWhereInput {
  const [bound, strict] = towards === 'older' ? (['lte', 'lt'] as const) : (['gte', 'gt'] as const)
  return {
    startedAt: { [bound]: startedAt },
    OR: [{ startedAt: { [strict]: startedAt } }, { startedAt, id: { [strict]: id } }],
  }
}
