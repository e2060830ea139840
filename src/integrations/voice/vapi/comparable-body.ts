import type { AssistantBody } from '../assistant-contract.js'
import type { VapiThing } from '../rest-contract.js'
import { MANAGED, NEVER, type Only, type Rule, type Shape, USUAL, VOICES } from './comparable-shape.js'
import { maskSecrets } from './mask-secrets.js'
import { type Json, list, record } from './read.js'

/**
 * What Vapi keeps of an assistant in the form of assistantBody: one that nobody touched equals what was sent, although Vapi
 * adds defaults, nulls and members of its own; what somebody changed or added shows. Without `server`, and never a secret.
 */
export function comparableBody(thing: VapiThing | AssistantBody): AssistantBody {
  const managed = { ...shaped(thing, MANAGED), ...voiceIn(thing) }
  const others = Object.keys(thing)
    .filter((name) => !(name in MANAGED) && !NEVER.has(name))
    .map((name) => [name, foreign(thing[name])] as const)
    .filter(([name, value]) => isChosen(value, USUAL[name]))
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return withoutSecrets({ ...managed, ...Object.fromEntries(others) })
}

/** The address of a client is a secret: whoever knows it can report calls. */
const OUR_ADDRESS = /(\/api\/v1\/vapi\/webhook\/)[^\s"\\/?#[\]]+/g

/** All of it at once: what is kept as it is may hold tools, servers and headers at any depth. */
const withoutSecrets = (body: AssistantBody): AssistantBody =>
  JSON.parse(maskSecrets(JSON.stringify(body)).replace(OUR_ADDRESS, '$1[masked]'))

/** The one that stands at its place, by what its provider's voices know. */
function voiceIn({ voice }: Json): Json {
  const shape = VOICES[String(record(voice)['provider'])]
  if (!shape) return voice ? { voice: foreign(voice) } : {}
  const { version, ...known } = shaped(record(voice), shape)
  return { voice: version === undefined ? known : { ...shaped(record(voice), shape), version: String(version) } }
}

function shaped(given: Json, shape: Shape): Json {
  const members = Object.entries(shape).map(([name, rule]) => [name, ruled(given[name], rule)] as const)
  return Object.fromEntries(members.filter(([, value]) => value !== undefined))
}

function ruled(value: unknown, rule: Rule): unknown {
  if ('usual' in rule) {
    const kept = foreign(value)
    return isChosen(kept, rule.usual) ? kept : undefined
  }
  const absent = 'absent' in rule ? rule.absent : undefined
  if (value === undefined || value === null) return absent
  if ('ours' in rule) return withoutNulls(value)
  if ('each' in rule) return list(value).map((part) => formedIf(part, rule.each, rule.only))
  return formedIf(value, rule.members, rule.only)
}

/** What is of another kind than we write is kept whole: our form would cut it. */
const formedIf = (value: unknown, shape: Shape, only: Only | undefined) =>
  only && !only.are.includes(record(value)[only.member]) ? foreign(value) : formed(value, shape)

/** What is no object cannot be of this form: "off" in the place of a plan. */
const formed = (value: unknown, shape: Shape) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? shaped(value as Json, shape) : value

/** What we have no form for. */
const foreign = (value: unknown): unknown => (value === undefined ? undefined : withoutNulls(value))

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, part]) => part !== null && part !== undefined)
  return Object.fromEntries(entries.map(([name, part]) => [name, withoutNulls(part)]))
}

/** Somebody set it: it says something, and not what it says by itself. */
function isChosen(value: unknown, usual: unknown): boolean {
  if (value === undefined || value === null || value === '') return false
  if (typeof value === 'object') return Object.keys(value).length > 0 && !isSame(value, usual)
  return value !== (usual ?? false)
}

/** Whatever the order of members. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other
  const [names, others] = [Object.keys(one), Object.keys(other)]
  return names.length === others.length && names.every((name) => isSame((one as Json)[name], (other as Json)[name]))
}
