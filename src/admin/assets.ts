import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { RequestHandler } from 'express'

/** Where the build leaves the files of the back office, and where they are served. */
export const ASSETS = path.resolve('dist/admin-assets')
const STATIC = '/admin/static'

export type AdminAssets = { urlOf(name: string): string; serve: RequestHandler }

const TYPES: Record<string, string> = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8' }

/**
 * The files of the back office under names that carry a hash of their content, compressed by the build, kept by
 * browsers for good. @throws when they were not built
 */
export function readAssets(directory = ASSETS): AdminAssets {
  const manifest = path.join(directory, 'manifest.json')
  if (!existsSync(manifest)) throw new Error('The back office is not built: run npm run build')
  const fileOf = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>
  const files = new Set(Object.values(fileOf))
  return {
    urlOf(name) {
      const file = fileOf[name]
      if (!file) throw new Error(`The build made no ${name}: run npm run build`)
      return `${STATIC}/${file}`
    },
    serve(req, res, next) {
      const file = req.path.slice(1)
      if (!files.has(file)) return next()
      const encoding = req.acceptsEncodings(['br', 'gzip', 'identity']) || 'identity'
      const suffix = { br: '.br', gzip: '.gz' }[encoding as 'br' | 'gzip'] ?? ''
      res.set({
        'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream',
        'Cache-Control': 'private, max-age=31536000, immutable',
        Vary: 'Accept-Encoding',
      })
      if (suffix) res.set('Content-Encoding', encoding)
      res.sendFile(`${file}${suffix}`, {
        root: directory,
        dotfiles: 'allow',
        cacheControl: false,
        etag: false,
        lastModified: false,
      })
    },
  }
}
