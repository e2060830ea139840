import type { Reporter, TestModule } from 'vitest/node'

const MOST = 10

/** Ends a run with the files and the tests that took longest, so that nobody has to look for them. */
export default class Slowest implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    // One file alone is not compared with anything.
    if (modules.length < 5) return
    const files = modules.map((module) => {
      const { duration, collectDuration, setupDuration } = module.diagnostic()
      return { name: module.relativeModuleId, ms: duration + collectDuration + setupDuration }
    })
    const tests = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => ({ name: test.fullName, ms: test.diagnostic()?.duration ?? 0 })),
    )
    print('slowest files', files)
    print('slowest tests', tests)
  }
}

function print(title: string, all: readonly { name: string; ms: number }[]): void {
  console.log(`${title}:`)
  for (const { name, ms } of [...all].sort((one, other) => other.ms - one.ms).slice(0, MOST))
    console.log(`  ${(ms / 1000).toFixed(1).padStart(6)} s  ${name}`)
}
