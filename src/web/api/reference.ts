import { createHash } from 'node:crypto'
import { type RequestHandler, type Response, Router } from 'express'
import { getSettings } from '../../domain/settings/index.js'
import type { Deps } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'
import { securityHeaders } from '../middleware/security-headers.js'
import { visitorCtx } from '../request.js'
import { CHANGELOG } from './changelog.js'
import { makeDocument } from './document.js'
import { readExamples } from './examples.js'
import { GUIDES, guideAddress } from './guides.js'
import { presentGroup, presentStart } from './reference.present.js'
import type { Route } from './route.js'
import { TAGS, type Tag } from './tags.js'

/** The addresses that explain the API; everybody may read them. */
export const REFERENCE_PATHS = [
  ...['/openapi.json', '/docs', '/changelog'],
  ...Object.values(TAGS).map(({ slug }) => `/docs/${slug}`),
  ...GUIDES.map(guideAddress),
]

/** The document of the API, the page that shows it, and what changed; made once per process and name of the agency. */
export function reference(deps: Deps, routes: readonly Route[]): Router {
  const made = oncePer((brand: string) => {
    const { publicUrl } = deps.config
    const document = makeDocument({ publicUrl, brand, examples: readExamples() }, routes)
    return {
      sendJson: cached(JSON.stringify(document)),
      start: presentStart(document, { publicUrl }),
      // Made when somebody reads it: each has its examples worked out.
      groupOf: (name: Tag) => presentGroup(document, name, { publicUrl }),
    }
  })
  const router = Router({ caseSensitive: true, strict: true })

  router.get('/openapi.json', async (req, res) => {
    res.set('Access-Control-Allow-Origin', '*')
    const { brandingName } = await getSettings(visitorCtx(deps, req))
    made(brandingName).sendJson(req.get('if-none-match'), res)
  })
  const startOf = (res: Response) => made(res.locals['brand'].name).start
  router.get('/docs', ...forReaders(deps), (_req, res) =>
    res.render('api/reference', { title: 'API', here: '/api/v1/docs', ...startOf(res) }),
  )
  for (const [name, { slug }] of Object.entries(TAGS))
    router.get(`/docs/${slug}`, ...forReaders(deps), (_req, res) => {
      const group = made(res.locals['brand'].name).groupOf(name as Tag)
      res.render('api/group', { ...startOf(res), ...group, title: `${name} · API`, here: `/api/v1/docs/${slug}` })
    })
  for (const guide of GUIDES)
    router.get(guideAddress(guide), ...forReaders(deps), (_req, res) =>
      res.render('api/guide', {
        ...startOf(res),
        ...{ guide, title: `${guide.name} · API`, here: `/api/v1${guideAddress(guide)}` },
      }),
    )
  router.get('/changelog', ...forReaders(deps), (_req, res) =>
    res.render('api/changelog', { title: 'Changes to the API', here: '/api/v1/changelog', changes: CHANGELOG }),
  )
  router.all([...REFERENCE_PATHS], (_req, res) => {
    res.set('Allow', 'GET')
    throw new DomainError('method_not_allowed', 'This takes GET.')
  })
  return router
}

/** Made when it is asked for first, and anew once the name has changed. */
function oncePer<T>(make: (name: string) => T): (name: string) => T {
  let last: { name: string; made: T } | undefined
  return (name) => {
    if (last?.name !== name) last = { name, made: make(name) }
    return last.made
  }
}

/** The same text for everybody, until the next version of the program. */
function cached(text: string) {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
  return (known: string | undefined, res: Response) => {
    res.set({ 'Cache-Control': 'public, max-age=300', 'X-Content-Type-Options': 'nosniff', ETag: etag })
    if (known === etag) res.status(304).end()
    else res.type('application/json').end(text)
  }
}

function forReaders(deps: Deps): RequestHandler[] {
  const brand: RequestHandler = async (req, res, next) => {
    const { brandingName, brandingColour } = await getSettings(visitorCtx(deps, req))
    res.locals['brand'] = { name: brandingName, colour: brandingColour }
    res.set('Cache-Control', 'no-cache')
    next()
  }
  return [...securityHeaders(deps), brand]
}
