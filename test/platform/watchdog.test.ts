import { spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { CODE } from '../support/code.js'

const WATCHDOG = path.resolve(CODE, 'src/platform/watchdog.js')

/** A process with a watchdog of a second, and then what it does. */
function watched(does: string, flags: string[] = []) {
  const code = `import { startWatchdog } from ${JSON.stringify(WATCHDOG)}
    startWatchdog(1000); console.log('started'); ${does}`
  const child = spawn(process.execPath, [...flags, '--input-type=module', '-e', code])
  onTestFinished(() => void child.kill('SIGKILL'))
  const said = { out: '', err: '' }
  child.stdout.on('data', (text) => {
    said.out += text
  })
  child.stderr.on('data', (text) => {
    said.err += text
  })
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  )
  const started = new Promise((resolve) => child.stdout.once('data', resolve))
  return { child, said, ended, started }
}

describe('A1: a process that hangs', () => {
  it('is ended, and says why', async () => {
    const { ended, said } = watched('setTimeout(() => { for (;;); }, 100)')
    expect(await ended).toEqual({ code: null, signal: 'SIGKILL' })
    expect(said.err).toMatch(
      /^Backline has not responded for \d+ seconds and ends, so that it can be started again\.\n$/,
    )
  })

  it('is not one that works in pieces, or waits', async () => {
    const busy = 'const until = Date.now() + 500; while (Date.now() < until);'
    const { ended } = watched(
      `const timer = setInterval(() => { ${busy} }, 50); setTimeout(() => clearInterval(timer), 2500)`,
    )
    expect(await ended).toEqual({ code: 0, signal: null })
  })

  it('is not one that stood still as a whole, as in a suspended machine', async () => {
    const { child, ended, said, started } = watched('setTimeout(() => {}, 4000)')
    await started
    child.kill('SIGSTOP')
    await sleep(2_500)
    child.kill('SIGCONT')
    expect(await ended).toEqual({ code: 0, signal: null })
    expect(said.err).toBe('')
  })

  it('is not one that a debugger holds', async () => {
    const { ended } = watched('const until = Date.now() + 2500; while (Date.now() < until);', ['--inspect=127.0.0.1:0'])
    expect(await ended).toEqual({ code: 0, signal: null })
  })
})
