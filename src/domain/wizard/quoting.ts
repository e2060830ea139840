/** A line inside a block of facts. Only the functions below make one, so that no fact is ever written unquoted. */
export type FactRow = string & { readonly isQuoted: true }

export const FACTS_OPEN = '<facts>'
export const FACTS_CLOSE = '</facts>'

// Control and format characters, what turns the direction of writing, what nobody sees, halves of characters, and tags,
// in which text can be hidden.
const UNSEEN =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu
const LINE_BREAKS = /[\n\r\v\f\u0085\u2028\u2029]+/
const MARKS_AT_START = /^(?:#{1,6}\s+|={3,}|-{3,}|`{3,}\w*|\*{3,}|>\s+)\s*/

/**
 * A fact as data: on one line, so that it never stands where a heading could; without the signs of our own blocks; and
 * without braces, which Vapi's template engine (Liquid, then Mustache) would evaluate.
 */
export function quoted(fact: string): string {
  const lines = fact.split(LINE_BREAKS).map((part) => spoken(part.trim()).replace(MARKS_AT_START, '').trim())
  const text = lines
    .filter(Boolean)
    .reduce((before, next) => `${before}${/[\p{P}]$/u.test(before) ? ' ' : '; '}${next}`, '')
  return text.replace(/^; /, '').replaceAll('<', '‹').replaceAll('>', '›').replaceAll('`', "'")
}

/** Words that are said as they stand: nothing unseen, and nothing Vapi's template engine would evaluate. */
export const spoken = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(UNSEEN, '').replaceAll('{', '(').replaceAll('}', ')')

/** Instructions of a business, a line each: without headings, blocks and template signs of their own. */
export const instructionLines = (text: string): string[] =>
  text
    .split(LINE_BREAKS)
    .map((line) => spoken(line.trim()).replace(MARKS_AT_START, '').replaceAll('<', '‹').replaceAll('>', '›').trim())
    .filter(Boolean)

/** What stands between the parts of a row; French has a space before it. */
type Marks = { colon: string; semicolon: string }

/** "- Label: fact", or undefined when the fact is missing. */
export function factRow({ colon }: Marks, label: string, fact: string | null | undefined): FactRow | undefined {
  const text = quoted(fact ?? '')
  return text === '' ? undefined : asRow(`- ${label}${colon}${text}`)
}

type Part = readonly [label: string, fact: string | null]

/** "- First; label: second; label: third": a row of a table, of which parts may be missing. */
export function tableRow({ colon, semicolon }: Marks, first: string, parts: readonly Part[]): FactRow {
  const more = parts.flatMap(([label, fact]) => (fact ? [`${semicolon}${label}${colon}${quoted(fact)}`] : []))
  return asRow(`- ${quoted(first)}${more.join('')}`)
}

/** Two facts that belong together, below each other. */
export const pairRow = ({ colon }: Marks, [label, fact]: Pair, [otherLabel, other]: Pair): FactRow =>
  asRow(`- ${label}${colon}${quoted(fact)}\n  ${otherLabel}${colon}${quoted(other)}`)

type Pair = readonly [label: string, fact: string]

/** "- Name: fact" of two facts. */
export const namedRow = ({ colon }: Marks, name: string, fact: string): FactRow =>
  asRow(`- ${quoted(name)}${colon}${quoted(fact)}`)

/** A name alone. */
export const nameRow = (name: string): FactRow => asRow(`- ${quoted(name)}`)

/** The one place where text becomes a row: what comes in is quoted, or is ours. */
const asRow = (text: string) => text as FactRow
