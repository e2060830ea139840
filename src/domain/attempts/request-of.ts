import { ATTEMPT_ID } from './attempt-id-of.js'
import type { Claimed } from './claim-attempt.js'

/** What Vapi is asked for an attempt; the call says in three ways which attempt it is, because any may be lost on the way. */
export function requestOf({ id, vapiAssistantId, vapiPhoneNumberId, toNumber, metadata }: Claimed) {
  return {
    assistantId: vapiAssistantId,
    phoneNumberId: vapiPhoneNumberId,
    customer: { number: toNumber, externalId: id },
    name: id,
    assistantOverrides: { metadata: { ...metadata, [ATTEMPT_ID]: id } },
  }
}
