import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { buildSync } from 'esbuild'
import { ASSETS } from './assets.js'

const ENTRY = 'src/admin/components/main.tsx'
// The portal's tokens, shell and parts first, so that both look alike; then what only the back office has.
const SHEETS = [
  ...['01-tokens', '02-ground', '03-shell', '04-parts', '07-forms', '08-call', '11-live'].map(
    (name) => `views/assets/app/${name}.css`,
  ),
  'src/admin/theme/admin.css',
]

/**
 * Makes the files of the back office: its pages with React as one script, and the stylesheet; each under a hashed name
 * with its .br and .gz beside it, and manifest.json. Needs no database, and nothing of AdminJS's front end.
 */
export function buildAdminAssets(directory = ASSETS): void {
  mkdirSync(directory, { recursive: true })
  const manifest = {
    'app.js': keep(directory, 'app.js', script()),
    'admin.css': keep(directory, 'admin.css', Buffer.concat(SHEETS.map((sheet) => readFileSync(sheet)))),
  }
  writeFileSync(path.join(directory, 'manifest.json'), JSON.stringify(manifest, null, 2))
  const current = Object.values(manifest)
  for (const file of readdirSync(directory)) {
    if (file !== 'manifest.json' && !current.some((kept) => file.startsWith(kept))) rmSync(path.join(directory, file))
  }
}

function script(): Buffer {
  const { outputFiles } = buildSync({
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    // For a browser this means React's production code, too.
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: ['chrome109', 'firefox115', 'safari16'],
    jsx: 'transform',
    legalComments: 'none',
    logLevel: 'warning',
  })
  const [file] = outputFiles
  if (!file) throw new Error(`esbuild made nothing of ${ENTRY}`)
  return Buffer.from(file.contents)
}

/** Writes a file and its compressed forms under a hashed name; what an earlier build compressed is left as it is. */
function keep(directory: string, name: string, content: Buffer): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12)
  const { name: stem, ext } = path.parse(name)
  const file = `${stem}.${hash}${ext}`
  if (!readdirSync(directory).includes(`${file}.br`)) {
    const quality = {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }
    writeFileSync(path.join(directory, file), content)
    writeFileSync(path.join(directory, `${file}.gz`), gzipSync(content, { level: 9 }))
    writeFileSync(path.join(directory, `${file}.br`), brotliCompressSync(content, quality))
  }
  return file
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) buildAdminAssets()
