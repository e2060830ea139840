import { sample } from '../../support/samples.js'

const AT = Date.parse('2026-09-14T15:04:00Z')

/** Everything Vapi says of one transferred inbound call, in the order it happened; `call` is the stale copy throughout. */
// biome-ignore lint/suspicious/noExplicitAny: payloads are changed freely
export function sevenEvents(callId: string): any[] {
  const report = sample('50-eocr-inbound-completed')
  const { call, customer, phoneNumber, assistant } = report.message
  const common = { call: { ...call, id: callId }, customer, phoneNumber, assistant }
  const update = (status: string, seconds: number, more = {}) => ({
    message: { ...common, type: 'status-update', timestamp: AT + seconds * 1000, status, ...more },
  })
  const { artifact } = sample('07-status-update-ended').message
  return [
    update('queued', 1),
    update('ringing', 3),
    update('in-progress', 5),
    update('forwarding', 20, {
      ...pick(sample('06-status-update-forwarding').message, ['messages', 'transcript', 'summary']),
    }),
    update('ended', 27, { endedReason: 'assistant-forwarded-call', artifact }),
    { message: { ...report.message, ...common, endedReason: 'assistant-forwarded-call' } },
    { message: { ...sample('41-call-artifact-upload').message, ...common } },
  ]
}

const pick = (from: Record<string, unknown>, names: string[]) =>
  Object.fromEntries(names.map((name) => [name, from[name]]))

/** The same deliveries with what differs between real ones: repeats, a second in-progress, other links, no timestamps. */
export function variants(callId: string) {
  const events = sevenEvents(callId)
  const report = events[5]
  const other = structuredClone(report)
  other.message.artifact.presignedMonoUrl += '&again=1'
  other.message.artifact.presignedUrlsExpiresAt = '2026-09-14T15:44:26.800Z'
  const sameExpiry = structuredClone(report)
  sameExpiry.message.artifact.presignedStereoUrl += '&again=2'
  sameExpiry.message.artifact.presignedUrlsExpiresAt = other.message.artifact.presignedUrlsExpiresAt
  const undated = structuredClone(report)
  delete undated.message.timestamp
  undated.message.analysis.summary = 'Told without a time.'
  const corrected = structuredClone(report)
  corrected.message.timestamp += 60_000
  corrected.message.analysis.summary = 'Told again, a minute later.'
  delete corrected.message.durationSeconds
  delete corrected.message.durationMs
  const atTheSameTime = structuredClone(corrected)
  atTheSameTime.message.analysis.summary = 'Told otherwise in the same moment.'
  atTheSameTime.message.analysis.structuredData = { outcome: 'Booked' }
  const again = structuredClone(events[2])
  again.message.timestamp += 9_000
  const undatedRinging = structuredClone(events[1])
  delete undatedRinging.message.timestamp
  return [...events, other, sameExpiry, undated, corrected, atTheSameTime, again, undatedRinging]
}

/** What is said while the call lasts, and after it: sentences, the conversation so far twice, a transfer, a deletion. */
export function livelyEvents(callId: string) {
  const [queued] = sevenEvents(callId)
  const { call, customer, phoneNumber, assistant } = queued.message
  const common = { call, customer, phoneNumber, assistant }
  const of = (name: string, seconds: number, more = {}) => ({
    message: { ...sample(name).message, ...common, timestamp: AT + seconds * 1000, ...more },
  })
  const soFar = sample('22-conversation-update-with-tools').message
  return [
    of('18-transcript-final-selector-type-assistant', 10.1),
    of('17-transcript-final-user', 13.95),
    of('17-transcript-final-user', 16, { transcript: 'The front desk, please.' }),
    of('22-conversation-update-with-tools', 11, {
      messages: soFar.messages.slice(0, 2),
      messagesOpenAIFormatted: [],
      artifact: {},
    }),
    of('22-conversation-update-with-tools', 15.5),
    of('25-transfer-update', 17.4),
    of('29-language-change-detected', 14),
    of('29-language-change-detected', 15, { language: 'en' }),
    of('40-call-deleted', 9_000),
  ]
}

/** A reproducible shuffle: the seed is in the name of a failing test. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed * 2_654_435_761 + 1
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const left = [...items]
  return items.map(() => left.splice(Math.floor(random() * left.length), 1)[0] as T)
}

export function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((item, at) =>
    permutations([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [item, ...rest]),
  )
}
