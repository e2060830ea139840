import { z } from 'zod'
import { addNote, recordConsent, setLeadStatus } from '../../domain/leads/index.js'
import { choicesOf } from '../choices.js'
import { CHANNEL, LEAD_STATUS } from '../lead-words.js'
import { oneOf, type VerbAction, verbAction } from '../spec.js'

type Status = Parameters<typeof setLeadStatus>[1]['status']

const setStatus = verbAction({
  name: 'setStatus',
  kind: 'record',
  label: 'Set the status',
  explain: 'Do not call also puts the number on the list of those the client must not call.',
  fields: [{ name: 'status', label: 'Status', kind: 'choice', choices: choicesOf(LEAD_STATUS), isRequired: true }],
  submit: 'Set the status',
  isPrefilled: true,
  input: z.object({ status: z.string() as unknown as z.ZodType<Status> }),
  run: async (ctx, ids, { status }) => {
    await setLeadStatus(ctx, { id: oneOf(ids), status })
    return { message: `The lead is now: ${LEAD_STATUS[status]?.label}`, kind: 'good' }
  },
})

const note = verbAction({
  name: 'addNote',
  kind: 'record',
  label: 'Add a note',
  explain: 'It stays in the history of the lead, where the client reads it too.',
  fields: [{ name: 'text', label: 'Note', kind: 'long', isRequired: true }],
  submit: 'Add the note',
  input: z.object({ text: z.string('Please write the note') }),
  run: async (ctx, ids, { text }) => {
    await addNote(ctx, { id: oneOf(ids), text })
    return { message: 'Added', kind: 'good' }
  },
})

const consent = verbAction({
  name: 'recordConsent',
  kind: 'record',
  label: 'Record consent',
  explain: 'Records are never changed: of each channel the newest counts.',
  fields: [
    {
      name: 'channel',
      label: 'What about',
      kind: 'choice',
      choices: choicesOf(CHANNEL),
      initial: 'CALL',
      isRequired: true,
    },
    {
      name: 'decision',
      label: 'They',
      kind: 'choice',
      choices: [
        { value: 'given', label: 'agreed' },
        { value: 'revoked', label: 'took it back' },
      ],
      initial: 'given',
      isRequired: true,
    },
    { name: 'how', label: 'How', kind: 'text', isRequired: true, hint: 'Such as: web form of 5 March' },
    { name: 'evidence', label: 'What they said or signed', kind: 'long' },
  ],
  submit: 'Record it',
  input: z.object({
    channel: z.enum(['CALL', 'SMS', 'EMAIL'], 'Please choose'),
    decision: z.enum(['given', 'revoked'], 'Please choose'),
    how: z.string('Please say how'),
    evidence: z.string().nullish(),
  }),
  run: async (ctx, ids, { decision, evidence, ...said }) => {
    await recordConsent(ctx, { id: oneOf(ids), ...said, isGiven: decision === 'given', evidence: evidence ?? null })
    return { message: 'Recorded', kind: 'good' }
  },
})

/** In the order of the menu. */
export const leadActions: readonly VerbAction[] = [setStatus, note, consent]
