import type { Pasted, PastedRow } from './pasted-rows.js'
import type { RowColumn } from './step.js'

type Columns = readonly RowColumn[]
type Line = { line: number; text: string }

const FIRST = /^(?:q|question|f|frage|p|pregunta|they say|objection|einwand|objeci[oó]n)\s{0,9}\d{0,9}\s{0,9}:(.*)$/i
const SECOND = /^(?:a|answer|antwort|r|respuesta|r[eé]ponse|you answer)\s{0,9}\d{0,9}\s{0,9}:(.*)$/i
const BOTH_IN_ONE = /\s(?=(?:a|answer|antwort|r|respuesta|r[eé]ponse)\s{0,9}\d{0,9}\s{0,9}:\s)/i

/** "Q: …" and "A: …", on one line or on several; undefined when the text is not written so. */
export function markedPairs(columns: Columns, text: string): Pasted | undefined {
  const lines = linesOf(text).flatMap(splitInOne)
  if (!lines.some(({ text: each }) => FIRST.test(each)) || !lines.some(({ text: each }) => SECOND.test(each)))
    return undefined
  const pairs: { line: number; first: string; second: string | undefined }[] = []
  const problems: Pasted['problems'] = []
  for (const { line, text: each } of lines) {
    const pair = pairs.at(-1)
    const [first, second] = [FIRST, SECOND].map((mark) => mark.exec(each)?.[1]?.trim())
    if (first !== undefined) pairs.push({ line, first, second: undefined })
    else if (!pair)
      problems.push({
        line,
        message: 'This belongs to no question. Please begin questions with “Q:” and answers with “A:”.',
      })
    else if (second !== undefined) pair.second = joined(pair.second, second)
    else if (pair.second !== undefined) pair.second = joined(pair.second, each)
    else pair.first = joined(pair.first, each)
  }
  return { rows: pairs.map(({ line, first, second }) => row(columns, line, first, second ?? '')), problems }
}

const splitInOne = ({ line, text }: Line): Line[] =>
  FIRST.test(text) ? text.split(BOTH_IN_ONE, 2).map((part) => ({ line, text: part.trim() })) : [{ line, text }]

/** A question, its answer on the next line, and an empty line before the next one. */
export function spacedPairs(columns: Columns, text: string, when: 'asked' | 'always' = 'asked'): Pasted | undefined {
  const blocks = blocksOf(text)
  const asking = blocks.filter(([first, second]) => second && isQuestion(first))
  const alternating = blocks.length > 1 && blocks.every(([, second]) => !second) && isQuestion(blocks[0]?.[0])
  if (when === 'asked' && asking.length * 2 <= blocks.length && !alternating) return undefined
  if (blocks.length === 0) return undefined
  const groups = alternating ? inTwos(blocks.map(([only]) => only)) : blocks.flatMap(atQuestions)
  return {
    rows: groups.map(([first, ...rest]) =>
      row(columns, first?.line ?? 1, first?.text ?? '', rest.map((each) => each.text).join(' ')),
    ),
    problems: [],
  }
}

/** Several questions below each other without an empty line: each begins a new pair. */
function atQuestions(block: readonly Line[]): Line[][] {
  if (!isQuestion(block[0])) return [[...block]]
  const groups: Line[][] = []
  for (const each of block) {
    const group = groups.at(-1)
    if (!group || (group.length > 1 && isQuestion(each) && each !== block.at(-1))) groups.push([each])
    else group.push(each)
  }
  return groups
}

const inTwos = (lines: readonly (Line | undefined)[]): Line[][] =>
  Array.from({ length: Math.ceil(lines.length / 2) }, (_, at) =>
    lines.slice(at * 2, at * 2 + 2).filter((each) => each !== undefined),
  )

const isQuestion = (line: Line | undefined) => Boolean(line && /\?["”»’]?\s*$/.test(line.text))

const linesOf = (text: string): Line[] =>
  text.split('\n').flatMap((each, index) => (each.trim() === '' ? [] : [{ line: index + 1, text: each.trim() }]))

function blocksOf(text: string): Line[][] {
  const blocks: Line[][] = []
  for (const each of linesOf(text)) {
    const block = blocks.at(-1)
    if (block && block.at(-1)?.line === each.line - 1) block.push(each)
    else blocks.push([each])
  }
  return blocks
}

const joined = (before: string | undefined, next: string) => [before, next].filter(Boolean).join(' ')

const row = ([first, second]: Columns, line: number, one: string, other: string): PastedRow => ({
  line,
  cells: { [first?.name ?? '']: one, [second?.name ?? '']: other },
})
