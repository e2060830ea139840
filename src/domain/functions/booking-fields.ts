import { z } from 'zod'
import { emailField } from './spoken-email.js'

const TOO_LONG = 'That is too long. Put it in a few words.'
const ASK_WHEN = 'Ask the caller which day and time they would like.'
const ASK_NAME = 'Ask the caller for their name.'

/** What every booking asks the caller for; each message tells the assistant what to say. */
export const bookingFields = {
  when: z
    .string(ASK_WHEN)
    .trim()
    .min(1, ASK_WHEN)
    .max(200, TOO_LONG)
    .describe('The day and time, in the words the caller used, such as "tomorrow at half past two".'),
  callerName: z
    .string(ASK_NAME)
    .trim()
    .min(1, ASK_NAME)
    .max(120, 'Give only the name of the caller.')
    .describe('The name of the person who comes.'),
  callbackNumber: z
    .string()
    .trim()
    .max(200, 'Give only one phone number.')
    .optional()
    .describe('Their phone number, if it is another one than they are calling from. With all its digits.'),
  email: emailField,
  note: z
    .string()
    .trim()
    .max(1_000, TOO_LONG)
    .optional()
    .describe('What they want it for, or anything to know beforehand, if they said so.'),
}

/** A property as a caller says it. */
export const propertyField = z
  .string('Ask the caller which property they mean: house number, street and city.')
  .trim()
  .min(1, 'Ask the caller which property they mean: house number, street and city.')
  .max(300, 'Give only the address of the property.')
  .describe('The address, or the reference, of the property as the caller said it.')
