import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type AST, RegExpParser } from '@eslint-community/regexpp'
import ts from 'typescript'

export type Pattern = { where: string; pattern: RegExp }

const isOurs = (file: string) => /\.(tsx?|js)$/.test(file) && !file.includes('generated')

const filesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter(isOurs)

/** Every regular expression that is written as a literal in the code of the product, the pages' scripts included. */
export function writtenPatterns(): Pattern[] {
  return ['src', 'views/assets'].flatMap(filesUnder).flatMap((file) => literalsIn(file, readFileSync(file, 'utf8')))
}

/** The files that make regular expressions while they run, without their endings. */
export const filesThatMakePatterns = (): string[] =>
  filesUnder('src')
    .filter((file) => /new RegExp\(/.test(readFileSync(file, 'utf8')))
    .map((file) => file.replace(/\.tsx?$/, ''))

/** Every regular expression that our code makes while something runs, with the file that made it. */
export async function patternsMadeBy(run: () => Promise<void>): Promise<Pattern[]> {
  const Real = globalThis.RegExp
  const made = new Map<string, Pattern>()
  const recorded = (args: [pattern: string | RegExp, flags?: string]) => {
    const pattern = new Real(...args)
    const lines = (new Error().stack ?? '').split('\n').slice(1)
    const caller = lines.find((line) => !line.includes('patterns.')) ?? ''
    const where = /src\/[\w/.-]+(?=\.[jt]sx?)/.exec(caller)?.[0]
    if (where && !caller.includes('node_modules')) made.set(String(pattern), { where, pattern })
    return pattern
  }
  globalThis.RegExp = new Proxy(Real, {
    construct: (_real, args) => recorded(args as [string]),
    apply: (_real, _this, args) => recorded(args as [string]),
  })
  try {
    await run()
  } finally {
    globalThis.RegExp = Real
  }
  return [...made.values()]
}

function literalsIn(file: string, text: string): Pattern[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found: Pattern[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1
      const pattern = new RegExp(node.text.slice(1, end), node.text.slice(end + 1))
      found.push({ where: `${file}:${line}`, pattern })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** A text as its beginning, what follows over and over, and an end that fits nowhere. */
export type Worst = readonly [head: string, unit: string, end: string]

/**
 * What a pattern is slow on if it can be: for every repeat in it, what the repeat takes over and over, behind what stands
 * before it or not, and everything up to some element over and over.
 */
export function worstTexts({ source, flags }: RegExp): Worst[] {
  const unicode = flags.includes('u')
  const parsed = new RegExpParser().parsePattern(source, 0, source.length, {
    unicode,
    unicodeSets: flags.includes('v'),
  })
  const favourites = new Set(source.replace(/\\./g, ''))
  const found = new Map<string, Worst>()
  const add = (head: string, unit: string) => {
    for (const end of unit ? ['\0', '\0\n0!'] : []) found.set(JSON.stringify([head, unit, end]), [head, unit, end])
  }
  const addRepeat = ({ element, max }: AST.Quantifier, before: string) => {
    for (const each of max > 20 ? samplesOf(element, favourites) : []) {
      add('', each)
      add(before, each)
    }
  }
  const walk = (alternatives: readonly AST.Alternative[], lead: string): void => {
    for (const { elements } of alternatives) {
      let before = lead
      for (const element of elements) {
        if (element.type === 'Quantifier') addRepeat(element, before)
        const inner = element.type === 'Quantifier' ? element.element : element
        if ('alternatives' in inner) walk(inner.alternatives, before)
        before += samplesOf(element, favourites)[0] ?? ''
        add('', before.slice(lead.length))
        if (/\w$/.test(before)) add('', `${before.slice(lead.length)} `)
      }
    }
  }
  walk(parsed.alternatives, '')
  return [...found.values()]
}

const LETTERS = [...'a0A \t\n.-_@"/,:;(![{<\\é漢', '\u00a0']

/** Some short texts an element takes; none for what only looks. */
function samplesOf(element: AST.Element, favourites: ReadonlySet<string>): string[] {
  switch (element.type) {
    case 'Character':
      return [String.fromCodePoint(element.value)]
    case 'CharacterClass':
    case 'CharacterSet': {
      const one = new RegExp(`^${element.raw}$`, 'us')
      return [...new Set([...LETTERS, ...favourites])].filter((letter) => one.test(letter)).slice(0, 8)
    }
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives.slice(0, 4).map((each) => shortest(each, favourites))
    case 'Quantifier':
      return samplesOf(element.element, favourites).map((each) => each.repeat(Math.max(1, Math.min(element.min, 3))))
    default:
      return []
  }
}

const shortest = ({ elements }: AST.Alternative, favourites: ReadonlySet<string>) =>
  elements.map((element) => samplesOf(element, favourites)[0] ?? '').join('')
