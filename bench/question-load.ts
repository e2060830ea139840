import { Pool } from 'undici'

/** What the load generator is told, as JSON in its first argument; {{n}} in the body is another number each time. */
export type QuestionLoad = { url: string; path: string; body: string; connections: number; seconds: number }
export type QuestionResult = { perSecond: number; p50: number; p99: number; failed: number; wrong: string }

/** Asks over so many connections for so long, one question at a time on each, and sends back how long answers took. */
async function load({ url, path, body, connections, seconds }: QuestionLoad): Promise<QuestionResult> {
  const pool = new Pool(url, { connections, pipelining: 1 })
  const headers = { 'content-type': 'application/json' }
  let [failed, wrong, n] = [0, '', 0]
  const run = async (ms: number) => {
    const times: number[] = []
    const until = performance.now() + ms
    const one = async () => {
      while (performance.now() < until) {
        const asked = body.replaceAll('{{n}}', String(((n++ * 7_919) % 100_000) + 1).padStart(6, '0'))
        const unique = asked.replaceAll('{{id}}', `${process.pid}-${n}`)
        const startedAt = performance.now()
        const answer = await pool.request({ path, method: 'POST', headers, body: unique })
        const text = await answer.body.text()
        if (answer.statusCode === 200 && text.includes('found')) times.push(performance.now() - startedAt)
        else {
          failed++
          wrong = `${answer.statusCode} ${text.slice(0, 200)}`
        }
      }
    }
    await Promise.all(Array.from({ length: connections }, one))
    return times.sort((a, b) => a - b)
  }
  // What is compiled and planned once is not what is measured.
  await run(Math.min(1_000, seconds * 500))
  const times = await run(seconds * 1_000)
  await pool.destroy()
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), failed, wrong }
}

if (process.send && process.argv[2]) process.send(await load(JSON.parse(process.argv[2])))
