import {
  AppointmentKind,
  AppointmentSource,
  AppointmentStatus,
  CallDirection,
  CallOutcome,
  LeadSource,
  LeadStatus,
  OfferStatus,
  SuppressionSource,
  TaskKind,
} from '@prisma/client'
import { z } from 'zod'

// What an event says, under its outside names: enough to decide what to do; the rest is read by its id. One place for what
// is sent, what is documented and what may get out at all.

const id = z.uuid()
const text = z.string().nullable()
const reference = id.nullable()

/** An instant as text with its offset. */
const moment = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString() : value),
  z.iso.datetime({ offset: true }),
)

const word = <V extends string>(values: Record<string, V>) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.toLowerCase() : value),
    z.enum(Object.values(values).map((value) => value.toLowerCase()) as [string]),
  )

const call = z.object({
  id,
  vapi_call_id: z.string(),
  direction: word(CallDirection),
  outcome: word(CallOutcome).nullable(),
  reported_outcome: text,
  intent: text,
  caller_name: text,
  from_number: text,
  to_number: text,
  /** The caller shows no number: from_number is null. */
  is_number_hidden: z.boolean(),
  started_at: moment,
  answered_at: moment.nullable(),
  ended_at: moment.nullable(),
  duration_seconds: z.number().nullable(),
  ended_reason: text,
  has_recording: z.boolean(),
  lead_id: reference,
  property_id: reference,
  /** Somebody had it made to hear an assistant. */
  is_test: z.boolean(),
})

const lead = z.object({
  id,
  name: text,
  number: text,
  email: text,
  source: word(LeadSource),
  status: word(LeadStatus),
  score: z.number(),
  language: text,
  assignee_id: reference,
  created_at: moment,
})

/** With the names of the fields that are others now. */
const changedLead = lead.extend({ changed: z.array(z.string()) })

const appointment = z.object({
  id,
  kind: word(AppointmentKind),
  service: text,
  status: word(AppointmentStatus),
  source: word(AppointmentSource),
  starts_at: moment,
  ends_at: moment,
  time_zone: z.string(),
  place: text,
  attendee_name: text,
  attendee_number: text,
  attendee_email: text,
  team_member_id: reference,
  lead_id: reference,
  property_id: reference,
  unit_id: reference,
  call_id: reference,
  cancel_reason: text,
})

const message = z.object({
  id,
  caller_name: text,
  caller_number: text,
  for_whom: text,
  text: z.string(),
  is_urgent: z.boolean(),
  lead_id: reference,
  call_id: reference,
  created_at: moment,
})

const offer = z.object({
  id,
  amount: z.object({ amount_minor: z.number(), currency: z.string() }),
  status: word(OfferStatus),
  expires_at: moment.nullable(),
  buyer_name: text,
  buyer_number: text,
  lead_id: reference,
  property_id: reference,
  call_id: reference,
  created_at: moment,
})

const task = z.object({
  id,
  kind: word(TaskKind),
  title: z.string(),
  due_at: moment.nullable(),
  done_at: moment.nullable(),
  assignee_id: reference,
  lead_id: reference,
  property_id: reference,
  appointment_id: reference,
  created_at: moment,
})

const suppression = z.object({
  id,
  number: z.string(),
  source: word(SuppressionSource),
  reason: text,
  created_at: moment,
  lifted_at: moment.nullable(),
})

/** Every event of ours: what it is about, what it says, and how people read it. */
export const CLIENT_EVENTS = {
  'call.completed': {
    subject: 'call',
    data: call,
    label: 'A call is over',
    means: 'Once a call has ended and was looked at: who called, what they wanted, what it led to',
  },
  'call.updated': {
    subject: 'call',
    data: call,
    label: 'A call is seen differently',
    means: 'When something came in later, or a person corrected what a call led to',
  },
  'lead.created': { subject: 'lead', data: lead, label: 'A new lead', means: 'Somebody is known for the first time' },
  'lead.updated': {
    subject: 'lead',
    data: changedLead,
    label: 'A lead has changed',
    means: 'Its status, or what is written down about it',
  },
  'appointment.requested': {
    subject: 'appointment',
    data: appointment,
    label: 'An appointment is asked for',
    means: 'It waits for somebody to confirm it',
  },
  'appointment.confirmed': {
    subject: 'appointment',
    data: appointment,
    label: 'An appointment is confirmed',
    means: 'Booked directly, made by a person, or confirmed after it was asked for',
  },
  'appointment.moved': {
    subject: 'appointment',
    data: appointment,
    label: 'An appointment has moved',
    means: 'It is at another time, or with another person',
  },
  'appointment.cancelled': {
    subject: 'appointment',
    data: appointment,
    label: 'An appointment is cancelled',
    means: 'Its time is free again',
  },
  'appointment.ended': {
    subject: 'appointment',
    data: appointment,
    label: 'An appointment is over',
    means: 'Somebody said whether it took place or nobody came',
  },
  'message.taken': {
    subject: 'caller_message',
    data: message,
    label: 'A message for you',
    means: 'A caller left a message with the assistant',
  },
  'message.updated': {
    subject: 'caller_message',
    data: message,
    label: 'A message was corrected',
    means: 'The caller corrected it in the same call',
  },
  'offer.created': { subject: 'offer', data: offer, label: 'A new offer', means: 'Somebody offered a price' },
  'offer.updated': {
    subject: 'offer',
    data: offer,
    label: 'An offer has changed',
    means: 'Another amount, accepted, declined, countered, withdrawn or expired',
  },
  'task.created': { subject: 'task', data: task, label: 'A new task', means: 'Something is to be done by a person' },
  'task.done': { subject: 'task', data: task, label: 'A task is done', means: 'Somebody ticked it off' },
  'suppression.added': {
    subject: 'suppression',
    data: suppression,
    label: 'A number must not be called',
    means: 'It is on the do-not-call list from now on',
  },
  'suppression.lifted': {
    subject: 'suppression',
    data: suppression,
    label: 'A number may be called again',
    means: 'A person took it off the do-not-call list',
  },
} as const

export type ClientEventType = keyof typeof CLIENT_EVENTS
export type ClientEventData<T extends ClientEventType> = z.input<(typeof CLIENT_EVENTS)[T]['data']>

/** As Object.keys cannot say it. */
export const CLIENT_EVENT_TYPES = Object.keys(CLIENT_EVENTS) as [ClientEventType, ...ClientEventType[]]
