import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'
import { CODE } from './code.js'

const run = promisify(execFile)

export type Started = {
  /** All that it wrote. */
  readonly printed: string
  /** Ctrl-C. @returns the exit code */
  stop(): Promise<number | null>
  /** kill -9 */
  kill(): Promise<void>
}

/** npm start and the commands, each a process of its own, on a folder. Its environment is what is given and nothing else. */
export class Installation {
  constructor(
    readonly environment: { DATA_DIR: string; PORT: string } & Record<string, string>,
    /** Ends what is still running; after the test that started it, unless said otherwise. */
    private readonly onOver: (end: () => void) => void = onTestFinished,
  ) {}

  get url(): string {
    return `http://localhost:${this.environment.PORT}`
  }

  /** Once it listens. */
  async start(): Promise<Started> {
    const child = spawn(process.execPath, ['scripts/start.mjs', 'main'], {
      env: this.env(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.onOver(() => void (isRunning(child) && child.kill('SIGKILL')))
    const chunks: string[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => void chunks.push(String(chunk)))
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', () => chunks.join('').includes('Backline listens') && resolve())
      child.once('exit', (code) => reject(new Error(`ended with ${code}: ${chunks.join('')}`)))
    })
    return {
      get printed() {
        return chunks.join('')
      },
      stop: () => ended(child, 'SIGINT'),
      kill: async () => void (await ended(child, 'SIGKILL')),
    }
  }

  /** A command of package.json, to its end. */
  command(name: string, args: string[] = []) {
    return run(process.execPath, ['scripts/start.mjs', name, ...args, '--json'], { env: this.env() })
  }

  private env() {
    return { PATH: process.env['PATH'] ?? '', ...this.environment, BACKLINE_SKIP_BUILD: '1', BACKLINE_CODE: CODE }
  }
}

const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null

const ended = (child: ChildProcess, signal: NodeJS.Signals) =>
  new Promise<number | null>((resolve) => {
    if (!isRunning(child)) return resolve(child.exitCode)
    child.once('exit', resolve)
    child.kill(signal)
  })
