import type { CallFields } from '../../integrations/voice/index.js'

/** What comes of a fact: who sees to it, or that people read it and nothing else happens. */
type Effect = { acts: string } | { shown: string }

const ON_CALL: Effect = { shown: 'On the page of the call, in lists, and in the API' }

/**
 * Every fact that a report can carry, and what comes of it. A new one does not compile before it says so here: what callers
 * want must not end as a line that nobody acts on.
 */
export const REPORT_FACTS: Readonly<Record<keyof CallFields, Effect>> = {
  direction: ON_CALL,
  assistantId: { acts: 'Names who spoke (inbound/speaker-names.ts); figures by assistant' },
  numberId: { acts: 'Figures by number' },
  customerNumber: { acts: 'Finds or makes the lead' },
  ownNumber: ON_CALL,
  callerName: { acts: 'Names the lead' },
  endedReason: { acts: 'Decides the outcome; a missed transfer is mailed' },
  answeredAtMs: ON_CALL,
  endedAtMs: ON_CALL,
  durationSeconds: { acts: 'Counts as time talked' },
  cost: { shown: 'To the agency only' },
  success: { shown: 'As the evaluation of the call' },
  intent: { acts: 'The intent of the call, where no function says more' },
  custom: { acts: 'The outcome in it is judged; one that asks to be called back becomes a task' },
  structured: { acts: 'As STRUCTURED_FACTS says of each of its members' },
  recording: ON_CALL,
  forwardedTo: ON_CALL,
  language: { acts: 'The language of the lead' },
  deletedAtMs: ON_CALL,
  conversation: { acts: 'Judged, searched for an appointment, and heard for "do not call me again"' },
  summary: ON_CALL,
}

/** Outputs of assistants that are published here (domain/wizard/outputs.ts). */
export type PublishedOutput = 'intent' | 'outcome' | 'caller' | 'appointment' | 'details' | 'success'

/** Members of what was extracted that have a meaning for us. All others are a client's own: shown, and nothing else. */
export const STRUCTURED_FACTS: Readonly<Record<PublishedOutput | 'callback', Effect>> = {
  intent: { acts: 'The intent of the call' },
  outcome: { acts: 'As the outcome in the custom fields' },
  caller: { acts: 'Name and e-mail of the lead; the number to call back' },
  appointment: { acts: 'Becomes an appointment that waits for a person' },
  details: { shown: 'On the page of the call' },
  success: { shown: 'As the evaluation of the call' },
  callback: { acts: 'Becomes a task (reported-callback.ts)' },
}
