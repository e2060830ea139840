import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const gc: () => void = runInNewContext('gc')

export type Memory = { heapBytes: number; residentBytes: number }

/** What this process holds once everything that can be forgotten has been. */
export function memoryNow(): Memory {
  for (let n = 0; n < 3; n++) gc()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { heapBytes: heapUsed + external, residentBytes: rss }
}
