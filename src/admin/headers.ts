import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import type { Deps } from '../platform/context.js'

const NONE = ["'none'"]
const SELF = ["'self'"]

/**
 * Scripts are files of ours, and the one that carries a page's data under a nonce; AdminJS's style library writes its
 * sheets under the same nonce. Nothing is kept by caches.
 */
export function adminHeaders({ config }: Pick<Deps, 'config'>): RequestHandler[] {
  const isSecure = config.publicUrl.startsWith('https:')
  const nonce = (_req: unknown, res: unknown) => `'nonce-${(res as { locals: { nonce: string } }).locals.nonce}'`
  const makeNonce: RequestHandler = (_req, res, next) => {
    res.locals['nonce'] = randomBytes(18).toString('base64')
    res.set('Cache-Control', 'no-store')
    res.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
    next()
  }
  return [
    makeNonce,
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: NONE,
          scriptSrc: [...SELF, nonce],
          styleSrc: [...SELF, nonce],
          imgSrc: SELF,
          mediaSrc: SELF,
          connectSrc: SELF,
          formAction: SELF,
          baseUri: NONE,
          frameAncestors: NONE,
          ...(isSecure && { upgradeInsecureRequests: [] }),
        },
      },
      strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
      referrerPolicy: { policy: 'same-origin' },
      frameguard: { action: 'deny' },
      ...(!isSecure && { crossOriginOpenerPolicy: false, originAgentCluster: false }),
    }),
  ]
}
