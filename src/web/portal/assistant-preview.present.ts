import type { AssistantView } from '../../domain/assistants/index.js'
import { type DraftFacts, firstMessageOf, renderPrompt } from '../../domain/wizard/index.js'
import { hrefOf } from './assistant.present.js'

type Of = Pick<AssistantView, 'id' | 'direction'> & { facts: DraftFacts }

/** What the facts make of the assistant: its first words and its prompt, by sections. */
export function presentPreview({ id, direction, facts }: Of, { mayConverse }: { mayConverse: boolean }) {
  const prompt = renderPrompt(direction, facts)
  const isTight = prompt.tokens > prompt.budget * 0.9
  return {
    greeting: firstMessageOf(direction, facts),
    agentName: facts.agentName ?? 'Your assistant',
    when: direction === 'INBOUND' ? 'When somebody rings' : 'When somebody picks up',
    sections: prompt.sections.map(({ id: section, title, text }) => ({
      id: section,
      title,
      // Its heading stands above it already.
      text: text.replace(/^#[^\n]*\n+/, ''),
    })),
    tokens: prompt.tokens,
    budget: prompt.budget,
    size: `About ${prompt.tokens.toLocaleString('en-US')} of ${prompt.budget.toLocaleString('en-US')} tokens`,
    isTight,
    percent: Math.min(100, Math.max(1, Math.round((100 * prompt.tokens) / prompt.budget))),
    leftOut: prompt.leftOut.map(({ title, rows }) => `${title}: ${rows} ${rows === 1 ? 'row' : 'rows'}`),
    chatHref: mayConverse ? `${hrefOf(id)}/conversation` : undefined,
  }
}
