import type { Ctx } from '../../platform/context.js'

export type RingingLine = { id: string; number: string; vapiPhoneNumberId: string }

/**
 * The number that a call of an assistant comes from: one of the assistant's own, else the client's primary one, else any
 * other that is switched on; of each kind the oldest. Undefined when Vapi has none of them.
 */
export async function lineToRingFrom(
  tx: Ctx,
  { clientId, assistantId }: { clientId: string; assistantId: string },
): Promise<RingingLine | undefined> {
  const [line] = await tx.db.$queryRaw<RingingLine[]>`
    select id::text, number, vapi_phone_number_id as "vapiPhoneNumberId" from phone_numbers
    where client_id = ${clientId}::uuid and is_active and vapi_phone_number_id is not null
      and coalesce(vapi_status, 'active') = 'active'
    order by (assistant_id = ${assistantId}::uuid) desc nulls last, is_primary desc, created_at, id
    limit 1`
  return line
}
