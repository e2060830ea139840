import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { makeDocument } from '../../../src/web/api/document.js'
import { readExamples } from '../../../src/web/api/examples.js'
import { routes } from '../../../src/web/api/routes.js'

const run = promisify(execFile)
const root = process.cwd()
const bin = (name: string) => path.join(root, 'node_modules/.bin', name)

/** A folder under the project, so that what is generated finds zod. */
export async function aFolder(): Promise<string> {
  const parent = path.join(root, 'dist/generated-clients')
  await mkdir(parent, { recursive: true })
  return mkdtemp(path.join(parent, 'run-'))
}

/** The document as it is published, in a file. */
export async function writeDocument(folder: string): Promise<string> {
  const document = makeDocument({ publicUrl: 'https://backline.example', examples: readExamples() }, routes)
  const file = path.join(folder, 'openapi.json')
  await writeFile(file, JSON.stringify(document, null, 1))
  return file
}

/** What @hey-api/openapi-ts makes: types, a client over fetch, and shapes for zod 4. */
export async function generateHeyApi(document: string, folder: string): Promise<void> {
  const plugins = ['@hey-api/typescript', '@hey-api/sdk', '@hey-api/client-fetch', 'zod']
  await run(bin('openapi-ts'), ['-i', document, '-o', path.join(folder, 'hey'), '-p', ...plugins, '--no-log-file'])
}

/** What openapi-zod-client makes: shapes for zod 3, which zod 4 carries, of all that is sent and answered. */
export async function generateZodEndpoints(document: string, folder: string): Promise<void> {
  const template = path.join(root, 'test/support/api-tools/zod-endpoints.hbs')
  const out = path.join(folder, 'zod-endpoints.ts')
  await run(bin('openapi-zod-client'), [document, '-o', out, '-t', template, '--with-alias', '--export-schemas'])
}

/** Compiles what was generated: neither writes the endings of file names that ES modules need. @throws with what the compiler says */
export async function compile(folder: string): Promise<void> {
  await writeFile(path.join(folder, 'package.json'), '{ "type": "commonjs" }')
  const options = {
    ...{ target: 'ES2023', module: 'NodeNext', moduleResolution: 'NodeNext', lib: ['ES2023', 'DOM', 'DOM.Iterable'] },
    ...{ strict: true, skipLibCheck: true, types: ['node'], rootDir: '.', outDir: 'js' },
  }
  const files = ['hey/index.ts', 'hey/zod.gen.ts', 'hey/client.gen.ts', 'zod-endpoints.ts']
  await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files }))
  try {
    await run(bin('tsc'), ['-p', folder])
  } catch (error) {
    throw new Error((error as { stdout: string }).stdout.slice(0, 4_000))
  }
}
