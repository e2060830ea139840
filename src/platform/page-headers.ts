import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'
import type { Config } from './config.js'

const SELF = ["'self'"]
const NONE = ["'none'"]

type Handler = (req: IncomingMessage, res: ServerResponse, next: (problem?: unknown) => void) => void

/**
 * What portal and back office say about their pages: everything comes from us, nobody frames us, and nothing runs or
 * styles inline. On plain http (a machine in an office, a trial) HSTS and
 * upgrade-insecure-requests are left out, as they would break every page there.
 */
export function pageHeaders({ publicUrl }: Pick<Config, 'publicUrl'>): Handler[] {
  const isSecure = publicUrl.startsWith('https:')
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

const noPowers: Handler = (_req, res, next) => {
  res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
  next()
}
