import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { eventsOf, payloadsOf } from '../../../src/domain/live/channel.js'
import { type LiveEvent, makeLivePublisher } from '../../../src/domain/live/index.js'
import { onPostgres, useDatabase } from '../../support/database.js'
import { eventually } from '../../support/eventually.js'

const words = (text: string, over: Partial<LiveEvent> = {}): LiveEvent =>
  ({
    clientId: randomUUID(),
    vapiCallId: randomUUID(),
    atMs: 1,
    kind: 'words',
    speaker: 'CALLER',
    text,
    isFinal: true,
    ...over,
  }) as LiveEvent

describe.each(['embedded', 'postgres'] as const)('telling live events on %s', (engine) => {
  const suite = () => {
    const db = useDatabase({ engine })

    async function listening() {
      const payloads: string[] = []
      const stop = await db.deps.database.listen('backline_live', (payload) => payloads.push(payload))
      return { payloads, heard: () => payloads.flatMap((payload) => eventsOf(db.deps.vault, payload)), stop }
    }

    it('gathers what comes at once into one notification, of one call the latest of a kind', async () => {
      const { payloads, heard, stop } = await listening()
      const publish = makeLivePublisher(db.deps)
      const [clientId, vapiCallId] = [randomUUID(), randomUUID()]
      for (let n = 0; n < 50; n++) publish([words(`word ${n}`, { clientId, vapiCallId })])
      publish([{ clientId, vapiCallId, atMs: 2, kind: 'changed' }])
      await eventually(() => expect(payloads.length).toBe(1))
      await sleep(150)
      expect(payloads.length).toBe(1)
      expect(heard()).toEqual([
        { clientId, vapiCallId, atMs: 1, kind: 'words', speaker: 'CALLER', text: 'word 49', isFinal: true },
        { clientId, vapiCallId, atMs: 2, kind: 'changed' },
      ])
      await stop()
    })

    it('notifies no more than every 50 ms, however many events there are', async () => {
      const { payloads, stop } = await listening()
      const publish = makeLivePublisher(db.deps)
      const until = Date.now() + 400
      while (Date.now() < until) {
        publish([words('again')])
        await sleep(2)
      }
      await sleep(150)
      // A statement every 50 ms, each of one or two payloads.
      expect(payloads.length).toBeGreaterThan(2)
      expect(payloads.length).toBeLessThanOrEqual(2 * 11)
      await stop()
    })

    it('puts no clear text into a notification', async () => {
      const { payloads, heard, stop } = await listening()
      makeLivePublisher(db.deps)([words('CANARY my card is 4111')])
      await eventually(() => expect(payloads.length).toBe(1))
      const bytes = Buffer.from(payloads[0] ?? '', 'base64').toString('latin1')
      expect(`${payloads[0]} ${bytes}`).not.toMatch(/CANARY|4111|words|CALLER/)
      expect(heard()).toMatchObject([{ text: 'CANARY my card is 4111' }])
      await stop()
    })

    it('splits what is too large for one notification and loses nothing of it', async () => {
      const { payloads, heard, stop } = await listening()
      const events = Array.from({ length: 60 }, (_, n) => words(`${n} ${'ü'.repeat(280)}`))
      makeLivePublisher(db.deps)(events)
      await eventually(() => expect(heard().length).toBe(60))
      expect(payloads.length).toBeGreaterThan(4)
      expect(Math.max(...payloads.map((payload) => Buffer.byteLength(payload)))).toBeLessThanOrEqual(7_900)
      expect(heard()).toEqual(events)
      await stop()
    })
  }
  if (engine === 'postgres') onPostgres('a server', suite)
  else suite()
})

describe('a payload', () => {
  const db = useDatabase()

  it('holds the end of a long sentence, never half a character', () => {
    const [payload = ''] = payloadsOf(db.deps.vault, [words(`${'a'.repeat(500)}😀${'b'.repeat(299)}`)])
    expect(eventsOf(db.deps.vault, payload)).toMatchObject([{ text: `…${'b'.repeat(299)}` }])
  })

  it('leaves out an event that cannot fit, and keeps its neighbours', () => {
    const events = [words('one'), words('two', { vapiCallId: 'x'.repeat(9_000) }), words('three')]
    const [payload = '', ...more] = payloadsOf(db.deps.vault, events)
    expect(more).toEqual([])
    expect(eventsOf(db.deps.vault, payload)).toMatchObject([{ text: 'one' }, { text: 'three' }])
  })

  it('does not open when somebody changed it', () => {
    const [payload = ''] = payloadsOf(db.deps.vault, [words('one')])
    const bytes = Buffer.from(payload, 'base64')
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    expect(() => eventsOf(db.deps.vault, bytes.toString('base64'))).toThrow()
  })
})

describe('a publisher whose database fails', () => {
  const db = useDatabase()

  it('stays silent but for a debug line, and tells what comes later', async () => {
    let fails = true
    const told: unknown[][] = []
    const database = {
      ...db.deps.database,
      query: async (_sql: string, values: unknown[] = []) => {
        if (fails) throw new Error('gone')
        told.push(values)
        return { rows: [], rowCount: 0 }
      },
    }
    const publish = makeLivePublisher({ ...db.deps, database })
    publish([words('lost')])
    await eventually(() => expect(db.logged.join()).toContain('live events were lost'))
    expect(db.logged.join()).not.toMatch(/"level":"(warn|error)"/)
    fails = false
    publish([words('kept')])
    await eventually(() => expect(told.length).toBe(1))
  })
})
