import { type AssistantBody, comparableBody, type VapiThing } from '../../integrations/voice/index.js'
import { contradictions, type Direction, type DraftFacts, type Facts, factsOf } from '../wizard/index.js'
import { type BodyDiff, diffBodies } from './body-diff.js'
import { bodyOf } from './body-of.js'
import { type Body, settingsOf } from './settings-of.js'

type Assistant = { id: string; clientId: string; name: string; direction: Direction }

/** What was published: a prompt may be written otherwise today than it was then. */
type Live = { facts: Facts; body: AssistantBody }

export type TakenFacts = {
  name: string
  /** Facts that are other than before; none where nothing maps. */
  facts: DraftFacts
  /** What went into name and facts, in words. */
  kept: string[]
  /** What facts cannot say, in words: it lives in the body alone. */
  onlyInVersion: string[]
}

/**
 * What of a body that somebody changed at Vapi can be said in facts: a fact counts when the body made from it says at its
 * place exactly what theirs says there.
 */
export function takenFacts(assistant: Assistant, live: Live, given: VapiThing): TakenFacts {
  const theirs = comparableBody(given)
  const name = nameIn(theirs) ?? assistant.name
  const named = { ...assistant, name }
  let known = live.facts
  const taken: DraftFacts = {}
  const kept = name === assistant.name ? [] : ['Name']
  for (const { label, paths, read } of MAPPED) {
    const body = bodyOf(named, known)
    if (saysTheSame(body, theirs, paths)) continue
    const change = read(theirs, { facts: known, body })
    const next = change && sound(named.direction, { ...known, ...change })
    if (!next || !saysTheSame(bodyOf(named, next), theirs, paths)) continue
    known = next
    Object.assign(taken, change)
    kept.push(label)
  }
  const left = labelsOf(diffBodies(comparableBody(bodyOf(named, known)), theirs))
  // A fact may move more than they did, such as words of the prompt about it.
  const moved = labelsOf(diffBodies(comparableBody(live.body), theirs))
  return { name, facts: taken, kept, onlyInVersion: left.filter((label) => moved.includes(label)) }
}

const labelsOf = ({ settings, prompt }: BodyDiff): string[] => [
  ...new Set([...settings.map(({ label }) => label), ...(prompt.length > 0 ? ['Prompt'] : [])]),
]

type Known = { facts: Facts; body: AssistantBody }
type Mapped = { label: string; paths: string[]; read(theirs: Body, known: Known): DraftFacts | undefined }

/** Recording before the first message, which may speak of it. */
const MAPPED: readonly Mapped[] = [
  {
    label: 'Voice',
    paths: ['voice.provider', 'voice.voiceId'],
    read(theirs) {
      const [provider, voiceId] = [at(theirs, 'voice.provider'), at(theirs, 'voice.voiceId')]
      if ((provider !== 'vapi' && provider !== '11labs') || typeof voiceId !== 'string') return undefined
      return { voice: { provider, voiceId, name: voiceId } }
    },
  },
  { label: 'Speed', paths: ['voice.speed'], read: (theirs) => ifNumber(at(theirs, 'voice.speed'), 'speed') },
  {
    label: 'Longest call',
    paths: ['maxDurationSeconds'],
    read: (theirs) => ifNumber(Number(at(theirs, 'maxDurationSeconds')) / 60, 'maxMinutes'),
  },
  {
    label: 'Calls are recorded',
    paths: ['artifactPlan.recordingEnabled'],
    read(theirs) {
      const recordCalls = at(theirs, 'artifactPlan.recordingEnabled')
      return typeof recordCalls === 'boolean' ? { recordCalls } : undefined
    },
  },
  {
    label: 'First message',
    paths: ['firstMessage'],
    read(theirs, { facts, body }) {
      const words = at(theirs, 'firstMessage')
      return typeof words === 'string' ? { firstMessage: withoutFrame(words, String(body['firstMessage']), facts) } : {}
    },
  },
]

/** The first message without what we say before and after it by ourselves, where theirs still says that. */
function withoutFrame(theirs: string, ours: string, { firstMessage }: Facts): string {
  const start = ours.indexOf(firstMessage)
  if (start < 0) return theirs
  const [before, after] = [ours.slice(0, start), ours.slice(start + firstMessage.length)]
  const isFramed = theirs.startsWith(before) && theirs.endsWith(after) && theirs.length > before.length + after.length
  return isFramed ? theirs.slice(before.length, theirs.length - after.length) : theirs
}

const ifNumber = (value: unknown, fact: 'speed' | 'maxMinutes'): DraftFacts | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? { [fact]: value } : undefined

function sound(direction: Direction, facts: object): Facts | undefined {
  const parsed = factsOf(direction).safeParse(facts)
  return parsed.success && Object.keys(contradictions(parsed.data as DraftFacts)).length === 0
    ? (parsed.data as Facts)
    : undefined
}

function nameIn({ name }: Body): string | undefined {
  const trimmed = typeof name === 'string' ? name.trim() : ''
  return trimmed !== '' && trimmed.length <= 40 ? trimmed : undefined
}

const at = (body: Body, path: string): unknown => settingsOf(body).byPath.get(path)?.value

const saysTheSame = (one: Body, other: Body, paths: readonly string[]) =>
  paths.every((path) => at(one, path) === at(other, path))
