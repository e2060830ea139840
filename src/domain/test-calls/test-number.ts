import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { z } from 'zod'

/** Kinds that a person picks up and that cost what a call costs. */
const RUNG: ReadonlySet<string | undefined> = new Set(['FIXED_LINE', 'MOBILE', 'FIXED_LINE_OR_MOBILE', 'VOIP'])

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
    const parsed = parsePhoneNumberFromString(raw.trim(), { defaultCountry: 'US', extract: false })
    const problem = !parsed?.isValid() || parsed.ext ? EXAMPLE : RUNG.has(parsed.getType()) ? undefined : NOT_A_PERSON
    if (problem) context.addIssue(problem)
    return parsed && !problem ? (parsed.number as string) : z.NEVER
  })
