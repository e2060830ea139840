import type { NamedThings } from '../../integrations/voice/index.js'
import type { Db } from '../../platform/db.js'

export type { NamedThings } from '../../integrations/voice/index.js'

/**
 * Whose a delivery to the organisation's URL is: by the assistant it names, then by the id of the number, then by the
 * number. Clients that are not active count too. Two clients that noted the same thing are no answer: guessing would
 * show one what the other's callers said.
 */
export async function findClientBehind(db: Db, names: NamedThings): Promise<string | undefined> {
  const { vapiAssistantId = null, vapiPhoneNumberId = null, number = null } = names
  if (vapiAssistantId === null && vapiPhoneNumberId === null && number === null) return undefined
  const found = await db.$queryRaw<{ rank: number; id: string }[]>`
    select 1 as rank, client_id::text as id from assistants where vapi_assistant_id = ${vapiAssistantId}
    union select 2, id::text from clients where vapi_assistant_id = ${vapiAssistantId}
    union select 3, client_id::text from phone_numbers
      where vapi_assistant_id = ${vapiAssistantId} and client_id is not null
    union select 4, client_id::text from phone_numbers
      where vapi_phone_number_id = ${vapiPhoneNumberId} and client_id is not null
    union select 5, client_id::text from phone_numbers where number = ${number} and client_id is not null
    union select 6, id::text from clients where vapi_phone_number = ${number}`
  for (let rank = 1; rank <= 6; rank++) {
    const [one, ...others] = found.filter((row) => row.rank === rank)
    if (one && others.length === 0) return one.id
  }
  return undefined
}
