/**
 * Builds what is stale: the database client, the compiled code in dist/, the bundle of /admin.
 * Each step remembers a hash of what it was made from. `--only=prisma|code|admin` runs one, `--force` runs it anyway.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildSync } from 'esbuild'
import { pack } from './pack.mjs'

export const root = path.resolve(import.meta.dirname, '..')

/** Folders of TypeScript: the product, and the tests, which run compiled too. */
export const CODE = ['src', 'scripts', 'bench', 'test']

/** What the back office's script is made of; the rest of src/admin runs on the server. */
const IN_THE_BROWSER = ['bundle.ts', 'components', 'words.ts', 'ui-types.ts', 'signing-fields.ts', 'part-types.ts'].map(
  (place) => `src/admin/${place}`,
)

const STEPS = [
  {
    name: 'prisma',
    says: 'database client',
    from: ['prisma/schema.prisma', 'prisma/dmmf-generator.mjs', 'package-lock.json'],
    stamp: 'node_modules/.prisma/client/.made-from',
    needs: ['src/generated/dmmf.ts'],
    // The generator never runs the engine it would like to download; any existing file satisfies it.
    run: () =>
      bin('prisma/build/index.js', ['generate'], {
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: '1',
      }),
  },
  {
    name: 'code',
    says: 'code',
    from: [...CODE, 'prisma/schema.prisma', 'tsconfig.json', 'package-lock.json'],
    stamp: 'dist/.made-from',
    needs: ['dist/src/main.js'],
    run: () => {
      const sources = CODE.flatMap(sourcesUnder)
      removeLeftovers(new Set(sources.map(compiledAs)))
      compile(sources)
    },
  },
  {
    name: 'packed',
    says: 'code in a few files',
    isOnDemand: true,
    from: [...CODE, 'scripts/pack.mjs', 'prisma/schema.prisma', 'tsconfig.json', 'package-lock.json'],
    stamp: 'dist/packed/.made-from',
    needs: ['dist/packed/parts/product.js'],
    run: () => {
      rmSync(path.join(root, 'dist/packed'), { recursive: true, force: true })
      return pack(root, compile, CODE.flatMap(sourcesUnder))
    },
  },
  {
    name: 'admin',
    says: 'back office',
    from: [
      ...IN_THE_BROWSER,
      'src/platform/hidden-number.ts',
      'src/admin/theme',
      'views/assets/app',
      'package-lock.json',
    ],
    stamp: 'dist/.admin-made-from',
    needs: ['dist/admin-assets/manifest.json'],
    run: () => node([path.join(root, 'dist/src/admin/bundle.js')]),
  },
]

/** Runs the steps whose sources changed since they last ran; those on demand only when named. */
export async function build({ only, force = false } = {}) {
  for (const step of STEPS.filter(({ name, isOnDemand }) => (only ? name === only : !isOnDemand))) {
    const madeFrom = hashOf(step.from)
    const stamp = path.join(root, step.stamp)
    const isFresh =
      existsSync(stamp) &&
      readFileSync(stamp, 'utf8') === madeFrom &&
      step.needs.every((file) => existsSync(path.join(root, file)))
    if (isFresh && !force) continue
    console.error(`Building the ${step.says} …`)
    await step.run()
    mkdirSync(path.dirname(stamp), { recursive: true })
    writeFileSync(stamp, madeFrom)
  }
}

/** Writes the JavaScript of TypeScript files into dist/. It checks no types; `npm run typecheck` does. */
export function compile(sources, outdir = 'dist') {
  const { metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: sources,
    outdir,
    outbase: '.',
    format: 'esm',
    platform: 'node',
    target: 'es2023',
    jsx: 'transform',
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
  })
  return metafile
}

const isSource = (file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts')
const sourcesUnder = (folder) =>
  readdirSync(path.join(root, folder), { recursive: true })
    .filter(isSource)
    .map((file) => path.join(folder, file))
const compiledAs = (source) => path.join('dist', source.replace(/\.tsx?$/, '.js'))

/** What was compiled from a file that is gone would still be found, and a test of it still run. */
function removeLeftovers(kept) {
  for (const folder of CODE) {
    const made = path.join('dist', folder)
    if (!existsSync(path.join(root, made))) continue
    for (const file of readdirSync(path.join(root, made), { recursive: true })) {
      if (!/\.js(\.map)?$/.test(file)) continue
      if (!kept.has(path.join(made, file.replace(/\.map$/, '')))) rmSync(path.join(root, made, file))
    }
  }
}

function hashOf(places) {
  const hash = createHash('sha256')
  for (const place of places) {
    for (const file of filesUnder(path.join(root, place)))
      hash.update(path.relative(root, file)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

function filesUnder(place) {
  if (!existsSync(place)) return []
  if (statSync(place).isFile()) return [place]
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes(`${path.sep}generated`))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

const bin = (file, args, env = {}) => node([path.join(root, 'node_modules', file), ...args], env)

function node(args, env = {}) {
  const options = { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } }
  const result = spawnSync(process.execPath, args, options)
  if (result.status !== 0) {
    process.stderr.write(result.stdout ?? '')
    throw new Error(`Building failed: ${path.basename(args[0])} ended with ${result.status}`)
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const only = process.argv.find((arg) => arg.startsWith('--only='))?.slice(7)
  try {
    await build({ only, force: process.argv.includes('--force') })
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
