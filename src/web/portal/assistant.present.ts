import type { AssistantView, BodyDiff, VersionLine } from '../../domain/assistants/index.js'
import { displayNumber } from '../../platform/phone.js'
import type { Clock } from './times.present.js'
import type { Tag } from './words.present.js'

export const ASSISTANTS = '/assistants'
export const hrefOf = (id: string) => `${ASSISTANTS}/${id}`
export const stepHref = (id: string, step: string) => `${hrefOf(id)}/steps/${step}`

export const DIRECTION_WORDS = { INBOUND: 'Answers calls', OUTBOUND: 'Makes calls' } as const

/** Where an assistant stands, in as few words as tell it. */
export function stateTag(view: AssistantView, now: Date): Tag {
  if (view.archivedAt) return { text: 'Archived', tone: 'none' }
  if (!view.facts) return { text: 'Made in Vapi', tone: 'none' }
  if (isBeingPublished(view, now)) return { text: 'Being published', tone: 'info' }
  if (isHalfPublished(view)) return { text: 'Publishing stopped half-way', tone: 'bad' }
  if (view.publishedVersion === null) {
    const done = view.steps.filter(({ isDone }) => isDone).length
    return { text: `Draft, ${done} of ${view.steps.length} steps`, tone: 'none' }
  }
  if (view.driftFoundAt) return { text: 'Differs at Vapi', tone: 'warn' }
  if (view.hasUnpublishedChanges) return { text: 'Changed since it was published', tone: 'warn' }
  return { text: `Live, version ${view.publishedVersion}`, tone: 'good' }
}

export const isBeingPublished = ({ publishState, publishLeaseUntil }: AssistantView, now: Date) =>
  publishState === 'UNDER_WAY' && publishLeaseUntil !== null && publishLeaseUntil > now

/** It stopped with words, or whoever published it was cut off. */
export const isHalfPublished = ({ publishState }: AssistantView) =>
  publishState === 'INCOMPLETE' || publishState === 'UNDER_WAY'

/** The step to go on with: the first that is not done or lacks something, else the last. */
export const nextStep = ({ steps }: Pick<AssistantView, 'steps'>) =>
  (steps.find(({ isDone, problems }) => !isDone || Object.keys(problems).length > 0) ?? steps.at(-1))?.id ?? 'review'

export function presentAssistant(view: AssistantView, clock: Clock) {
  const isOurs = view.facts !== undefined && !view.archivedAt
  const isDraft = view.publishedVersion === null
  return {
    id: view.id,
    href: hrefOf(view.id),
    name: view.name,
    direction: DIRECTION_WORDS[view.direction],
    isInbound: view.direction === 'INBOUND',
    tag: stateTag(view, clock.now),
    numbers: view.phoneNumbers.map(({ number }) => displayNumber(number)),
    published: view.publishedAt
      ? `Published ${clock.dayAndTime(view.publishedAt).replace('Today', 'today').replace('Yesterday', 'yesterday')}`
      : 'Never published',
    publishedInFull: view.publishedAt ? clock.full(view.publishedAt) : '',
    isArchived: view.archivedAt !== null,
    mayComeBack: view.archivedAt !== null && view.facts !== undefined,
    isMadeByHand: view.facts === undefined,
    isLive: !isDraft && !view.archivedAt,
    isDraft,
    mayBeEdited: isOurs,
    isHalfPublished: isOurs && !isBeingPublished(view, clock.now) && isHalfPublished(view),
    hasDrift: isOurs && view.driftFoundAt !== null,
    compared: view.comparedAt
      ? `Last compared ${clock.dayAndTime(view.comparedAt).replace('Today', 'today')}`
      : 'Never compared',
    goOn: stepHref(view.id, nextStep(view)),
    goOnLabel: isDraft ? 'Go on with the wizard' : 'Edit',
    review: stepHref(view.id, 'review'),
    missing: Object.keys(view.problems).length,
    steps: presentSteps(view),
  }
}

/** The bar of steps; `current` is the one whose page it is. */
export const presentSteps = (view: Pick<AssistantView, 'id' | 'steps'>, current?: string) =>
  view.steps.map(({ id, title, isDone, problems }, index) => {
    const missing = Object.keys(problems).length
    const state = missing > 0 && isDone ? 'missing' : isDone ? 'done' : 'open'
    return {
      ...{ id, title, state, missing },
      href: stepHref(view.id, id),
      number: index + 1,
      isCurrent: id === current,
      words: state === 'done' ? 'done' : missing > 0 ? thingsMissing(missing) : 'not looked at yet',
    }
  })

export const thingsMissing = (count: number) => (count === 1 ? 'one thing is missing' : `${count} things are missing`)

const AUTHORS: Readonly<Record<string, string>> = { staff: 'your agency', job: 'automatic', script: 'your agency' }

export const presentVersion = (version: VersionLine, { id, clock }: { id: string; clock: Clock }) => ({
  number: version.number,
  title: `Version ${version.number}`,
  href: `${hrefOf(id)}/versions/${version.number}`,
  note: version.note ?? '',
  author: AUTHORS[version.authorKind] ? `${version.authorName}, ${AUTHORS[version.authorKind]}` : version.authorName,
  when: clock.dayAndTime(version.createdAt),
  whenInFull: clock.full(version.createdAt),
  at: version.createdAt.toISOString(),
  isLive: version.isLive,
  tag: version.isLive ? { text: 'Live', tone: 'good' as const } : undefined,
  restoredFrom: version.restoredFrom ? `Brings back version ${version.restoredFrom}` : '',
})

const MARKS = { same: ' ', added: '+', removed: '−' } as const
const SAID = { same: '', added: 'Added: ', removed: 'Removed: ' } as const

/** Changes for people; `before` and `after` head the two columns. */
export const presentDiff = (diff: BodyDiff, heads: { before: string; after: string }) => ({
  ...heads,
  isEmpty: diff.isEmpty,
  settings: diff.settings.map(({ label, before, after }) => ({ label, before: before ?? '–', after: after ?? '–' })),
  prompt: diff.prompt.map(({ kind, text }) => ({ kind, text, mark: MARKS[kind], said: SAID[kind] })),
})
