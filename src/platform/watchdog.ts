import inspector from 'node:inspector'
import { Worker } from 'node:worker_threads'
import { TIME_LIMITS } from './time-limits.js'
import { BEATS, everyMs, IS_DEBUGGED, type Watch } from './watchdog-beats.js'

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
  const thread = new Worker(new URL('./watchdog-thread.js', import.meta.url), {
    workerData,
    stdin: false,
    execArgv: [],
  })
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
