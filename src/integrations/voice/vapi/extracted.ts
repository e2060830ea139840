import type { CallFields } from '../contract.js'
import { type Json, known, list, number, plain, record, scalar, text } from './read.js'

type Extracted = Pick<Partial<CallFields>, 'structured' | 'custom' | 'intent' | 'success'> & { name?: string }

/** What the assistant understood, and what the client's own set-up adds, wherever it puts it. */
export function extractedFrom(message: Json): Extracted {
  const analysis = record(message['analysis'])
  const outputs = outputsOf(record(message['artifact'])['structuredOutputs'])
  const structured = { ...data(analysis), ...outputs }
  const understood = [structured, ...oursFirst(outputs).map(record)].map(named)
  const sources = [...[message, record(message['customFields']), analysis].map(named), ...understood]
  return known({
    structured: Object.keys(structured).length > 0 ? record(plain(structured)) : undefined,
    custom: customOf(message, sources),
    intent: intentOf(sources),
    success: successOf(message, analysis) ?? successIn(outputs),
    name: nameIn(understood),
  })
}

function data(analysis: Json): Json {
  const { structuredData, structuredDataMulti } = analysis
  const several = Object.assign({}, ...list(structuredDataMulti).map(keyed), keyed(structuredDataMulti)) as Json
  const one = Array.isArray(structuredData) ? { items: structuredData } : record(structuredData)
  return { ...several, ...one }
}

/** structuredDataMulti is an object or a list of objects, each { key: result }. */
const keyed = (value: unknown): Json => (Array.isArray(value) ? {} : record(value))

/** { <id>: { name, result } } becomes { name: result }; a result of null was not extracted. */
function outputsOf(outputs: unknown): Json {
  const entries = Object.values(record(outputs)).map(record)
  return Object.fromEntries(
    entries.flatMap(({ name, result }) => {
      const title = text(name, 100)
      return title && result !== null && result !== undefined ? [[title, result]] : []
    }),
  )
}

/** Outputs that assistants published here have (domain/wizard/outputs.ts): a field of the client's own never wins over them. */
const OURS = ['outcome', 'intent', 'caller']
const oursFirst = (outputs: Json): unknown[] => [
  ...OURS.flatMap((name) => (Object.hasOwn(outputs, name) ? [outputs[name]] : [])),
  ...Object.entries(outputs).flatMap(([name, result]) => (OURS.includes(name) ? [] : [result])),
]

const OUTCOME = ['outcome', 'calloutcome']
const SERVICE = ['servicename', 'service', 'servicetype']
const PRICE = ['price', 'quotedprice']
const INTENT = ['intent', 'callintent']
const CONFIDENCE = ['confidence', 'intentconfidence', 'confidencescore']
const NAMES = [
  'callername',
  'customername',
  'patientname',
  'clientname',
  'guestname',
  'leadname',
  'contactname',
  'fullname',
  'name',
]
const FIRST_NAME = ['firstname']
const LAST_NAME = ['lastname']
const LOOKED_FOR = new Set([OUTCOME, SERVICE, PRICE, INTENT, CONFIDENCE, NAMES, FIRST_NAME, LAST_NAME].flat())
const MAX_WORDS = 120

/** outcome, serviceName and price wherever they are, nearest first, and all of customFields. */
function customOf(message: Json, sources: Named[]): Json | undefined {
  const call = record(message['call'])
  const overrides = record(call['assistantOverrides'])
  const assistant = record(message['assistant'])
  const artifact = record(message['artifact'])
  const given = [overrides['metadata'], call['metadata'], assistant['metadata']].map(record)
  const variables = [overrides['variableValues'], artifact['variableValues']].map(record)
  const everywhere = [...sources, ...[call, ...given, ...variables].map(named)]
  const found = known({
    outcome: words(find(everywhere, OUTCOME)),
    serviceName: words(find(everywhere, SERVICE)),
    price: price(find(everywhere, PRICE)),
  })
  const custom = { ...record(plain(record(message['customFields']))), ...found }
  return Object.keys(custom).length > 0 ? custom : undefined
}

const words = (value: unknown) => scalar(value, MAX_WORDS)
const price = (value: unknown) => (typeof value === 'number' ? number(value) : text(value, MAX_WORDS)?.trim())

/** The plain values of a source that are looked for, by their name however it is written: serviceName, service_name. */
type Named = ReadonlyMap<string, unknown>

function named(source: Json): Named {
  const found = new Map<string, unknown>()
  let left = 500
  for (const key in source) {
    if (left-- === 0) break
    if (key.length > MAX_WORDS || !Object.hasOwn(source, key)) continue
    const name = key.replace(/[\s_-]/g, '').toLowerCase()
    if (LOOKED_FOR.has(name) && !found.has(name) && scalar(source[key]) !== undefined) found.set(name, source[key])
  }
  return found
}

/** The first source that has one of the names. */
function find(sources: Named[], names: string[]): unknown {
  for (const source of sources) {
    for (const name of names) if (source.has(name)) return source.get(name)
  }
  return undefined
}

function intentOf(sources: Named[]): CallFields['intent'] | undefined {
  const intent = known({
    name: words(find(sources, INTENT)),
    confidence: share(find(sources, CONFIDENCE)),
  })
  return Object.keys(intent).length > 0 ? intent : undefined
}

/** 0 to 1, also of a percentage. */
function share(value: unknown): number | undefined {
  const read = number(value)
  if (read === undefined || read < 0 || read > 100) return undefined
  return read > 1 ? read / 100 : read
}

function successOf(message: Json, analysis: Json): CallFields['success'] | undefined {
  const verdict = scalar(analysis['successEvaluation'], 500)
  if (verdict === undefined) return undefined
  const assistants = [record(message['call'])['assistantOverrides'], message['assistant']].map(record)
  const plans = assistants.map((assistant) => record(record(assistant['analysisPlan'])['successEvaluationPlan']))
  const rubric = plans.map((plan) => text(plan['rubric'], 50)).find((name) => name !== undefined)
  return { text: verdict, ...(rubric !== undefined && { rubric }) }
}

/** Of assistants published here, where Vapi's own evaluation is missing. */
function successIn(outputs: Json): CallFields['success'] | undefined {
  const verdict = record(outputs['success'])['success']
  return typeof verdict === 'boolean' ? { text: String(verdict) } : undefined
}

function nameIn(sources: Named[]): string | undefined {
  const whole = words(find(sources, NAMES))
  const parts = [find(sources, FIRST_NAME), find(sources, LAST_NAME)].map(words)
  return whole ?? (parts.filter(Boolean).join(' ') || undefined)
}
