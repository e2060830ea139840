import { Pool } from 'undici'

/** What the load generator is told, as JSON in its first argument. */
export type Load = { url: string; paths: string[]; bodyBytes: number; connections: number; seconds: number }
export type LoadResult = { perSecond: number; p50: number; p99: number; failed: number }

/** POSTs bodies of one size over so many connections for so long, and sends back what it measured. */
async function load({ url, paths, bodyBytes, connections, seconds }: Load): Promise<LoadResult> {
  const pool = new Pool(url, { connections, pipelining: 1 })
  const until = performance.now() + seconds * 1000
  const times: number[] = []
  let failed = 0
  let sent = 0
  const one = async () => {
    while (performance.now() < until) {
      const startedAt = performance.now()
      const body = bodyOf(sent++, bodyBytes)
      const path = paths[sent % paths.length] ?? '/'
      const answer = await pool.request({ path, method: 'POST', headers: { 'content-type': 'application/json' }, body })
      await answer.body.dump()
      if (answer.statusCode === 200) times.push(performance.now() - startedAt)
      else failed++
    }
  }
  await Promise.all(Array.from({ length: connections }, one))
  await pool.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), failed }
}

const seed = `${process.pid}-${Date.now()}`

function bodyOf(n: number, bytes: number): string {
  const message = {
    type: 'status-update',
    status: 'ringing',
    timestamp: 1_789_398_243_800 + n,
    call: { id: `${seed}-${n}` },
    pad: '',
  }
  message.pad = speech(n).slice(0, Math.max(0, bytes - JSON.stringify({ message }).length))
  return JSON.stringify({ message })
}

const WORDS =
  'yes no the appointment is on Tuesday at half past two could you please repeat that thank you we are open until five and my number name address price of it cleaning with Doctor Lee or would rather come back next week because'.split(
    ' ',
  )

/** Bodies compress as speech does, neither as zeros nor as noise; few texts, so that making them costs nothing. */
const texts: string[] = []
function speech(n: number): string {
  const at = n % 64
  texts[at] ??= Array.from(
    { length: 16_384 },
    (_, word) => WORDS[Math.floor(Math.abs(Math.sin(word * 12.9898 + at) * 43_758.5453)) % WORDS.length],
  ).join(' ')
  return texts[at] ?? ''
}

if (process.send && process.argv[2]) process.send(await load(JSON.parse(process.argv[2])))
