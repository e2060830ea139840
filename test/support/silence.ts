import { execFileSync } from 'node:child_process'
import type { Reporter, TestCase, TestModule } from 'vitest/node'

/** The longest test takes a third of it. SILENCE_MS is for trying this out. */
const LONGEST_MS = Number(process.env['SILENCE_MS'] ?? 5 * 60_000)

/**
 * Ends a run that hangs: a process in a loop that lets no time limit act would keep it for ever. When nothing has been heard
 * for five minutes it names the tests that were running and ends their processes, which fails them.
 */
export default class Silence implements Reporter {
  #heardAt = Date.now()
  readonly #running = new Map<string, string>()
  #timer: NodeJS.Timeout | undefined

  onTestRunStart(): void {
    this.#heardAt = Date.now()
    this.#timer = setInterval(() => this.#look(), 1_000).unref()
  }
  onTestModuleStart(module: TestModule): void {
    this.#hear(module, 'before its first test')
  }
  onTestCaseReady(test: TestCase): void {
    this.#hear(test.module, test.fullName)
  }
  onTestCaseResult(test: TestCase): void {
    this.#hear(test.module, `after: ${test.fullName}`)
  }
  onTestModuleEnd(module: TestModule): void {
    this.#heardAt = Date.now()
    this.#running.delete(module.relativeModuleId)
  }
  onTestRunEnd(): void {
    clearInterval(this.#timer)
  }

  #hear({ relativeModuleId }: TestModule, at: string): void {
    this.#heardAt = Date.now()
    this.#running.set(relativeModuleId, at)
  }

  #look(): void {
    if (Date.now() - this.#heardAt < LONGEST_MS) return
    this.#heardAt = Date.now()
    console.error(`\nNothing was heard of the tests for ${LONGEST_MS / 1000} s. Running were:`)
    for (const [file, at] of this.#running) console.error(`  ${file}: ${at}`)
    for (const pid of workers()) process.kill(pid, 'SIGKILL')
  }
}

/** Processes in which test files run; not the databases and servers that tests start. */
function workers(): number[] {
  const lines = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' }).split(
    '\n',
  )
  return lines.filter((line) => line.includes('vitest')).map((line) => Number.parseInt(line, 10))
}
