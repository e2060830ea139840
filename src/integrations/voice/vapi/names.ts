import { toE164 } from '../../../platform/phone.js'
import type { VapiMessage } from './messages.js'
import { record, text } from './read.js'

/** What a message says about whose call it is. */
export type NamedThings = { vapiAssistantId?: string; vapiPhoneNumberId?: string; number?: string }

/**
 * The assistant, the id of the number and the number itself that a message names, wherever it puts them (contract §1.1).
 * The number is the one that was rung or calls, never the person's; E.164 where it can be.
 */
export function namesOf({ message }: Pick<VapiMessage, 'message'>): NamedThings {
  const call = record(message['call'])
  const places = [message, call, record(message['chat']), record(message['session'])]
  const phoneNumbers = places.map((place) => record(place['phoneNumber']))
  const vapiAssistantId = first(
    text(call['assistantId']),
    text(record(message['assistant'])['id']),
    ...places.map((place) => text(place['assistantId'])),
    text(record(call['assistant'])['id']),
  )
  const vapiPhoneNumberId = first(
    text(call['phoneNumberId']),
    ...phoneNumbers.map((phoneNumber) => text(phoneNumber['id'])),
    ...places.map((place) => text(place['phoneNumberId'])),
  )
  const raw = first(...phoneNumbers.map((phoneNumber) => text(phoneNumber['number'], 60)))
  return {
    ...(vapiAssistantId !== undefined && { vapiAssistantId }),
    ...(vapiPhoneNumberId !== undefined && { vapiPhoneNumberId }),
    ...(raw !== undefined && { number: toE164(raw) ?? raw.trim() }),
  }
}

const first = (...values: (string | undefined)[]) => values.find((value) => value !== undefined)
