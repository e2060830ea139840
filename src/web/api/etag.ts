import { createHash } from 'node:crypto'
import type { Route } from './route.js'

/** Also turned by work in the background that changes nothing a program may write. */
const ALWAYS_VOLATILE = 'updated_at'

/** A tag of a representation: the same as long as nothing of it changed but what changes by itself. */
export function etagOf(body: unknown, { volatile = [] }: Pick<Route, 'volatile'>): string {
  const lasting = Object.entries(body ?? {}).filter(([name]) => name !== ALWAYS_VOLATILE && !volatile.includes(name))
  return `"${createHash('sha256').update(JSON.stringify(lasting)).digest('base64url').slice(0, 27)}"`
}

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

/** Whether it changes one thing that nothing says how to compare, so that If-Match would be passed over in silence. */
export const lacksIfMatch = (route: Route) =>
  route.method !== 'get' && route.status !== 201 && paramsIn(route.path).length > 0 && !takesIfMatch(route)

const paramsIn = (path: string): string[] => path.match(/\{\w+\}/g) ?? []
