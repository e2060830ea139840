import { createHash } from 'node:crypto'

/** A strong tag of a representation: the same as long as nothing of it changed. */
export const etagOf = (body: unknown) =>
  `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 27)}"`

/** Whether an If-Match header names this tag. */
export const isMatched = (header: string, etag: string) =>
  header
    .split(',')
    .map((part) => part.trim())
    .some((part) => part === '*' || part === etag)
