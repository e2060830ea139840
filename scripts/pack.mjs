/**
 * Compiles everything a second time into dist/packed, with the product and what it depends on in two files: a process that
 * runs it loads a few modules instead of 1,600, and compiles next to nothing (pack-loader.cjs). For runs of the whole suite,
 * whose every file is a process.
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

export const PACKED = 'dist/packed'
const PARTS = path.join(PACKED, 'parts')

/** Stay packages: native code, what finds its files beside itself, and what knows another's errors by their class. */
const PACKAGES = [
  '@electric-sql/*',
  '@node-rs/*',
  '@prisma/client',
  '.prisma/*',
  'date-holidays',
  'pg-native',
  'pglite-prisma-adapter',
  'pino',
]

/** Threads find their code beside the one that starts them. */
const THREADS = ['src/platform/watchdog-thread.ts']

const isAdmin = (source) => source.startsWith('src/admin/')
/** Steps of the build, and what runs in a browser. */
const isLeftAlone = (source) =>
  THREADS.includes(source) || source.endsWith('.tsx') || /^src.admin.(bundle|components)\b/.test(source)

const OPTIONS = {
  bundle: true,
  minifyWhitespace: true,
  platform: 'node',
  target: 'es2023',
  jsx: 'transform',
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
}

/**
 * @param root the project's folder
 * @param compile writes the JavaScript of sources into a folder and tells what each file exports
 * @param sources every TypeScript file
 */
export async function pack(root, compile, sources) {
  const { outputs } = compile(sources, PACKED)
  const packed = sources.filter((source) => source.startsWith('src/') && !isLeftAlone(source))
  // The back office is loaded on demand, and AdminJS only from a module.
  const parts = { 'load.cjs': packed.filter((source) => !isAdmin(source)), 'admin.js': packed.filter(isAdmin) }
  const modulesOf = (part) => ({
    contents: parts[part].map((source, n) => `export * as m${n} from './${source}'`).join('\n'),
    resolveDir: root,
  })
  const options = { ...OPTIONS, absWorkingDir: root }
  await build({
    ...options,
    stdin: modulesOf('load.cjs'),
    outfile: path.join(PARTS, 'product.cjs'),
    format: 'cjs',
    external: PACKAGES,
    define: { 'import.meta.url': '__url' },
    banner: { js: 'const __url=require("node:url").pathToFileURL(__filename).href;' },
    plugins: [leave((source) => isAdmin(source))],
  })
  // A script of V8's own cache may not import; its loader does it.
  const product = path.join(root, PARTS, 'product.cjs')
  writeFileSync(product, readFileSync(product, 'utf8').replaceAll(/\bimport\((?=")/g, '$import('))
  copyFileSync(path.join(root, 'scripts/pack-loader.cjs'), path.join(root, PARTS, 'load.cjs'))
  await build({
    ...options,
    stdin: modulesOf('admin.js'),
    outfile: path.join(PARTS, 'admin.js'),
    format: 'esm',
    packages: 'external',
    plugins: [leave((source) => !isAdmin(source))],
  })
  await build({ ...options, entryPoints: THREADS, outdir: PARTS, format: 'esm' })

  for (const [part, members] of Object.entries(parts)) {
    for (const [n, source] of members.entries()) {
      const file = path.join(PACKED, source.replace(/\.tsx?$/, '.js'))
      const from = path.relative(path.dirname(file), path.join(PARTS, part))
      const taken = part.endsWith('.cjs')
        ? `import parts from '${from}'\nconst { m${n} } = parts`
        : `import { m${n} } from '${from}'`
      writeFileSync(path.join(root, file), `${taken}\nexport const { ${outputs[file].exports.join(', ')} } = m${n}`)
    }
  }
}

/** Modules of the product that this part does not hold are taken from where they are. */
function leave(isElsewhere) {
  return {
    name: 'leave',
    setup({ onResolve, initialOptions }) {
      onResolve({ filter: /^\.\.?\// }, ({ path: specifier, resolveDir }) => {
        const source = path.relative(initialOptions.absWorkingDir, path.join(resolveDir, specifier))
        if (!source.startsWith('src/') || !isElsewhere(source)) return undefined
        return { path: path.relative(PARTS, path.join(PACKED, source)), external: true }
      })
    },
  }
}
