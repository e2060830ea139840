import type { Request, RequestHandler, Response } from 'express'
import type { Deps } from '../platform/context.js'
import type { AdminAssets } from './assets.js'
import { lookOf } from './look.js'
import { resourceView } from './make-resource.js'
import { pageTokenOf } from './page-token.js'
import { pagesFor } from './pages.js'
import { specs } from './resources/index.js'
import type { PageData } from './ui-types.js'

/** Every page of the back office: the same document around the data of whoever opens it; what it shows is up to app.js. */
export function adminPage(deps: Deps, assets: AdminAssets): RequestHandler {
  return async (req, res, next) => {
    if (req.method !== 'GET' || req.path.startsWith('/api/')) return next()
    res.send(document(await dataFor(deps, req), res, assets))
  }
}

async function dataFor(deps: Deps, req: Request): Promise<PageData> {
  if (!req.staff) throw new Error('A page was asked for without the guard')
  const { ctx, actor, email } = req.staff
  const look = await lookOf(ctx)
  return {
    person: { id: actor.id, email, name: actor.name, role: actor.role },
    resources: specs.map((spec) => resourceView(spec, actor)),
    pages: pagesFor(actor),
    csrf: pageTokenOf(deps.config, req),
    brand: look.name,
    colour: look.colour,
    timeZone: look.timeZone,
    publicUrl: deps.config.publicUrl,
  }
}

function document(data: PageData, res: Response, assets: AdminAssets): string {
  const portalAsset = res.app.locals as Record<'assetUrl' | 'themeUrl' | 'iconUrl', (name: string) => string>
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(data.brand)}</title>
<link rel="stylesheet" href="${assets.urlOf('admin.css')}">
<link rel="stylesheet" href="${portalAsset.themeUrl(data.colour)}">
<link rel="icon" type="image/svg+xml" href="${portalAsset.iconUrl(data.colour)}">
<script src="${portalAsset.assetUrl('theme.js')}"></script>
<script type="application/json" id="page-data">${safeJson(JSON.stringify(data))}</script>
<script defer src="${assets.urlOf('app.js')}"></script>
</head>
<body>
<div id="app"><p class="loading">Loading …</p></div>
<noscript><p class="loading">The back office needs JavaScript.</p></noscript>
</body>
</html>
`
}

/** JSON inside a script: no < that could close it. */
export const safeJson = (json: string) => json.replaceAll('<', '\\u003c')

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')
