import { createHash } from 'node:crypto'
import type { Route } from './route.js'

/** A strong tag of a representation: the same as long as nothing of it changed. */
export const etagOf = (body: unknown) =>
  `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 27)}"`

/** Whether an If-Match header names this tag. */
export const isMatched = (header: string, etag: string) =>
  header
    .split(',')
    .map((part) => part.trim())
    .some((part) => part === '*' || part === etag)

/** Whether a route changes one thing that can be read by the same parameters, and so looks at If-Match. */
export const takesIfMatch = ({ method, path, status, of }: Route) =>
  of !== undefined &&
  method !== 'get' &&
  status !== 201 &&
  paramsIn(of.path).length > 0 &&
  paramsIn(of.path).every((name) => paramsIn(path).includes(name))

const paramsIn = (path: string): string[] => path.match(/\{\w+\}/g) ?? []
