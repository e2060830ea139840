import type { Ctx } from '../../platform/context.js'
import { readNumber } from '../../platform/fields.js'

type Written<T> = { clientId: string; field: string; written: T }

/**
 * The E.164 form of a number that was written for a client, whose country it has where none is named; what is empty stays
 * so. The client is one the actor was seen to be allowed.
 * @throws invalid for the field
 */
export async function numberOfClient<T extends string | null | undefined>(
  tx: Ctx,
  { clientId, field, written }: Written<T>,
): Promise<T | string> {
  if (!written) return written
  const client = await tx.db.client.findUnique({ where: { id: clientId }, select: { phone: true } })
  return readNumber(written, { field, home: client?.phone ?? null })
}
