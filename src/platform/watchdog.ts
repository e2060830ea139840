import { writeSync } from 'node:fs'
import inspector from 'node:inspector'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import { TIME_LIMITS } from './time-limits.js'

const BEATS = 0
const IS_DEBUGGED = 1

type Watch = { beats: SharedArrayBuffer; limitMs: number }

/**
 * Ends the process when its one thread does nothing else any more, as in a loop or a database engine that never returns:
 * no request, time limit or signal would be heard then, and a supervisor can only start it again once it is gone.
 * Time in which the whole process stood still (a suspended machine, SIGSTOP, an overloaded one) does not count. Start it
 * once the database is open: to recover or migrate the embedded one may rightly take minutes.
 */
export function startWatchdog(limitMs: number = TIME_LIMITS.unresponsiveMs): { stop(): void } {
  const beats = new SharedArrayBuffer(8)
  const count = new Int32Array(beats)
  const tell = () => {
    Atomics.add(count, BEATS, 1)
    // Only this thread knows of its debugger, which may hold it for as long as somebody looks.
    Atomics.store(count, IS_DEBUGGED, inspector.url() ? 1 : 0)
  }
  tell()
  const beat = setInterval(tell, everyMs(limitMs))
  beat.unref()
  const workerData: Watch = { beats, limitMs }
  const thread = new Worker(new URL(import.meta.url), { workerData, stdin: false, execArgv: [] })
  thread.unref()
  // Without its watchdog the process is what it was.
  thread.on('error', () => {})
  return {
    stop: () => {
      clearInterval(beat)
      void thread.terminate()
    },
  }
}

const everyMs = (limitMs: number) => Math.min(1_000, limitMs / 10)

function watchOver({ beats, limitMs }: Watch): void {
  const count = new Int32Array(beats)
  let last = -1
  let heardAt = performance.now()
  let lookedAt = heardAt
  setInterval(() => {
    const now = performance.now()
    const stoodStill = now - lookedAt > 3 * everyMs(limitMs)
    lookedAt = now
    const beat = Atomics.load(count, BEATS)
    if (beat !== last || stoodStill || Atomics.load(count, IS_DEBUGGED) === 1) {
      last = beat
      heardAt = now
    } else if (now - heardAt > limitMs) {
      writeSync(
        2,
        `Backline has not responded for ${Math.round((now - heardAt) / 1000)} seconds and ends, so that it can be started again.\n`,
      )
      // The thread that hangs cannot end the process, and no other signal would be heard.
      process.kill(process.pid, 'SIGKILL')
    }
  }, everyMs(limitMs))
}

if (!isMainThread && (workerData as Watch | undefined)?.beats) watchOver(workerData as Watch)
