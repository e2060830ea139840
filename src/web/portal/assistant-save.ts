import { type AssistantView, factStamp, finishStep, saveFact } from '../../domain/assistants/index.js'
import { listVoices, type VoiceList } from '../../domain/voices/index.js'
import { type Field, isAsked, type Step, stepsOf } from '../../domain/wizard/index.js'
import type { Ctx } from '../../platform/context.js'
import { asRefusal, conflict, type DomainError, type ErrorCode, fieldErrors, notFound } from '../../platform/errors.js'
import { textOf } from '../request.js'
import { answerOf, isReadable, type Typed, type treeOf, typedOf, UNREADABLE } from './assistant-answers.js'
import type { TypedStep } from './assistant-edits.js'
import { voiceOf } from './assistant-voices.present.js'

export type Draft = AssistantView & { facts: NonNullable<AssistantView['facts']> }

/** An assistant that the wizard can change. @throws conflict when it is archived or was made in Vapi by hand */
export function asDraft(view: AssistantView): Draft {
  if (view.archivedAt) throw conflict('This assistant is archived and cannot be changed any more.')
  if (!view.facts) throw conflict('This assistant was made in Vapi by hand. Change it there.')
  return { ...view, facts: view.facts }
}

/** @throws not_found */
export function stepOf({ direction }: Pick<AssistantView, 'direction'>, id: string): Step {
  const step = stepsOf(direction).find((one) => one.id === id)
  if (!step) throw notFound('This step')
  return step
}

/** @throws not_found */
export function fieldOf({ direction }: Pick<AssistantView, 'direction'>, name: string): Field {
  const field = stepsOf(direction)
    .flatMap(({ fields }) => fields)
    .find((one) => one.name === name)
  if (!field) throw notFound('This question')
  return field
}

const NO_VOICES: VoiceList = { voices: [] }

/** The voices, for a step that asks for one. */
export const voicesFor = async (ctx: Ctx, fields: readonly Field[]): Promise<VoiceList> =>
  fields.some(({ kind }) => kind === 'voice') ? listVoices(ctx, {}) : NO_VOICES

/** What a list looked like when it was changed into what is sent: kept in the form, so that nobody else's rows are lost. */
export const stampOf = ({ kind, name }: Field, facts: Draft['facts']): string | undefined =>
  kind === 'rows' ? factStamp((facts as Record<string, unknown>)[name]) : undefined

export type ToSave = { draft: Draft; field: Field; typed: Typed; voices: VoiceList; stamp?: string | undefined }

/** Keeps what was typed about one question. @throws what saveFact throws */
export function saveTyped(ctx: Ctx, { draft, field, typed, voices, stamp }: ToSave) {
  const chosen = field.name === 'voice' || field.name === 'fallbackVoice' ? draft.facts[field.name] : undefined
  const value =
    field.kind === 'voice' ? voiceOf(voices, String(typed), chosen) : answerOf(draft.direction, field, typed)
  const before = field.kind === 'rows' && stamp ? { before: stamp.slice(0, 60) } : {}
  return saveFact(ctx, { id: draft.id, field: field.name, value, ...before })
}

export type SavedStep = {
  typed: TypedStep
  wrong: Record<string, string>
  /** What the next save of a list that was sent is a change of. */
  stamps: Record<string, string>
  /** Lists that somebody else changed meanwhile; they are among what is wrong. */
  stale: string[]
}

/**
 * Keeps every answer that a form of a step sent (its names stand in `fields`, so that one that left some out takes nothing
 * away); what is wrong comes back with words. @throws what is not about an answer
 */
export async function saveStep(
  ctx: Ctx,
  draft: Draft,
  { step, tree }: { step: Step; tree: ReturnType<typeof treeOf> },
): Promise<SavedStep> {
  const named = [tree['fields']].flat().filter((name) => typeof name === 'string')
  const fields = step.fields.filter(({ name }) => named.includes(name))
  const voices = await voicesFor(ctx, fields)
  const done: SavedStep = { typed: {}, wrong: {}, stamps: {}, stale: [] }
  let { facts } = draft
  for (const field of fields) {
    const { name } = field
    if (!isReadable(field, tree[name])) {
      done.wrong[name] = UNREADABLE
      continue
    }
    const typed = typedOf(field, tree[name])
    const stamp = textOf(tree['before'], name) || undefined
    done.typed[name] = typed
    if (stamp) done.stamps[name] = stamp
    if (isUntouched(field, typed, draft)) continue
    const refusal = await orRefused(ABOUT_A_LIST, async () => {
      facts = (await saveTyped(ctx, { draft, field, typed, voices, stamp })).facts
    })
    const after = refusal ? undefined : stampOf(field, facts)
    if (after) done.stamps[name] = after
    Object.assign(done.wrong, refusal && wordsFor(done, { field, refusal, facts }))
  }
  return done
}

/** A text that a form sends back as it came was not written by whoever sends it: it may follow other answers. */
const isUntouched = (field: Field, typed: Typed, { facts }: Draft) => {
  const kept = (facts as Record<string, unknown>)[field.name]
  return typeof kept === 'string' && typeof typed === 'string' && typed.replaceAll('\r\n', '\n') === kept
}

type Refused = { field: Field; refusal: DomainError; facts: Draft['facts'] }

function wordsFor(done: SavedStep, { field, refusal, facts }: Refused): Record<string, string> {
  if (refusal.code === 'conflict') {
    done.stale.push(field.name)
    return { [field.name]: refusal.message }
  }
  // What is not asked, because of an answer further up, is no reason to stay.
  return isAsked(field, facts) ? fieldErrors(refusal) : {}
}

/** Says that a step is done; what it still lacks comes back with words. */
export async function finish(ctx: Ctx, of: { id: string; step: string }): Promise<Record<string, string>> {
  const refusal = await orInvalid(() => finishStep(ctx, of))
  return refusal ? fieldErrors(refusal) : {}
}

const ABOUT_AN_ANSWER: readonly ErrorCode[] = ['invalid', 'too_large']
/** Somebody else may have changed it meanwhile. */
export const ABOUT_A_LIST: readonly ErrorCode[] = [...ABOUT_AN_ANSWER, 'conflict']

/** The refusal when an answer is wrong; anything else is thrown on. */
export const orInvalid = (work: () => Promise<unknown>) => orRefused(ABOUT_AN_ANSWER, work)

/** The refusal where it is one of these; anything else is thrown on. */
export async function orRefused(
  codes: readonly ErrorCode[],
  work: () => Promise<unknown>,
): Promise<DomainError | undefined> {
  try {
    await work()
    return undefined
  } catch (thrown) {
    const refusal = asRefusal(thrown)
    if (!refusal || !codes.includes(refusal.code)) throw thrown
    return refusal
  }
}
