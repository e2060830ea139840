import { z } from 'zod'
import { numberOfAPerson } from '../attempts/index.js'

const EXAMPLE = 'Please write your phone number with its country code, such as +1 415 555 2671'
const NOT_A_PERSON = 'This is not the number of a person’s phone. Free, premium and service numbers are not called.'

/**
 * The number of somebody's own phone, as E.164: a mobile or a landline. Emergency and short numbers are no valid ones, and
 * those that cost extra or are free to call are refused.
 */
export const testNumber = z
  .string(EXAMPLE)
  .max(40, EXAMPLE)
  .transform((raw, context) => {
    const read = numberOfAPerson(raw)
    if ('number' in read) return read.number
    context.addIssue(read.problem === 'no number' ? EXAMPLE : NOT_A_PERSON)
    return z.NEVER
  })
