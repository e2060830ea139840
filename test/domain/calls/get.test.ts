import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { getCall, openRecording } from '../../../src/domain/calls/index.js'
import { UNREADABLE } from '../../../src/platform/readable.js'
import { aClient, clientActor, ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aWholeCall } from './a-whole-call.js'

const db = useDatabase()

describe('reading a call', () => {
  it('opens everything the vault keeps of it', async () => {
    const client = await aClient(db.deps, { timeZone: 'Europe/Berlin' })
    const call = await aWholeCall(db.deps, {
      clientId: client.id,
      transcript: 'AI: Hello',
      summary: 'Short.',
      structured: { patientName: 'Sam', needsCallback: false },
      customFields: { price: 120 },
      recording: { monoUrl: 'https://storage.vapi.ai/a.wav' },
      said: [
        { speaker: 'ASSISTANT', content: 'Grüß Gott 👋', offsetMs: 1_280 },
        {
          speaker: 'FUNCTION',
          content: JSON.stringify({ name: 'find_open_slots', arguments: { day: 'Thu' }, result: '4 PM' }),
        },
        { speaker: 'CALLER', content: 'Hi', offsetMs: 6_100 },
      ],
    })
    expect(await getCall(ctxOf(db.deps, clientActor(client.id)), { id: call.id })).toMatchObject({
      id: call.id,
      timeZone: 'Europe/Berlin',
      transcript: 'AI: Hello',
      summary: 'Short.',
      structured: { patientName: 'Sam', needsCallback: false },
      customFields: { price: 120 },
      recordings: { mono: true, stereo: false },
      messages: [
        { speaker: 'ASSISTANT', text: 'Grüß Gott 👋', offsetMs: 1_280 },
        { speaker: 'FUNCTION', name: 'find_open_slots', arguments: { day: 'Thu' }, result: '4 PM' },
        { speaker: 'CALLER', text: 'Hi', offsetMs: 6_100 },
      ],
    })
  })

  it('reads a call of which nothing is known but that it was', async () => {
    const client = await aClient(db.deps)
    const call = await aWholeCall(db.deps, { clientId: client.id })
    expect(await getCall(ctxOf(db.deps, clientActor(client.id)), { id: call.id })).toMatchObject({
      messages: [],
      transcript: null,
      summary: null,
      structured: {},
      customFields: {},
      recordings: { mono: false, stereo: false },
    })
  })

  it('shows what Vapi charged to staff and not to the client', async () => {
    const client = await aClient(db.deps)
    const charged = { costMicros: 30_600n, costBreakdown: { stt: 4_100 } }
    const call = await aWholeCall(db.deps, { clientId: client.id, ...charged })
    const cost = { totalMicros: 30_600n, partMicros: { stt: 4_100 } }
    expect((await getCall(ctxOf(db.deps), { id: call.id })).cost).toEqual(cost)
    expect((await getCall(ctxOf(db.deps, clientActor(client.id)), { id: call.id })).cost).toBeNull()
  })

  it("answers for another client's call exactly as for one that does not exist", async () => {
    const [mine, other] = [await aClient(db.deps), await aClient(db.deps)]
    const theirs = await aWholeCall(db.deps, {
      clientId: other.id,
      recording: { monoUrl: 'https://storage.vapi.ai/a' },
    })
    const ctx = ctxOf(db.deps, clientActor(mine.id))
    const refusals = await Promise.all(
      [theirs.id, randomUUID(), 'nonsense', "' or 1=1"].flatMap((id) => [
        getCall(ctx, { id }).catch((error: unknown) => error),
        openRecording(ctx, { callId: id, channel: 'mono' }).catch((error: unknown) => error),
      ]),
    )
    for (const refusal of refusals)
      expect(refusal).toMatchObject({ code: 'not_found', message: 'Call not found', details: {} })
  })

  it('does not open a message that was moved to another call of another client', async () => {
    const [mine, other] = [await aClient(db.deps), await aClient(db.deps)]
    const call = await aWholeCall(db.deps, { clientId: mine.id, said: [{ speaker: 'CALLER', content: 'mine' }] })
    const theirs = await aWholeCall(db.deps, { clientId: other.id, said: [{ speaker: 'CALLER', content: 'theirs' }] })
    const [stolen] = await db.deps.database.prisma.callMessage.findMany({ where: { callId: theirs.id } })
    await db.deps.database.prisma.callMessage.updateMany({
      where: { callId: call.id },
      data: { contentSealed: stolen?.contentSealed ?? new Uint8Array() },
    })
    db.expectErrors()
    const { messages } = await getCall(ctxOf(db.deps, clientActor(mine.id)), { id: call.id })
    expect(messages).toMatchObject([{ text: UNREADABLE }])
  })
})
