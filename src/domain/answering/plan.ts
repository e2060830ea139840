import { z } from 'zod'
import { emptyAsNull, optionalLine, phoneNumber } from '../../platform/fields.js'
import { FUNCTION_NAMES, type TransferNumber, transferNumber } from '../functions/index.js'
import { type BusinessHours, businessHours } from '../hours/index.js'
import { transientAssistant } from './transient-assistant.js'

/** Who answers a client's callers, and when. */
export type AnsweringPlan = {
  /** null is always open. */
  hours: BusinessHours | null
  afterHours: 'ANSWER' | 'FORWARD' | 'MESSAGE'
  forwardTo: string | null
  afterHoursMessage: string | null
  /** Tried in this order. */
  transferNumbers: TransferNumber[]
  functions: string[]
  transientAssistant: Record<string, unknown> | null
}

/** What holds for a client nobody has made a plan for: the assistant answers, and nothing a caller says is lost. */
export const NO_PLAN: AnsweringPlan = {
  hours: null,
  afterHours: 'ANSWER',
  forwardTo: null,
  afterHoursMessage: null,
  transferNumbers: [],
  functions: [...FUNCTION_NAMES],
  transientAssistant: null,
}

const transferNumbers = z
  .array(transferNumber)
  .max(10, 'At most 10 numbers')
  .refine(
    (numbers) => new Set(numbers.map(({ number }) => number)).size === numbers.length,
    'The same number stands here twice',
  )

const functionNames = z
  .array(z.string().refine((name) => FUNCTION_NAMES.includes(name), 'There is no such function'))
  .transform((names) => [...new Set(names)])

/** What staff fill in. */
export const answeringPlanFields = z
  .strictObject({
    hours: businessHours.nullable(),
    afterHours: z.enum(['ANSWER', 'FORWARD', 'MESSAGE']),
    forwardTo: emptyAsNull(phoneNumber),
    afterHoursMessage: optionalLine(500),
    transferNumbers,
    functions: functionNames,
    transientAssistant,
  })
  .superRefine(({ afterHours, forwardTo }, context) => {
    if (afterHours !== 'FORWARD' || forwardTo) return
    context.addIssue({ code: 'custom', path: ['forwardTo'], message: 'Please write where to forward calls to' })
  })
