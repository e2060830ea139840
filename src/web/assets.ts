import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import express, { type Express, type Response } from 'express'
import { iconFile, readTheme, themeFile } from './theme.js'

type Encoding = 'br' | 'gzip' | 'identity'
type Asset = Record<Encoding, Buffer> & { type: string }

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
}

/**
 * Serves views/assets under names that carry a hash of their content, compressed once at start and cached for good, and
 * the stylesheet of any branding colour. It tells the templates of the app that mounts it where things are:
 * assetUrl(name), themeUrl(colour), iconUrl(colour).
 */
export function assets(_deps?: unknown, directory = path.resolve('views/assets')): Express {
  const { byFile, fileOf } = load(directory)
  const app = express()
  app.disable('x-powered-by')
  app.on('mount', (parent) => {
    parent.locals['assetUrl'] = (name: string) => `${app.mountpath}/${fileOf.get(name) ?? name}`
    parent.locals['themeUrl'] = (colour: string) => `${app.mountpath}/${themeFile(colour)}`
    parent.locals['iconUrl'] = (colour: string) => `${app.mountpath}/${iconFile(colour)}`
  })

  app.get('/:file', (req, res, next) => {
    const asset = byFile.get(req.params.file) ?? themeAsset(req.params.file)
    if (!asset) return next()
    const encoding = (req.acceptsEncodings(['br', 'gzip', 'identity']) || 'identity') as Encoding
    send(res, asset, encoding)
  })

  return app
}

function send(res: Response, asset: Asset, encoding: Encoding): void {
  res.set({
    'Content-Type': asset.type,
    'Cache-Control': 'public, max-age=31536000, immutable',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    Vary: 'Accept-Encoding',
    'Content-Length': String(asset[encoding].length),
  })
  if (encoding !== 'identity') res.set('Content-Encoding', encoding)
  res.end(asset[encoding])
}

function load(directory: string) {
  const byFile = new Map<string, Asset>()
  const fileOf = new Map<string, string>()
  for (const { name, bytes } of sourcesIn(directory)) {
    const { name: stem, ext } = path.parse(name)
    const type = TYPES[ext.slice(1)]
    if (!type) continue
    const file = `${stem}-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}${ext}`
    fileOf.set(name, file)
    byFile.set(file, compressed(bytes, type))
  }
  return { byFile, fileOf }
}

/** The files of the folder; a folder in it is one stylesheet, joined in the order of its file names. */
function sourcesIn(directory: string): { name: string; bytes: Buffer }[] {
  return readdirSync(directory, { withFileTypes: true }).map((entry) => {
    const place = path.join(directory, entry.name)
    if (entry.isFile()) return { name: entry.name, bytes: readFileSync(place) }
    const parts = readdirSync(place)
      .sort()
      .map((part) => readFileSync(path.join(place, part)))
    return { name: `${entry.name}.css`, bytes: Buffer.concat(parts) }
  })
}

function themeAsset(file: string): Asset | undefined {
  const theme = readTheme(file)
  return theme && compressed(Buffer.from(theme.text), TYPES[theme.type] ?? '')
}

const compressed = (bytes: Buffer, type: string): Asset => ({
  type,
  identity: bytes,
  gzip: gzipSync(bytes, { level: 9 }),
  br: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
})
