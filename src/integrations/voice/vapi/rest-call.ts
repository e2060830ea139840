import type { CallFacts, VapiThing } from '../rest-contract.js'
import { statusOf } from './call-event.js'
import { extractedFrom } from './extracted.js'
import { namesOf } from './names.js'
import { instantMs, record, text } from './read.js'

/** What a call of GET /call says about itself. */
export function callFactsOf(call: VapiThing): CallFacts {
  const artifact = record(call['artifact'])
  const outputsAtMs = instantMs(artifact['structuredOutputsLastUpdatedAt'])
  const status = statusOf(call['status'])
  return {
    id: call.id,
    status: status ?? (call['endedAt'] ? 'ENDED' : undefined),
    createdAtMs: instantMs(call['createdAt']),
    changedAtMs: latest(instantMs(call['updatedAt']), outputsAtMs),
    endedAtMs: instantMs(call['endedAt']),
    outputsAtMs,
    hasRecording: RECORDINGS.some((name) => text(artifact[name] ?? call[name], 4_000) !== undefined),
    hasOutputs: extractedFrom(call).structured !== undefined,
    names: namesOf({ message: { call } }),
  }
}

const RECORDINGS = ['recordingUrl', 'stereoRecordingUrl', 'presignedMonoUrl', 'presignedStereoUrl']

export function latest(...instants: (number | undefined)[]): number | undefined {
  const known = instants.filter((instant) => instant !== undefined)
  return known.length > 0 ? Math.max(...known) : undefined
}
