import { randomUUID } from 'node:crypto'
import type { Deps } from '../../src/platform/context.js'
import { aCall } from './builders.js'

type Said = { by: 'ASSISTANT' | 'CALLER'; at: number; text: string } | { by: 'FUNCTION'; at: number; use: object }
type Told = Omit<Parameters<typeof aCall>[1], 'summarySealed'> & {
  summary?: string
  structured?: object
  customFields?: object
  recording?: object
  said?: Said[]
}

/** A call with what was said on it, sealed as the worker would. */
export async function aToldCall(deps: Deps, told: Told) {
  const { summary, structured, customFields, recording, said = [], ...columns } = told
  const [id, clientId] = [columns.id ?? randomUUID(), columns.clientId]
  const sealed = (column: string, value: object | string | undefined) =>
    value === undefined
      ? null
      : deps.vault.seal(
          { clientId, table: 'calls', column, id },
          typeof value === 'string' ? value : JSON.stringify(value),
        )
  const call = await aCall(deps, {
    ...columns,
    id,
    summarySealed: sealed('summary_sealed', summary),
    structuredSealed: sealed('structured_sealed', structured),
    customFieldsSealed: sealed('custom_fields_sealed', customFields),
    recordingSealed: sealed('recording_sealed', recording),
    hasRecording: recording !== undefined,
    wordHashes: deps.blindIndex.hashesOf(clientId, said.map((line) => ('text' in line ? line.text : '')).join(' ')),
  })
  await deps.database.prisma.callMessage.createMany({
    data: said.map((line, position) => {
      const place = { clientId, table: 'call_messages', column: 'content_sealed', id: randomUUID() }
      const content = line.by === 'FUNCTION' ? JSON.stringify(line.use) : line.text
      const contentSealed = deps.vault.seal(place, content)
      return { id: place.id, clientId, callId: id, position, speaker: line.by, offsetMs: line.at * 1000, contentSealed }
    }),
  })
  return call
}

/** The conversation of the pictures: a cleaning is moved. */
export const MOVED_A_CLEANING: Pick<Told, 'said' | 'summary' | 'structured'> = {
  summary: 'Sam moved a cleaning. Two times were offered on Thursday; 2:30 PM was chosen.',
  structured: { intent: 'reschedule', newTime: '2026-09-17T14:30:00-04:00', needsCallback: false },
  said: [
    { by: 'ASSISTANT', at: 1.28, text: 'Thanks for calling Harbor Dental, this is Elliot. How can I help?' },
    { by: 'CALLER', at: 6.1, text: 'Hi, can I move my cleaning to Thursday afternoon?' },
    { by: 'FUNCTION', at: 9.6, use: { name: 'find_open_slots', arguments: { date: '2026-09-17', part: 'afternoon' } } },
    { by: 'FUNCTION', at: 10.46, use: { name: 'find_open_slots', result: '2:30 PM, 4:00 PM' } },
    { by: 'ASSISTANT', at: 11.2, text: "Sure Sam, I have 2:30 or 4 o'clock on Thursday." },
    { by: 'CALLER', at: 15.6, text: '2:30 works, thanks.' },
    { by: 'ASSISTANT', at: 17.7, text: 'Thanks for calling Harbor Dental. Goodbye!' },
  ],
}
