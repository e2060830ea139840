import { z } from 'zod'

type Json = Readonly<Record<string, unknown>>

/** Under which the metadata of a call at Vapi names its attempt. */
export const ATTEMPT_ID = 'backlineAttemptId'

/**
 * The attempt that a call at Vapi says it comes from, by any of the three ways in which it was sent along; whether there is
 * such an attempt, and of this client, is for the database to say.
 */
export function attemptIdOf(call: Json): string | undefined {
  const { metadata } = record(call['assistantOverrides'])
  const said = [record(metadata)[ATTEMPT_ID], call['name'], record(call['customer'])['externalId']]
  return said.find((id): id is string => z.uuid().safeParse(id).success)
}

const record = (value: unknown): Json => (value !== null && typeof value === 'object' ? (value as Json) : {})
