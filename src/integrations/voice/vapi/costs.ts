import type { CallFields } from '../contract.js'
import { type Json, list, number, record } from './read.js'

const MAX_DOLLARS = 1_000_000

/** What the call cost: message.cost, else the sum of its lines. Rounded once per figure, added as integers. */
export function costOf(part: Json): CallFields['cost'] | undefined {
  const lines = linesOf(part['costs'])
  const breakdown = breakdownOf(record(part['costBreakdown']))
  const parts = Object.keys(breakdown).length > 0 ? breakdown : lines
  const total = micros(part['cost']) ?? micros(record(part['costBreakdown'])['total'])
  const micro = total ?? (Object.keys(parts).length > 0 ? sum(Object.values(parts)) : undefined)
  return micro === undefined ? undefined : { micros: micro, parts }
}

/** Dollars as integer micro-dollars. */
function micros(value: unknown): number | undefined {
  const dollars = number(value)
  return dollars === undefined || dollars < 0 || dollars > MAX_DOLLARS ? undefined : Math.round(dollars * 1e6)
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

/** Vapi's member → our part. Tokens, characters and the total are no parts. */
const PARTS: Record<string, string> = {
  transport: 'transport',
  stt: 'stt',
  llm: 'llm',
  tts: 'tts',
  vapi: 'vapi',
  chat: 'chat',
  voicemailDetectionCost: 'voicemailDetection',
  knowledgeBaseCost: 'knowledgeBase',
}
const ANALYSES = ['summary', 'structuredData', 'successEvaluation', 'structuredOutput']

function breakdownOf(breakdown: Json): Record<string, number> {
  const named = Object.entries(PARTS).map(([member, part]) => [part, micros(breakdown[member])] as const)
  const analyses = record(breakdown['analysisCostBreakdown'])
  const analysis = sum(ANALYSES.map((name) => micros(analyses[name]) ?? 0))
  return positive([...named, ['analysis', analysis]])
}

const LINES: Record<string, string> = {
  transport: 'transport',
  transcriber: 'stt',
  model: 'llm',
  voice: 'tts',
  vapi: 'vapi',
  chat: 'chat',
  'voicemail-detection': 'voicemailDetection',
  'knowledge-base': 'knowledgeBase',
  analysis: 'analysis',
}

function linesOf(costs: unknown): Record<string, number> {
  const parts = new Map<string, number>()
  for (const line of list(costs).slice(0, 1_000).map(record)) {
    const part =
      (typeof line['type'] === 'string' && Object.hasOwn(LINES, line['type']) && LINES[line['type']]) || 'other'
    parts.set(part, (parts.get(part) ?? 0) + (micros(line['cost']) ?? 0))
  }
  return positive([...parts])
}

const positive = (parts: (readonly [string, number | undefined])[]) =>
  Object.fromEntries(parts.filter((part): part is [string, number] => (part[1] ?? 0) > 0))
