import { z } from 'zod'
import { resolveEmail } from '../spoken/index.js'
import type { CallInHand } from './in-call-function.js'

export const emailField = z
  .string()
  .trim()
  .max(300, 'Give only one e-mail address.')
  .optional()
  .describe('Their e-mail address as they said or spelled it, if they gave one.')

/** What was said as an e-mail address: the address, or what to tell the assistant. Nothing else waits for it. */
export function spokenEmail(said: string | undefined, { language }: CallInHand): { email?: string; missed?: string } {
  if (!said) return {}
  const email = resolveEmail(said, language)
  if (email) return { email }
  return {
    missed: `The e-mail address “${said}” was not understood and is not noted. Ask the caller to spell it and try again with it, or go on without it.`,
  }
}
