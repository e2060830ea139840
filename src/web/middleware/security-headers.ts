import type { RequestHandler } from 'express'
import helmet from 'helmet'
import type { Deps } from '../../platform/context.js'

const SELF = ["'self'"]
const NONE = ["'none'"]

/**
 * Everything comes from us, nothing runs or styles inline, nobody frames us. On plain http (a machine in an office, a
 * trial) HSTS and upgrade-insecure-requests are left out, as they would break every page there.
 */
export function securityHeaders({ config }: Pick<Deps, 'config'>): RequestHandler[] {
  const isSecure = config.publicUrl.startsWith('https:')
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: NONE,
        scriptSrc: SELF,
        styleSrc: SELF,
        imgSrc: SELF,
        mediaSrc: SELF,
        connectSrc: SELF,
        formAction: SELF,
        fontSrc: NONE,
        objectSrc: NONE,
        baseUri: NONE,
        frameAncestors: NONE,
        ...(isSecure && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    // "same-origin" and not "no-referrer", which would make browsers send "Origin: null" with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    ...(!isSecure && { crossOriginOpenerPolicy: false, originAgentCluster: false }),
  })
  return [headers, noPowers]
}

const noPowers: RequestHandler = (_req, res, next) => {
  res.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
  next()
}
