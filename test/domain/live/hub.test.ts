import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { type LiveEvent, type LiveHub, makeLiveHub, makeLivePublisher } from '../../../src/domain/live/index.js'
import { openPostgres } from '../../../src/platform/db.js'
import { onPostgres, useDatabase } from '../../support/database.js'
import { eventually } from '../../support/eventually.js'

const hubs: LiveHub[] = []
afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.close()
})

const changed = (clientId: string): LiveEvent => ({
  clientId,
  vapiCallId: randomUUID(),
  atMs: Date.now(),
  kind: 'changed',
})

describe.each(['embedded', 'postgres'] as const)('hearing live events on %s', (engine) => {
  const suite = () => {
    const db = useDatabase({ engine })
    const aHub = () => {
      const hub = makeLiveHub(db.deps)
      hubs.push(hub)
      return hub
    }
    const collect = (hub: LiveHub, clientId?: string) => {
      const heard: LiveEvent[] = []
      const leave = hub.follow(clientId, (event) => heard.push(event))
      return { heard, leave }
    }
    /** Listening begins with the first follower, and is not waited for. */
    const untilHeard = async (clientId: string, heard: LiveEvent[]) => {
      const publish = makeLivePublisher(db.deps)
      await eventually(() => {
        publish([changed(clientId)])
        expect(heard.length).toBeGreaterThan(0)
      })
      await new Promise((resolve) => setTimeout(resolve, 150))
      heard.length = 0
    }

    it('reaches those who follow the client or all, in every process, and nobody else', async () => {
      const [ours, theirs] = [randomUUID(), randomUUID()]
      const [one, two] = [aHub(), aHub()]
      const [mine, all, other] = [collect(one, ours), collect(two), collect(two, theirs)]
      await untilHeard(ours, mine.heard)
      await untilHeard(theirs, other.heard)
      await untilHeard(theirs, all.heard)
      for (const one of [mine, all, other]) one.heard.length = 0
      const event = changed(theirs)
      makeLivePublisher(db.deps)([event])
      await eventually(() => expect([other.heard, all.heard]).toEqual([[event], [event]]))
      expect(mine.heard).toEqual([])
    })

    it('tells nobody who has left', async () => {
      const clientId = randomUUID()
      const hub = aHub()
      const [stays, left] = [collect(hub, clientId), collect(hub, clientId)]
      await untilHeard(clientId, stays.heard)
      left.heard.length = 0
      left.leave()
      makeLivePublisher(db.deps)([changed(clientId)])
      await eventually(() => expect(stays.heard.length).toBe(1))
      expect(left.heard).toEqual([])
    })

    it('remembers the latest words of a call and who speaks', async () => {
      const [clientId, vapiCallId] = [randomUUID(), randomUUID()]
      const hub = aHub()
      const { heard } = collect(hub, clientId)
      await untilHeard(clientId, heard)
      const atMs = Date.now()
      const call = { clientId, vapiCallId }
      const publish = makeLivePublisher(db.deps)
      publish([
        { ...call, atMs, kind: 'words', speaker: 'CALLER', text: 'I would like', isFinal: false },
        { ...call, atMs, kind: 'speech', speaker: 'CALLER', isSpeaking: true },
      ])
      await eventually(() =>
        expect(hub.factsOf(call)).toMatchObject({
          speaking: 'CALLER',
          words: { text: 'I would like', isFinal: false },
        }),
      )
      publish([
        { ...call, atMs: atMs - 10, kind: 'words', speaker: 'ASSISTANT', text: 'late', isFinal: true },
        { ...call, atMs: atMs + 10, kind: 'speech', speaker: 'CALLER', isSpeaking: false },
      ])
      await eventually(() => expect(hub.factsOf(call).speaking).toBeUndefined())
      expect(hub.factsOf(call).words?.text).toBe('I would like')
      expect(hub.factsOf({ ...call, clientId: randomUUID() })).toEqual({})
    })

    it('goes on after a notification that nobody can read', async () => {
      const clientId = randomUUID()
      const { heard } = collect(aHub(), clientId)
      await untilHeard(clientId, heard)
      await db.deps.database.query("select pg_notify('backline_live', 'not ours')")
      makeLivePublisher(db.deps)([changed(clientId)])
      await eventually(() => expect(heard.length).toBe(1))
    })
  }
  if (engine === 'postgres') onPostgres('a server', suite)
  else suite()
})

onPostgres('a live hub whose connection is cut', () => {
  const db = useDatabase({ engine: 'postgres' })

  it('hears again by itself', async () => {
    const hub = makeLiveHub(db.deps)
    hubs.push(hub)
    const clientId = randomUUID()
    const heard: LiveEvent[] = []
    hub.follow(clientId, (event) => heard.push(event))
    const publish = makeLivePublisher(db.deps)
    const again = () =>
      eventually(() => {
        publish([changed(clientId)])
        expect(heard.length).toBeGreaterThan(0)
      }, 15_000)
    await again()
    const { rowCount } = await db.deps.database.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen%'",
    )
    expect(rowCount).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 200))
    heard.length = 0
    await again()
  })

  it('tries until it can listen for the first time', async () => {
    let fails = 2
    const database = {
      ...db.deps.database,
      listen: (...args: Parameters<typeof db.deps.database.listen>) =>
        fails-- > 0 ? Promise.reject(new Error('starting')) : db.deps.database.listen(...args),
    }
    const hub = makeLiveHub({ ...db.deps, database })
    hubs.push(hub)
    const clientId = randomUUID()
    const heard: LiveEvent[] = []
    hub.follow(clientId, (event) => heard.push(event))
    const publish = makeLivePublisher(db.deps)
    await eventually(() => {
      publish([changed(clientId)])
      expect(heard.length).toBeGreaterThan(0)
    }, 15_000)
    expect(fails).toBeLessThan(0)
  })

  it('holds one connection however many follow, and gives it back', async () => {
    const hub = makeLiveHub(db.deps)
    const other = openPostgres(db.url, 1)
    const listeners = async () => {
      const { rows } = await other.query(
        "select count(*)::int as n from pg_stat_activity where datname = current_database() and query ilike 'listen%'",
      )
      return rows[0]?.['n']
    }
    for (let n = 0; n < 20; n++) hub.follow(n % 2 ? randomUUID() : undefined, () => {})
    await eventually(async () => expect(await listeners()).toBe(1))
    await hub.close()
    await eventually(async () => expect(await listeners()).toBe(0))
    await other.close()
  })
})
