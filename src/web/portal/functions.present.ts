import type { Clock } from './times.present.js'
import { counted } from './times.present.js'
import { type Fact, factsOf, isUuid } from './understood.present.js'
import { humanise } from './words.present.js'

/** What the assistant did during a call, kept as JSON by domain/calls. */
export type FunctionUse = { name?: string; arguments?: unknown; result?: unknown }

// The verbs that function names begin with, as one says that they were done.
const DONE: readonly [RegExp, string][] = [
  [/^(lookup|look up|find|search|get|fetch|query|list)\b/, 'Looked for'],
  [/^(check|verify|validate)\b/, 'Checked'],
  [/^(book|schedule|reserve)\b/, 'Booked'],
  [/^(cancel)\b/, 'Cancelled'],
  [/^(reschedule|move|change|update)\b/, 'Changed'],
  [/^(create|add|make|save|store|record|log)\b/, 'Noted'],
  [/^(take)\b/, 'Took'],
  [/^(send|text|email|sms)\b/, 'Sent'],
  [/^(transfer|forward|connect)\b/, 'Transferred'],
  [/^(end|hang ?up)\b/, 'Ended'],
  [/^(request)\b/, 'Requested'],
  [/^(qualify)\b/, 'Qualified'],
]

/** One use of a function as a line in the conversation: 'Looked for open slots · Thu 17 Sep, afternoon · 2:30 PM, 4:00 PM'. */
export function functionInWords(use: FunctionUse, clock: Clock): string {
  const parts = [did(use.name ?? ''), shortly(use.arguments, clock), shortly(use.result, clock)]
  return parts.filter(Boolean).join(' · ').slice(0, 280)
}

function did(name: string): string {
  const words = humanise(name)
    .toLowerCase()
    .replace(/ (call|function|tool)$/, '')
  if (!words) return 'Used a function'
  for (const [pattern, verb] of DONE) {
    const rest = words.replace(pattern, '').trim()
    if (pattern.test(words))
      return rest
        ? `${verb} ${articled(rest)}`
        : `${verb}${verb === 'Transferred' || verb === 'Ended' ? ' the call' : ''}`
  }
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const articled = (noun: string) =>
  /^(a|an|the|to|with)\b/.test(noun) || /s$/.test(noun) || noun.includes(' to ') ? noun : `the ${noun}`

/** The values of a small result; how many there are of a large one. Ids and codes say nothing to a person. */
function shortly(value: unknown, clock: Clock): string {
  const parsed = typeof value === 'string' ? parse(value) : value
  if (parsed === null || parsed === undefined || parsed === '' || isUuid(parsed)) return ''
  if (typeof parsed === 'string') return parsed.length <= 120 ? parsed : `${parsed.slice(0, 117)}…`
  if (Array.isArray(parsed) && parsed.some((entry) => typeof entry === 'object'))
    return `${counted(parsed.length, 'result')}`
  return factsOf(parsed, clock)
    .filter(isTelling)
    .slice(0, 4)
    .map(({ value: text }) => text)
    .join(', ')
    .slice(0, 140)
}

const isTelling = ({ label, value }: Fact) =>
  !/\b(ID|URL|token|success|status|ok|phone|number)$/i.test(label) && value.length <= 80

function parse(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
