import { hash, verify } from '@node-rs/argon2'
import { z } from 'zod'
import { invalid } from './errors.js'

// OWASP's smallest recommended work of argon2id, about 10 ms: 19 MiB, two passes, one lane.
// https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html (checked 2026-11)
const WORK = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The hash of a password nobody has: a login that does not exist takes as long as one that does. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$6ovD3zxFIMp/ywKphfIeLA$4SgP3kEZPA1MjFB+unI/R3WZLrhMpFDLJarqHriFEKs'

const MAX_LENGTH = 200

/** What a password must look like. */
export const newPassword = z
  .string()
  .min(10, 'Please use at least 10 characters')
  .max(MAX_LENGTH, `Please use at most ${MAX_LENGTH} characters`)

/**
 * Checks a new password and turns it into what is stored.
 * @throws invalid when it is too short, too long, one character over and over, or the login's own e-mail address
 */
export async function hashPassword(password: string, email: string, field = 'password'): Promise<string> {
  const parsed = newPassword.safeParse(password)
  if (!parsed.success) throw invalid(field, parsed.error.issues[0]?.message ?? 'Please choose another password')
  if (password.trim().toLowerCase() === email.toLowerCase()) {
    throw invalid(field, 'Please do not use your e-mail address as your password')
  }
  if (new Set(password).size < 4) throw invalid(field, 'Please use more than a few different characters')
  return hash(password.normalize('NFKC'), WORK)
}

/** Whether a password is right; the same work for a login without a password, or for none at all. */
export async function isRightPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const isRight = await verify(stored ?? NOBODY, password.slice(0, MAX_LENGTH).normalize('NFKC'))
  return isRight && Boolean(stored) && password.length <= MAX_LENGTH
}
