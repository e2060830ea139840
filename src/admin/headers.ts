import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { Deps } from '../platform/context.js'
import { pageHeaders } from '../platform/page-headers.js'

/**
 * Scripts are files of ours, and the one that carries a page's data under a nonce; AdminJS's style library writes its
 * sheets under the same nonce. Nothing is kept by caches.
 */
export const adminHeaders = ({ config }: Pick<Deps, 'config'>): RequestHandler[] => [
  makeNonce,
  ...pageHeaders(config, [(_req, res) => `'nonce-${(res as { locals: { nonce: string } }).locals.nonce}'`]),
]

const makeNonce: RequestHandler = (_req, res, next) => {
  res.locals['nonce'] = randomBytes(18).toString('base64')
  res.set('Cache-Control', 'no-store')
  next()
}
