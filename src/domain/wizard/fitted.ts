import type { Phrases, SectionId } from './phrases.js'
import type { Section } from './section.js'
import { written } from './written.js'

/** Rows of a section that did not fit. */
export type LeftOut = { title: string; rows: number }

/** What is shortened when it is too long, in this order, each down to so many rows; its last rows go first. */
const SHORTENED: readonly (readonly [SectionId, number])[] = [
  ['faqs', 20],
  ['objections', 15],
  ['services', 30],
  ['policies', 8],
  ['faqs', 5],
  ['objections', 5],
  ['services', 10],
  ['data', 10],
  ['policies', 0],
  ['faqs', 0],
  ['objections', 0],
  ['services', 0],
  ['data', 0],
]
/** Room for the lines that say what is missing. */
const SPARE = 1_000

/** The sections, shortened until they have at most so many characters. */
export function fitted(say: Phrases, sections: readonly Section[], most: number) {
  const kept = new Map(sections.map((section) => [section.id, { ...section, rows: [...(section.rows ?? [])] }]))
  const total = sections.reduce((sum, section) => sum + written(say, section).text.length + 2, 0)
  const shorten = total > most
  let over = total + SPARE - most
  for (const [id, least] of shorten ? SHORTENED : []) {
    const section = kept.get(id)
    while (section && over > 0 && section.rows.length > least) {
      over -= (section.rows.pop()?.length ?? 0) + 1
      section.missing = (section.missing ?? 0) + 1
    }
  }
  const left = [...kept.values()]
  return {
    sections: left,
    leftOut: left.flatMap(({ id, missing }): LeftOut[] => (missing ? [{ title: say.titles[id], rows: missing }] : [])),
  }
}
