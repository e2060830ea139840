import { randomBytes } from 'node:crypto'
import { doubleCsrf } from 'csrf-csrf'
import type { Request, RequestHandler, Response } from 'express'
import type { Config } from './config.js'
import { DomainError } from './errors.js'

export type Csrf = {
  /** The hidden field of every form: name _csrf, this value. Sets its cookie when there is none. */
  tokenFor(req: Request, res: Response): string
  /** Refuses every write that is not ours: another site's (Sec-Fetch-Site, Origin), or without a token of this browser. */
  protect: RequestHandler
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Double-submit cookie, signed and bound to the browser, plus the browser's own word about where a request comes from. */
export function makeCsrf(config: Config): Csrf {
  const isSecure = config.publicUrl.startsWith('https:')
  const prefix = isSecure ? '__Host-' : ''
  const browserCookie = `${prefix}backline-browser`
  const cookie = { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' } as const
  const { generateCsrfToken, validateRequest } = doubleCsrf({
    getSecret: () => [...config.sessionSecrets],
    getSessionIdentifier: (req) =>
      `${readCookie(req, browserCookie)}|${req.session?.id && isSignedIn(req) ? req.session.id : ''}`,
    cookieName: `${prefix}backline-csrf`,
    cookieOptions: cookie,
    getCsrfTokenFromRequest: (req) => req.body?._csrf ?? req.get('x-csrf-token'),
  })

  return {
    tokenFor(req, res) {
      withCookies(req)
      if (!readCookie(req, browserCookie)) {
        const id = randomBytes(16).toString('base64url')
        res.cookie(browserCookie, id, cookie)
        req.cookies[browserCookie] = id
      }
      return generateCsrfToken(req, res, { overwrite: false, validateOnReuse: false })
    },
    protect(req, _res, next) {
      withCookies(req)
      if (SAFE.has(req.method)) return next()
      if (isForeign(req, config.publicUrl) || !validateRequest(req)) {
        return next(new DomainError('forbidden', 'This form has expired. Go back, reload the page and try again.'))
      }
      next()
    },
  }
}

/** True when the browser says that another site started the request. */
export function isForeign(req: Request, publicUrl: string): boolean {
  const site = req.get('sec-fetch-site')
  if (site) return site !== 'same-origin' && site !== 'none'
  const origin = req.get('origin')
  return (
    origin !== undefined && origin !== new URL(publicUrl).origin && origin !== `${req.protocol}://${req.get('host')}`
  )
}

const isSignedIn = (req: Request) =>
  Boolean(req.session?.staff ?? req.session?.clientUser ?? req.session?.impersonationId)
const readCookie = (req: Request, name: string): string => req.cookies?.[name] ?? ''

/** csrf-csrf reads req.cookies, which Express itself does not fill. */
function withCookies(req: Request): void {
  if (req.cookies) return
  const pairs = (req.get('cookie') ?? '').split(/;\s*/).map((pair) => pair.split(/=(.*)/s, 2) as [string, string?])
  req.cookies = Object.fromEntries(
    pairs.filter(([name]) => name).map(([name, value]) => [name, safeDecode(value ?? '')]),
  )
}

function safeDecode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
