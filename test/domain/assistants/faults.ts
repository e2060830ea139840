import { expect } from 'vitest'
import { getAssistant, publishAssistant } from '../../../src/domain/assistants/index.js'
import type { Deps } from '../../../src/platform/context.js'
import type { RestFault } from '../../emulators/vapi.js'
import { ctxOf } from '../../support/builders.js'
import type { useVapi } from './use-vapi.js'

/** Refusals and failures that Vapi answers writes with; every one of them says something else to people. */
export const ON_WRITES: [name: string, fault: RestFault, words: RegExp][] = [
  [
    '400',
    { status: 400, message: ['voice.voiceId must be known'] },
    /voice\.voiceId must be known.*Change what it names/,
  ],
  ['401', 401, /does not accept this API key.*has to check the key/],
  ['409', { status: 409, message: 'Assistant is pinned' }, /Assistant is pinned.*stands in the way/],
  ['429', 429, /slow down.*try again in a few minutes/],
  ['500', 500, /failed with status 500.*goes on from here/],
  ['a page of HTML', 'html', /not with what was asked for/],
  ['nothing', 'empty', /not with what was asked for/],
  ['a connection that breaks', 'reset', /cannot be reached/],
]
/** Reads are tried three times, with pauses, after what may pass: those are met once elsewhere. */
export const ON_READS = ON_WRITES.filter(([name]) =>
  ['400', '401', '409', 'a page of HTML', 'a connection that breaks'].includes(name),
)

const ORDER = ['webhook', 'assistant', 'version', 'answering', 'number', 'client']

/** What has to hold after an attempt that failed, and after the one that goes on with it. */
export function attempts(db: { readonly deps: Deps }, vapi: ReturnType<typeof useVapi>) {
  const job = () => ctxOf(db.deps)
  const publish = (id: string) => publishAssistant(job(), { id })

  async function expectStopAt(id: string, step: string, words: RegExp) {
    const { state, steps } = await publish(id)
    expect(state).toBe('INCOMPLETE')
    const failed = steps.find((one) => one.state === 'failed')
    expect(failed).toMatchObject({ step, message: expect.stringMatching(words) })
    expect(failed?.message).not.toContain(vapi.it().apiKey)
    const later = steps.slice(ORDER.indexOf(step) + 1)
    expect(later.every((one) => one.state === 'waiting')).toBe(true)
    const view = await getAssistant(job(), { id })
    expect(view).toMatchObject({ publishState: 'INCOMPLETE', publishLeaseUntil: null, publishSteps: steps })
  }

  async function expectWhole(id: string, version: number) {
    vapi.fail(undefined)
    expect(await publish(id)).toMatchObject({ state: 'DONE', version })
    expect(vapi.assistants()).toHaveLength(1)
    expect(await db.deps.database.prisma.assistantVersion.count()).toBe(version)
    expect(await getAssistant(job(), { id })).toMatchObject({
      publishState: 'DONE',
      vapiAssistantId: vapi.assistant().id,
    })
  }

  return { publish, expectStopAt, expectWhole }
}
