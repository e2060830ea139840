import type { Request, RequestHandler, Response } from 'express'
import type { Deps } from '../platform/context.js'
import type { AdminAssets } from './assets.js'
import { lookOf } from './look.js'
import { pageTokenOf } from './page-token.js'
import { pagesFor } from './pages.js'
import type { PageView } from './ui-types.js'

const ORDER = ['global.bundle.js', 'design-system.bundle.js', 'app.bundle.js', 'components.bundle.js'] as const

/**
 * AdminJS's page is taken apart and only its data is kept: the page around it is ours, with nonces, hashed addresses,
 * no font from another site, and data that cannot end its script.
 */
export function ownPages(deps: Deps, assets: AdminAssets): RequestHandler {
  return async (req, res, next) => {
    if (req.path.startsWith('/api/')) return next()
    const extras = await extrasOf(deps, req)
    const send = res.send.bind(res)
    res.send = (body: unknown) => {
      res.send = send
      return typeof body === 'string' && body.includes('window.REDUX_STATE')
        ? send(page(body, { res, assets, extras }))
        : send(body)
    }
    next()
  }
}

type Extras = { csrf: string; brand: string; colour: string; timeZone: string; publicUrl: string; pages: PageView[] }

async function extrasOf(deps: Deps, req: Request): Promise<Extras> {
  const { ctx } = req.staff ?? {}
  if (!ctx) throw new Error('A page was asked for without the guard')
  const look = await lookOf(ctx)
  return {
    csrf: pageTokenOf(deps.config, req),
    brand: look.name,
    colour: look.colour,
    timeZone: look.timeZone,
    publicUrl: deps.config.publicUrl,
    pages: pagesFor(ctx.actor),
  }
}

type Around = { res: Response; assets: AdminAssets; extras: Extras }

function page(theirs: string, { res, assets, extras }: Around): string {
  const nonce = String(res.locals['nonce'])
  const portalAsset = res.app.locals as Record<'assetUrl' | 'themeUrl' | 'iconUrl', (name: string) => string>
  const scripts = ORDER.map((name) => `<script defer src="${assets.urlOf(name)}"></script>`).join('\n')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(extras.brand)}</title>
<link rel="stylesheet" href="${assets.urlOf('admin.css')}">
<link rel="stylesheet" href="${portalAsset.themeUrl(extras.colour)}">
<link rel="icon" type="image/svg+xml" href="${portalAsset.iconUrl(extras.colour)}">
<script src="${portalAsset.assetUrl('theme.js')}"></script>
<script nonce="${nonce}">
window.__webpack_nonce__ = ${JSON.stringify(nonce)};
window.REDUX_STATE = ${safeJson(dataOf(theirs, 'REDUX_STATE'))};
window.THEME = ${safeJson(dataOf(theirs, 'THEME'))};
window.THEME_COMPONENTS = {};
window.AdminJS = { Components: {} };
window.BACKLINE = ${safeJson(JSON.stringify(extras))};
</script>
${scripts}
</head>
<body>
<div id="app"><p class="loading">Loading …</p></div>
<noscript><p class="loading">The back office needs JavaScript.</p></noscript>
</body>
</html>
`
}

/** The JSON that AdminJS prints on one line after a name. */
function dataOf(theirs: string, name: string): string {
  const start = `window.${name} = `
  const line = theirs
    .split('\n')
    .map((each) => each.trim())
    .find((each) => each.startsWith(start) && each.endsWith(';'))
  const found = line?.slice(start.length, -1)
  if (!found) throw new Error(`AdminJS's page has no ${name}`)
  return found
}

/** JSON inside a script: no < that could close it, no line separators that older parsers trip over. */
export const safeJson = (json: string) =>
  json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')
