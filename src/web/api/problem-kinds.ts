import type { ErrorCode } from '../../platform/errors.js'

/** Each kind of refusal: what it is called, and what a program does about it. */
export const PROBLEMS: Record<ErrorCode | 'internal', { title: string; advice: string }> = {
  invalid: {
    title: 'Something in this request is wrong',
    advice: 'Change the fields that errors names, then send it again.',
  },
  unauthorized: {
    title: 'We do not know who asks',
    advice:
      'Send a key as X-API-Key. One that was good is revoked, expired or of a client that is not active any more. With the code token_expired, get new tokens with POST /auth/refresh.',
  },
  forbidden: {
    title: 'That is not allowed',
    advice:
      'With the code insufficient_scope, make a key with the scope it names. Else the client is read-only, or the key’s role may not do it.',
  },
  not_found: {
    title: 'There is no such thing',
    advice: 'Check the id. What belongs to another client is not found either.',
  },
  method_not_allowed: { title: 'That cannot be done with this', advice: 'Allow in the answer names what can be.' },
  conflict: {
    title: 'That does not go together with what is there',
    advice: 'Read it again and decide. With the code idempotency_in_progress, send the same again after Retry-After.',
  },
  precondition_failed: {
    title: 'It has changed meanwhile',
    advice: 'Read it again, look at what changed, and send your change with the new ETag.',
  },
  too_large: { title: 'That is too large', advice: 'A body has at most 1 MB. Send it in parts.' },
  unsupported_media_type: { title: 'We read JSON only', advice: 'Send Content-Type: application/json.' },
  too_many: { title: 'Too many requests', advice: 'Wait as many seconds as Retry-After says, then go on more slowly.' },
  provider_rejected: {
    title: 'A provider refused it',
    advice: 'Sending the same again will not help; detail says what to change.',
  },
  provider_down: {
    title: 'A provider did not answer',
    advice:
      'Send it again later, with the same Idempotency-Key. The context names the provider and what it said. With the code call_refused nobody was rung and that attempt is over: to try again, send it with a new Idempotency-Key.',
  },
  unavailable: {
    title: 'We will be right back',
    advice:
      'Nothing was done, except perhaps where a provider is asked. Send it again after Retry-After, with the same Idempotency-Key, which finds what was.',
  },
  internal: {
    title: 'Something went wrong on our side',
    advice: 'We have noted it. Send it again with the same Idempotency-Key; if it stays, tell us the request_id.',
  },
}
