import { writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import { BEATS, everyMs, IS_DEBUGGED, type Watch } from './watchdog-beats.js'

// The thread of startWatchdog. It loads next to nothing, because every process has one.
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

watchOver(workerData as Watch)
