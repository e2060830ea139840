import { describe, expect, it } from 'vitest'
import { diffBodies } from '../../../src/domain/assistants/body-diff.js'

const prompt = (content: string, more: object = {}) => ({
  model: { provider: 'openai', messages: [{ role: 'system', content }], ...more },
})
const tool = (name: string, description = 'Takes a message') => ({ type: 'function', function: { name, description } })
const settings = (before: object, after: object) =>
  diffBodies(before as Record<string, unknown>, after as Record<string, unknown>).settings

describe('the settings of two bodies', () => {
  it('differ in nothing when only the order of members is another', () => {
    const one = { name: 'Ava', voice: { provider: 'vapi', voiceId: 'Paige' }, metadata: null }
    const other = { voice: { voiceId: 'Paige', provider: 'vapi' }, name: 'Ava' }
    expect(diffBodies(one, other)).toEqual({ settings: [], prompt: [], isEmpty: true })
  })

  it('are named as people know them, what matters first, others by their path', () => {
    const before = { name: 'Ava', voice: { voiceId: 'Paige' }, maxDurationSeconds: 600, zeta: { deep: 1 } }
    const after = { name: 'Eva', voice: { voiceId: 'Elliot' }, maxDurationSeconds: 90, alpha: true, zeta: { deep: 2 } }
    expect(settings(before, after)).toEqual([
      { path: 'name', label: 'Name', before: 'Ava', after: 'Eva' },
      { path: 'voice.voiceId', label: 'Voice', before: 'Paige', after: 'Elliot' },
      { path: 'maxDurationSeconds', label: 'Longest call', before: '10 minutes', after: '1 minute 30 seconds' },
      { path: 'alpha', label: 'alpha', before: null, after: 'Yes' },
      { path: 'zeta.deep', label: 'zeta.deep', before: '1', after: '2' },
    ])
  })

  it('tell functions by their names, wherever they stand', () => {
    const before = prompt('Hi', { tools: [tool('take_message'), tool('book')] })
    const after = prompt('Hi', { tools: [tool('transfer'), tool('take_message', 'Notes a message')] })
    expect(settings(before, after)).toEqual([
      { path: 'model.tools', label: 'Functions', before: 'take_message, book', after: 'transfer, take_message' },
      {
        path: 'model.tools[take_message].function.description',
        label: 'Function take_message: function.description',
        before: 'Takes a message',
        after: 'Notes a message',
      },
    ])
  })

  it('compare entries without a name, or with the same one, by their place', () => {
    const say = (exact: string) => ({ type: 'say', exact })
    const hook = (...actions: object[]) => ({ hooks: [{ on: 'customer.speech.timeout', do: actions }] })
    expect(settings(hook(say('Hello?'), say('Bye')), hook(say('Hello?'), say('Goodbye')))).toEqual([
      {
        path: 'hooks[customer.speech.timeout].do[2].exact',
        label: 'Silence customer.speech.timeout: do[2].exact',
        before: 'Bye',
        after: 'Goodbye',
      },
    ])
  })

  it('notice lists that became empty, and members that came with nothing in them', () => {
    expect(settings({ serverMessages: ['hang'] }, { serverMessages: [], monitorPlan: {} })).toEqual([
      { path: 'serverMessages', label: 'Messages to Backline', before: 'hang', after: 'None' },
      { path: 'monitorPlan', label: 'monitorPlan', before: null, after: 'Nothing set' },
    ])
  })
})

describe('two prompts', () => {
  const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}`)

  it('are shown by lines, with a little of what is around a change', () => {
    const after = lines(20).map((line) => (line === 'line 10' ? 'line ten' : line))
    const { prompt: shown, settings: others } = diffBodies(prompt(lines(20).join('\n')), prompt(after.join('\n')))
    expect(others).toEqual([])
    expect(shown).toEqual([
      { kind: 'same', text: '… 7 lines that are the same …' },
      { kind: 'same', text: 'line 8' },
      { kind: 'same', text: 'line 9' },
      { kind: 'removed', text: 'line 10' },
      { kind: 'added', text: 'line ten' },
      { kind: 'same', text: 'line 11' },
      { kind: 'same', text: 'line 12' },
      { kind: 'same', text: '… 8 lines that are the same …' },
    ])
  })

  it('are all new where there was none, and no prompt is no change of one', () => {
    expect(diffBodies({}, prompt('One\nTwo')).prompt).toEqual([
      { kind: 'added', text: 'One' },
      { kind: 'added', text: 'Two' },
    ])
    expect(diffBodies(prompt('One'), prompt('One')).prompt).toEqual([])
  })

  it('that have nothing in common do not take long to compare', () => {
    const [one, other] = ['a', 'b'].map((letter) => lines(6_000).map((line) => `${letter} ${line}`))
    const began = performance.now()
    const { prompt: shown } = diffBodies(prompt((one ?? []).join('\n')), prompt((other ?? []).join('\n')))
    expect(performance.now() - began).toBeLessThan(5_000)
    expect(shown.filter(({ kind }) => kind === 'added')).toHaveLength(6_000)
  })
})
