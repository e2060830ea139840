import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { useOutbound } from '../domain/attempts/world.js'
import { onPostgres, testEnvironment, useDatabase } from '../support/database.js'
import { makeRandom, seconds } from './profile.js'

const MANY = seconds(30, 400)

// trust.md D-1: whatever dies at whatever moment, and however Vapi fails, no number is rung twice.
onPostgres('programs that are killed while they have people called', () => {
  const db = useDatabase({ engine: 'postgres' })
  const world = useOutbound(db)

  it.each([
    ['at once', 0],
    ['four seconds late', 4_000],
    ['never', 86_400_000],
  ])(
    'ring nobody twice, and every call is accounted for, with a list that shows calls %s',
    async (_when, listMs) => {
      const random = makeRandom(`D-1 ${listMs}`)
      const { assistant, client } = await world.business()
      const numbers = Array.from({ length: MANY }, (_, n) => ({ id: randomUUID(), number: `+1415555${1000 + n}` }))
      Object.assign(world.vapi().lag, { listMs })
      world.vapi().pace = 0.001
      // Deliveries are lost as well, so that the list has something to tell.
      world.vapi().faults.deliveries = { drop: () => random() < 0.5 }
      world.vapi().faults.rest = ({ method }) => (method === 'POST' ? faultOf(random()) : undefined)

      const argument = JSON.stringify({ clientId: client.id, assistantId: assistant.id, numbers })
      const env = {
        ...{ ...testEnvironment(), PATH: process.env['PATH'], DATABASE_URL: db.url, LOG_LEVEL: 'silent' },
        ...{ VAPI_BASE_URL: world.vapi().url, VAPI_API_KEY: world.vapi().apiKey },
      }
      const begin = () => fork('test/chaos/placing-calls.mjs', [argument], { env, stdio: 'ignore' })
      const kills = await untilDone([begin, begin], random)
      await world.told()

      const rung = [...world.vapi().calls.values()].map(({ script }) => script.caller.number)
      expect(new Set(rung).size).toBe(rung.length)
      const posts = world.dialled().map(({ customer }) => customer.number)
      expect(new Set(posts).size).toBe(posts.length)
      const rows = await world.prisma().callAttempt.findMany()
      const states = rows.map(({ state }) => state)
      console.log(`D-1 ${listMs}: ${kills} kills, ${posts.length} asked, ${rung.length} rung,`, countOf(states))
      expect(kills).toBeGreaterThan(3)
      expect(rows).toHaveLength(MANY)
      const known = new Set(world.vapi().calls.keys())
      for (const { vapiCallId } of rows) if (vapiCallId) expect(known).toContain(vapiCallId)
      for (const { state, reason, lookAt } of rows)
        if (state === 'UNCERTAIN') expect([reason, lookAt]).toEqual([expect.any(String), expect.any(Date)])

      // The list of the emulator goes by the real clock, the looks below do not.
      if (listMs < 60_000) await new Promise((resolve) => setTimeout(resolve, listMs + 500))
      // A day later nothing is open any more, and with a list that shows them all calls are found.
      for (const minutes of [2, 6, 16, 61, 24 * 60 + 2, 24 * 60 + 4]) await world.clock(minutes)
      const after = await world.prisma().callAttempt.findMany()
      expect(after.filter(({ state }) => !['ENDED', 'REFUSED', 'ABSENT'].includes(state))).toEqual([])
      const lost = after.filter(({ state, toNumber }) => state !== 'ENDED' && rung.includes(toNumber))
      if (listMs < 60_000) expect(lost).toEqual([])
      expect(world.dialled()).toHaveLength(posts.length)
    },
    120_000,
  )
})

function faultOf(chance: number) {
  if (chance < 0.05) return 500
  if (chance < 0.1) return 429
  if (chance < 0.15) return { afterEffect: 500 } as const
  if (chance < 0.2) return { afterEffect: 'reset' } as const
  return chance < 0.3 ? { lateMs: 150 } : undefined
}

/** Keeps these processes running and kills one of them every now and then; how often it did. */
async function untilDone(begin: (() => ChildProcess)[], random: () => number): Promise<number> {
  let kills = 0
  const run = async (start: () => ChildProcess) => {
    for (let isDone = false; !isDone; ) {
      const child = start()
      child.on('message', (word) => {
        isDone ||= word === 'done'
        if (word === 'ready' && kills < MOST_KILLS)
          setTimeout(() => !isDone && child.kill('SIGKILL') && kills++, 100 + random() * 500)
      })
      const code = await new Promise((resolve) => child.once('exit', resolve))
      if (!isDone && code !== null) throw new Error('It ended by itself: is dist/ built (npm run build)?')
    }
  }
  await Promise.all(begin.map(run))
  return kills
}

const MOST_KILLS = seconds(6, 60)

const countOf = (words: string[]) =>
  Object.fromEntries([...new Set(words)].map((word) => [word, words.filter((other) => other === word).length]))
