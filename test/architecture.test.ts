import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

/** Each room, and the rooms it may import from. Files directly in src/ wire everything together. */
const MAY_IMPORT: Record<string, string[]> = {
  platform: ['generated'],
  integrations: ['platform'],
  domain: ['platform', 'integrations', 'generated'],
  web: ['platform', 'domain'],
  admin: ['platform', 'domain', 'generated'],
}

/** Packages that only some rooms may touch. */
const ONLY_IN: Record<string, RegExp> = {
  '@prisma/client': /^(platform|domain)\//,
  pg: /^platform\//,
  'pg-boss': /^platform\/queue\.ts$/,
  '@adminjs/prisma': /^admin\//,
  adminjs: /^admin\//,
  '@vapi-ai/server-sdk': /^integrations\/voice\/vapi\//,
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('generated'))
  .map((file) => ({ file, text: readFileSync(path.join('src', file), 'utf8') }))

const specifiersOf = (text: string) =>
  [...text.matchAll(/(?:from|import|import\()\s*'([^']+)'/g)].map(([, to = '']) => to)
const importsOf = (file: string, text: string) =>
  specifiersOf(text)
    .filter((to) => to.startsWith('.'))
    .map((to) => path.join(path.dirname(file), to))
const featureOf = (file: string) => /^domain\/([^/]+)\//.exec(file)?.[1]

describe.each(files)('$file', ({ file, text }) => {
  const [room = ''] = file.split(path.sep)
  const imports = importsOf(file, text)
  const isWired = Boolean(MAY_IMPORT[room])

  it('imports only from the rooms below it', () => {
    const allowed = [room, ...(MAY_IMPORT[room] ?? [])]
    expect(imports.filter((to) => isWired && !allowed.includes(to.split(path.sep)[0] ?? ''))).toEqual([])
  })

  it('enters another feature through its index', () => {
    const inside = imports.filter(
      (to) => featureOf(to) && featureOf(to) !== featureOf(file) && !to.endsWith('index.js'),
    )
    expect(isWired ? inside : []).toEqual([])
  })

  it('touches only the packages of its room', () => {
    const packages = specifiersOf(text).map((to) =>
      to
        .split('/')
        .slice(0, to.startsWith('@') ? 2 : 1)
        .join('/'),
    )
    expect(packages.filter((name) => isWired && ONLY_IN[name] && !ONLY_IN[name].test(file))).toEqual([])
  })

  it('reads the environment only in config.ts', () => {
    if (file !== path.join('platform', 'config.ts')) expect(text).not.toContain('process.env')
  })

  it('builds no SQL from strings', () => expect(text).not.toMatch(/(query|execute)RawUnsafe/))

  it('fits on a few screens', () => expect(text.split('\n').length).toBeLessThanOrEqual(301))
})

describe('the features', () => {
  it('do not import each other in a circle', () => {
    const uses = new Map<string, Set<string>>()
    for (const { file, text } of files) {
      const from = featureOf(file)
      if (!from) continue
      const others = importsOf(file, text)
        .map(featureOf)
        .filter((feature): feature is string => Boolean(feature) && feature !== from)
      uses.set(from, new Set([...(uses.get(from) ?? []), ...others]))
    }
    const reaches = (start: string, seen = new Set<string>()): Set<string> => {
      for (const next of uses.get(start) ?? []) if (!seen.has(next)) reaches(next, seen.add(next))
      return seen
    }
    expect([...uses.keys()].filter((feature) => reaches(feature).has(feature))).toEqual([])
  })

  it('each have an index that says what others may use', () => {
    const features = readdirSync('src/domain')
    expect(features.filter((feature) => !existsSync(path.join('src/domain', feature, 'index.ts')))).toEqual([])
  })
})

describe('the templates', () => {
  const templates = readdirSync('views', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ejs'))

  it.each(templates)('%s escapes what it prints, and fits on two screens', (file) => {
    const text = readFileSync(path.join('views', file), 'utf8')
    const raw = [...text.matchAll(/<%-(.*?)%>/gs)].map(([, code = '']) => code.trim())
    expect(raw.filter((code) => !code.startsWith('include('))).toEqual([])
    expect(text).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle="|\son[a-z]+="/)
    expect(text.split('\n').length).toBeLessThanOrEqual(101)
  })
})
