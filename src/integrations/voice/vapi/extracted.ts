import type { CallFields } from '../contract.js'
import { type Json, known, list, number, plain, record, scalar, text } from './read.js'

type Extracted = Pick<Partial<CallFields>, 'structured' | 'custom' | 'intent' | 'success'> & { name?: string }

/** What the assistant understood, and what the client's own set-up adds, wherever it puts it. */
export function extractedFrom(message: Json): Extracted {
  const analysis = record(message['analysis'])
  const outputs = outputsOf(record(message['artifact'])['structuredOutputs'])
  const structured = { ...data(analysis), ...outputs }
  const sources = [
    message,
    record(message['customFields']),
    analysis,
    record(structured),
    ...Object.values(outputs).map(record),
  ]
  return known({
    structured: Object.keys(structured).length > 0 ? record(plain(structured)) : undefined,
    custom: customOf(message, sources),
    intent: intentOf(sources),
    success: successOf(message, analysis),
    name: nameIn([record(structured), ...Object.values(outputs).map(record)]),
  })
}

function data(analysis: Json): Json {
  const { structuredData, structuredDataMulti } = analysis
  const several = Object.assign({}, ...list(structuredDataMulti).map(named), named(structuredDataMulti)) as Json
  const one = Array.isArray(structuredData) ? { items: structuredData } : record(structuredData)
  return { ...several, ...one }
}

/** structuredDataMulti is an object or a list of objects, each { key: result }. */
const named = (value: unknown): Json => (Array.isArray(value) ? {} : record(value))

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

const OUTCOME = ['outcome', 'calloutcome']
const SERVICE = ['servicename', 'service', 'servicetype']
const PRICE = ['price', 'quotedprice']
const MAX_WORDS = 120

/** outcome, serviceName and price wherever they are, nearest first, and all of customFields. */
function customOf(message: Json, sources: Json[]): Json | undefined {
  const call = record(message['call'])
  const overrides = record(call['assistantOverrides'])
  const assistant = record(message['assistant'])
  const artifact = record(message['artifact'])
  const given = [overrides['metadata'], call['metadata'], assistant['metadata']].map(record)
  const variables = [overrides['variableValues'], artifact['variableValues']].map(record)
  const everywhere = [...sources, call, ...given, ...variables]
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

/** The first source that has a plain value under one of the names, however they are written: serviceName, service_name. */
function find(sources: Json[], names: string[]): unknown {
  for (const source of sources) {
    const entries = Object.entries(source).slice(0, 500)
    for (const name of names) {
      const [, value] = entries.find(([key, entry]) => squeezed(key) === name && scalar(entry) !== undefined) ?? []
      if (value !== undefined) return value
    }
  }
  return undefined
}

const squeezed = (key: string) => key.replace(/[\s_-]/g, '').toLowerCase()

function intentOf(sources: Json[]): CallFields['intent'] | undefined {
  const intent = known({
    name: words(find(sources, ['intent', 'callintent'])),
    confidence: share(find(sources, ['confidence', 'intentconfidence', 'confidencescore'])),
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

function nameIn(sources: Json[]): string | undefined {
  const whole = words(find(sources, NAMES))
  const parts = [find(sources, ['firstname']), find(sources, ['lastname'])].map(words)
  return whole ?? (parts.filter(Boolean).join(' ') || undefined)
}
