import { z } from 'zod'
import { anyOf } from '../../platform/any-of.js'
import { moment } from '../../platform/moment.js'
import { CALL_OUTCOMES } from './call-outcomes.js'

export const CALL_DIRECTIONS = ['INBOUND', 'OUTBOUND', 'WEB'] as const
export const CALL_STATUSES = ['SCHEDULED', 'QUEUED', 'RINGING', 'IN_PROGRESS', 'FORWARDING', 'ENDED'] as const

/** An empty field of a form is a filter that was not set. */
const optional = <T extends z.ZodType>(field: T) => z.preprocess((value) => value || undefined, field.optional())

/** A number with its country code, also where the plus was lost on its way in an address. */
const number = z
  .string()
  .max(40)
  .overwrite((value) => `+${value.replace(/\D/g, '')}`)
  .regex(/^\+[1-9]\d{6,14}$/, 'Please write the number with its country code, such as +14155550177')

/** Text as it may be compared with a column: none takes a NUL. */
const text = z.string().overwrite((value) => value.replaceAll('\0', ''))

/** Filters of a list of calls. Days are calendar days in the client's zone, both included; of instants the second is not. */
export const listCallsInput = z
  .object({
    from: optional(moment),
    to: optional(moment),
    direction: optional(anyOf(CALL_DIRECTIONS, 'Please choose a direction')),
    outcome: optional(anyOf(CALL_OUTCOMES, 'Please choose an outcome')),
    /** The outcome in the client's own words, as reportedOutcomes() lists them. */
    reportedOutcome: optional(text.max(200, 'Please choose an outcome')),
    /** As callIntents() lists them. */
    intent: optional(text.max(200, 'Please choose what they wanted')),
    /** Of either side. */
    number: optional(number),
    /** Part of a number, part of a name, or words of the conversation. */
    text: optional(text.trim().max(200, 'Please search for fewer words')),
    /** What they were about. */
    propertyId: optional(z.uuid('Please choose a property')),
    status: optional(anyOf(CALL_STATUSES, 'Please choose a status')),
    leadId: optional(z.uuid('Please choose a lead')),
    assistantId: optional(z.uuid('Please choose an assistant')),
    limit: z.number().int().min(1).max(100).default(25),
    /** Of an earlier answer: its next or previous. */
    cursor: optional(z.string().max(200, 'This page is no longer there')),
    /** Staff only narrow by it; a client's people always see their own. */
    clientId: optional(z.uuid('Please choose a client')),
  })
  .refine(({ from, to }) => !from || !to || from.length !== 10 || to.length !== 10 || from <= to, {
    path: ['to'],
    error: 'This day is before the first one',
  })

export type ListCallsInput = z.input<typeof listCallsInput>
