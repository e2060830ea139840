import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node'

/** Ends a run with the names of what was skipped and why, and one plain line of totals. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string) => tests.filter((test) => test.result().state === state).length
    const broken = modules.filter(
      (module) => module.state() === 'failed' && ![...module.children.allTests()].some(isFailed),
    ).length
    for (const name of skippedNames(tests)) console.log(`skipped: ${name}`)
    const skipped = count('skipped')
    console.log(
      `${count('passed')} passed, ${count('failed') + broken} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    )
  }
}

const isFailed = (test: TestCase) => test.result().state === 'failed'

function skippedNames(tests: TestCase[]): string[] {
  const outermost = (test: TestCase): string => {
    let name = test.name
    let parent: TestSuite | TestModule = test.parent
    while (parent.type === 'suite') {
      name = parent.name
      parent = parent.parent
    }
    return name
  }
  return [...new Set(tests.filter((test) => test.result().state === 'skipped').map(outermost))]
}
