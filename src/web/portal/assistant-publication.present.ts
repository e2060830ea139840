import type { AssistantView, PublishStep } from '../../domain/assistants/index.js'
import { displayNumber } from '../../platform/phone.js'
import { hrefOf, isBeingPublished, stepHref } from './assistant.present.js'
import type { Clock } from './times.present.js'

const STEPS: Record<PublishStep['step'], { label: string; about: string }> = {
  webhook: { label: 'Address for its messages', about: 'Where Vapi tells us about its calls' },
  assistant: { label: 'Assistant at Vapi', about: 'The assistant itself, with prompt and voice' },
  version: { label: 'Version kept', about: 'So that you can compare and go back' },
  answering: { label: 'Who answers', about: 'Business hours, functions and transfers' },
  number: { label: 'Phone number', about: 'Told to Vapi, so that calls reach the assistant' },
  client: { label: 'Your set-up', about: 'Noted for your agency' },
}
const SAID = { waiting: 'Not yet', done: 'Done', failed: 'Stopped', skipped: 'Left out' } as const
const MARKS = { waiting: 'open', done: 'good', failed: 'bad', skipped: 'open' } as const

/** How publishing went, step by step. */
export function presentPublication(view: AssistantView, clock: Clock) {
  const isUnderWay = isBeingPublished(view, clock.now)
  const isDone = view.publishState === 'DONE'
  const failed = view.publishSteps.find(({ state }) => state === 'failed')
  const isDrift = !isDone && !isUnderWay && failed?.isDrift === true
  const [number] = view.phoneNumbers
  const isInbound = view.direction === 'INBOUND'
  return {
    isDone,
    isUnderWay,
    isInbound,
    isDrift,
    compareHref: `${hrefOf(view.id)}/comparison`,
    title: isDone ? `${view.name} is live` : isUnderWay ? 'Being published' : 'Publishing stopped half-way',
    line: isDone
      ? `Version ${view.publishedVersion}, published ${view.publishedAt ? clock.dayAndTime(view.publishedAt).replace('Today', 'today') : ''}`
      : isUnderWay
        ? 'This takes a few seconds. Refresh the page to see how far it is.'
        : isDrift
          ? 'Somebody changed it in Vapi. Nothing of that was written over.'
          : failed
            ? 'What is done stays done. Publishing again goes on from there.'
            : 'It was cut off. Publishing again goes on from there.',
    steps: view.publishSteps.map(({ step, state, message }) => ({
      ...STEPS[step],
      about: state === 'failed' || state === 'skipped' ? (message ?? STEPS[step].about) : STEPS[step].about,
      state: MARKS[state],
      said: SAID[state],
    })),
    number: number && displayNumber(number.number),
    dial: number && `tel:${number.number}`,
    publishHref: `${hrefOf(view.id)}/publication`,
    numberHref: `${stepHref(view.id, 'review')}#number`,
    testHref: `${hrefOf(view.id)}/test-call`,
    // A client may test what it has made only while there is something to call with.
    mayTest: isDone && number !== undefined,
  }
}
