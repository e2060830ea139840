import type { Phrases } from './phrases.js'
import { FACTS_CLOSE, FACTS_OPEN } from './quoting.js'
import type { Section } from './section.js'

/** A section as markdown: heading, sentences, the block of facts, then steps and rules. */
export function written(say: Phrases, { id, intro = [], rows = [], steps = [], rules = [], missing = 0 }: Section) {
  const facts = rows.filter((row) => row !== undefined)
  const lines = [
    `# ${say.titles[id]}`,
    ...given(intro),
    ...(facts.length > 0 ? [FACTS_OPEN, ...facts, FACTS_CLOSE] : []),
    ...(missing > 0 ? [say.leftOut(missing)] : []),
    ...given(steps).map((step, index) => `${index + 1}. ${step}`),
    ...given(rules).map((rule) => `- ${rule}`),
  ]
  return { id, title: say.titles[id], text: lines.join('\n') }
}

const given = (lines: readonly (string | undefined)[]) => lines.filter((line): line is string => Boolean(line))
