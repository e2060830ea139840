import { ZodError } from 'zod'

export type ErrorCode =
  | 'invalid'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'conflict'
  | 'precondition_failed'
  | 'unsupported_media_type'
  | 'too_large'
  | 'too_many'
  | 'provider_rejected'
  | 'provider_down'
  | 'unavailable'

/** A refusal the caller can act on. Anything else that is thrown is a bug. */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  constructor(
    readonly code: ErrorCode,
    /** Safe to show to the person who asked. */
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

export const notFound = (what: string) => new DomainError('not_found', `${what} not found`)
export const conflict = (message: string, details = {}) => new DomainError('conflict', message, details)
export const forbidden = (message = 'You may not do this') => new DomainError('forbidden', message)
/** One wrong field: shown beside it where there is a form. */
export const invalid = (field: string, message: string) =>
  new DomainError('invalid', message, { fields: { [field]: message } })

/** The refusal inside whatever was thrown, or undefined when it is a bug. */
export function asRefusal(thrown: unknown): DomainError | undefined {
  if (thrown instanceof DomainError) return thrown
  if (thrown instanceof ZodError) {
    return new DomainError('invalid', 'Please check these fields', { fields: fieldsOf(thrown) })
  }
  return undefined
}

/** { field: what to change } of a refusal; empty when it names no field. */
export function fieldErrors(refusal: DomainError): Record<string, string> {
  return (refusal.details['fields'] as Record<string, string> | undefined) ?? {}
}

const fieldsOf = (error: ZodError) =>
  Object.fromEntries(
    error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => [[...issue.path, key].join('.'), 'There is no such field here'])
        : [[issue.path.join('.'), issue.message]],
    ),
  )
