import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import AdminJS, { ComponentLoader, Router } from 'adminjs'
import { ASSETS } from './assets.js'

const CORE = ['global.bundle.js', 'design-system.bundle.js', 'app.bundle.js']
// The portal's tokens, shell and parts first, so that both look alike; then what only the back office has.
const SHEETS = [
  ...['01-tokens', '02-ground', '03-shell', '04-parts', '07-forms', '08-call', '11-live'].map(
    (name) => `views/assets/app/${name}.css`,
  ),
  'src/admin/theme/admin.css',
]

const MADE = path.resolve('adminjs-bundle/bundle.js')

// The shell starts when its own bundle, the last of the four, is there; no inline script has to wait for them.
const START = '\n;createRoot(document.getElementById("app")).render(AdminJS.Application);\n'

/**
 * Makes the files of the back office: AdminJS's three bundles, our pages as the fourth, and the stylesheet; each under
 * a hashed name with its .br and .gz beside it, and manifest.json. Needs no database.
 */
export async function buildAdminAssets(directory = ASSETS): Promise<void> {
  rmSync(MADE, { force: true })
  const componentLoader = new ComponentLoader()
  componentLoader.override('Application', path.join(import.meta.dirname, 'components', 'Application'))
  await new AdminJS({ componentLoader }).initialize()

  mkdirSync(directory, { recursive: true })
  const manifest: Record<string, string> = {}
  for (const name of CORE) manifest[name] = keep(directory, name, withoutProbes(coreFile(name)))
  manifest['components.bundle.js'] = keep(
    directory,
    'components.bundle.js',
    Buffer.from(readFileSync(MADE, 'utf8') + START),
  )
  manifest['admin.css'] = keep(directory, 'admin.css', Buffer.concat(SHEETS.map((sheet) => readFileSync(sheet))))
  writeFileSync(path.join(directory, 'manifest.json'), JSON.stringify(manifest, null, 2))
  const current = Object.values(manifest)
  for (const file of readdirSync(directory)) {
    if (file !== 'manifest.json' && !current.some((kept) => file.startsWith(kept))) rmSync(path.join(directory, file))
  }
}

function coreFile(name: string): string {
  const asset = Router.assets.find((candidate) => candidate.path === `/frontend/assets/${name}`)
  if (!asset) throw new Error(`AdminJS has no ${name}`)
  return asset.src
}

/** Old libraries find the global object by compiling text, which our policy forbids and reports; there is a word for it. */
const withoutProbes = (file: string) =>
  Buffer.from(readFileSync(file, 'utf8').replaceAll(/(?:new )?Function\("return this"\)\(\)/g, 'globalThis'))

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

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildAdminAssets()
