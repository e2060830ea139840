import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import express, { type Express, type Response } from 'express'
import { iconFile, readTheme, themeFile } from './theme.js'

type Encoding = 'br' | 'gzip' | 'identity'
type Asset = { type: string; encoded(encoding: Encoding): Promise<Buffer> }

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
}

/**
 * Serves views/assets under names that carry a hash of their content, compressed once, when first asked for, and cached for good, and
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

  app.get('/:file', async (req, res, next) => {
    const asset = byFile.get(req.params.file) ?? themeAsset(req.params.file)
    if (!asset) return next()
    const encoding = (req.acceptsEncodings(['br', 'gzip', 'identity']) || 'identity') as Encoding
    await send(res, asset, encoding)
  })

  return app
}

async function send(res: Response, asset: Asset, encoding: Encoding): Promise<void> {
  const bytes = await asset.encoded(encoding)
  res.set({
    'Content-Type': asset.type,
    'Cache-Control': 'public, max-age=31536000, immutable',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    Vary: 'Accept-Encoding',
    'Content-Length': String(bytes.length),
  })
  if (encoding !== 'identity') res.set('Content-Encoding', encoding)
  res.end(bytes)
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

const brotliBest = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }

const ENCODERS: Record<Encoding, (bytes: Buffer) => Promise<Buffer>> = {
  identity: async (bytes) => bytes,
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
  br: (bytes) => promisify(brotliCompress)(bytes, brotliBest),
}

function compressed(bytes: Buffer, type: string): Asset {
  const made = new Map<Encoding, Promise<Buffer>>()
  return {
    type,
    encoded(encoding) {
      const kept = made.get(encoding) ?? ENCODERS[encoding](bytes)
      made.set(encoding, kept)
      return kept
    },
  }
}
