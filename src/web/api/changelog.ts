/** One day's changes to what programs can ask for, the newest first. */
export type Change = {
  /** The day it was in force. */
  on: string
  kind: 'added' | 'changed' | 'deprecated' | 'removed' | 'fixed'
  /** What programs can do now, or have to do. */
  text: string
}

/** The version in the path is the one that breaks things; this one counts what was added to it. */
export const API_VERSION = '1.0.0'

/** A change that programs can notice gets a line here, in the same commit. */
export const CHANGELOG: readonly Change[] = [
  {
    on: '2026-12-01',
    kind: 'changed',
    text: 'Calls and their events have is_number_hidden. Where it is true, from_number is null; before, it was a word of the carrier, such as anonymous. Leads, appointments, offers and messages that had such a word for a number have null.',
  },
  {
    on: '2026-12-01',
    kind: 'added',
    text: 'The event message.updated: a caller corrected their message in the same call. It has the shape of message.taken.',
  },
  {
    on: '2026-12-01',
    kind: 'changed',
    text: 'Filters of lists that are closed lists take several words, separated by commas or sent more than once; in the document they are lists, so types of generated clients want a list too. from and to mean the same everywhere: an instant, or a day in the client’s zone, of which the last one is part of the period.',
  },
  {
    on: '2026-12-01',
    kind: 'added',
    text: 'The reference has a page for each part, and guides whose commands work as they stand. Publishing and test calls are tags of their own.',
  },
  {
    on: '2026-12-01',
    kind: 'added',
    text: 'Tools of /mcp that write: create_appointment, confirm_appointment, move_appointment, cancel_appointment, mark_appointment, create_task, update_task, correct_call, suppress_number, create_lead, update_lead and add_lead_note, each for keys with the scope of its route.',
  },
  {
    on: '2026-12-01',
    kind: 'added',
    text: 'Leads take a qualification: budget, day of moving in, timeframe, bedrooms, size and needs.',
  },
  {
    on: '2026-12-01',
    kind: 'fixed',
    text: '/mcp answers who accepts application/json alone, takes null where there are no arguments, and answers what it cannot read as JSON-RPC does: -32700 for broken JSON, -32600 and -32602 with what to change.',
  },
  {
    on: '2026-12-01',
    kind: 'added',
    text: 'Assistants take system_prompt (a section beside what is written from the facts), model from a list, voice_id of either provider with a warning where nobody lists it, and property_id. Publishing that stopped half-way is answered 202.',
  },
  {
    on: '2026-12-01',
    kind: 'changed',
    text: 'What Vapi reports is sent in the envelope of every event: what stood under message is data now, beside id, type, created_at and client_id.',
  },
  {
    on: '2026-12-01',
    kind: 'added',
    text: 'The document has the shape of every event (webhooks, Event.data by type) and says how to verify, repeat and order them.',
  },
  {
    on: '2026-12-01',
    kind: 'fixed',
    text: 'completed and missed of the analytics follow from the outcome of a call: busy, unanswered, failed calls and voicemail count as missed.',
  },
  {
    on: '2026-12-01',
    kind: 'added',
    text: 'An appointment, and what events tell of one, has a service: what it is for, as the client’s list of services calls it.',
  },
  {
    on: '2026-12-01',
    kind: 'fixed',
    text: 'POST /webhooks answers 404 to the id of another client, instead of leaving it unread. Addresses longer than 8,000 characters are answered 414. Names with characters that hide or turn the direction of writing are refused.',
  },
  {
    on: '2026-12-01',
    kind: 'changed',
    text: 'A line of a transcription may have the speaker UNKNOWN: the transcript gives a name that is neither the assistant’s nor the caller’s.',
  },
  {
    on: '2026-11-30',
    kind: 'fixed',
    text: 'The document and the tools of /mcp hold only patterns that every engine for regular expressions reads alike, without flags. Stricter checks stay on the server.',
  },
  {
    on: '2026-11-21',
    kind: 'added',
    text: 'The first version: signing in with keys and with tokens of people, assistants, phone numbers, outbound calls, calls with recordings and transcripts, analytics, leads, properties, appointments, tasks, offers, messages, suppressions, webhooks, and for the agency clients and webhook events. POST /mcp offers much of it to language models.',
  },
]
