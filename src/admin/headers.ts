import type { RequestHandler } from 'express'
import type { Deps } from '../platform/context.js'
import { pageHeaders } from '../platform/page-headers.js'

/** Scripts and sheets are files of ours; nothing runs or styles inline. Nothing is kept by caches. */
export const adminHeaders = ({ config }: Pick<Deps, 'config'>): RequestHandler[] => [noStore, ...pageHeaders(config)]

const noStore: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store')
  next()
}
