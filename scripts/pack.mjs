/**
 * Compiles everything a second time into dist/packed, with the product and what it depends on in two files: a process that
 * runs it loads a few modules instead of 1,600, in half the time. For runs of the whole suite, whose every file is a process.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildSync } from 'esbuild'

export const PACKED = 'dist/packed'

/** Stay modules of their own: native code, and what finds its files beside itself. */
const EXTERNAL = [
  '@adminjs/*',
  '@electric-sql/*',
  '@node-rs/*',
  '@prisma/client',
  '.prisma/*',
  'adminjs',
  'date-holidays',
  'pg-native',
  'pino',
]

/** What CommonJS packages expect to find in a file that is a module. */
const BANNER = `import { createRequire as $createRequire } from 'node:module'
const require = $createRequire(import.meta.url)
const __filename = import.meta.filename
const __dirname = import.meta.dirname`

/** Threads find their code beside the one that starts them. */
const THREADS = ['src/platform/watchdog-thread.ts']

/** Steps of the build, and what runs in a browser. */
const isLeftAlone = (source) => THREADS.includes(source) || /^src.admin.(bundle|components)\b/.test(source)
const isAdmin = (source) => source.startsWith(path.join('src', 'admin', ''))

/**
 * @param root the project's folder
 * @param compile writes the JavaScript of sources into a folder and tells what each file exports
 * @param sources every TypeScript file
 */
export function pack(root, compile, sources) {
  const { outputs } = compile(sources, PACKED)
  const packed = sources.filter((source) => source.startsWith('src') && !isLeftAlone(source))
  // The back office is loaded on demand; what only it needs is a file of its own.
  const parts = { product: packed.filter((source) => !isAdmin(source)), admin: packed.filter(isAdmin) }
  mkdirSync(path.join(root, PACKED, 'parts'), { recursive: true })
  for (const [part, members] of Object.entries(parts)) {
    const code = members.map((source, n) => `export * as m${n} from ${JSON.stringify(path.join(root, source))}`)
    writeFileSync(path.join(root, PACKED, 'parts', `${part}.in.js`), code.join('\n'))
  }
  buildSync({
    absWorkingDir: root,
    entryPoints: [
      ...Object.keys(parts).map((part) => ({ in: path.join(PACKED, 'parts', `${part}.in.js`), out: part })),
      ...THREADS.map((source) => ({ in: source, out: path.basename(source, '.ts') })),
    ],
    outdir: path.join(PACKED, 'parts'),
    bundle: true,
    minifyWhitespace: true,
    splitting: true,
    external: EXTERNAL,
    banner: { js: BANNER },
    format: 'esm',
    platform: 'node',
    target: 'es2023',
    jsx: 'transform',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
  })
  for (const [part, members] of Object.entries(parts)) {
    for (const [n, source] of members.entries()) {
      const file = path.join(PACKED, source.replace(/\.tsx?$/, '.js'))
      const names = outputs[file].exports
      const from = path.relative(path.dirname(file), path.join(PACKED, 'parts', `${part}.js`))
      const code = [`import { m${n} } from './${from}'`, `export const { ${names.join(', ')} } = m${n}`]
      writeFileSync(path.join(root, file), code.join('\n'))
    }
  }
}
