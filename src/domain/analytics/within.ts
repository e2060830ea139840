import { Prisma } from '@prisma/client'
import type { Period } from './period.js'

const COLUMNS = {
  started_at: Prisma.sql`started_at`,
  created_at: Prisma.sql`created_at`,
}

/** Rows of the clients and the time that figures are of. */
export function within(column: keyof typeof COLUMNS, { clientId, from, to }: Period): Prisma.Sql {
  const whose = clientId ? Prisma.sql`client_id = ${clientId}::uuid and` : Prisma.empty
  const at = COLUMNS[column]
  return Prisma.sql`${whose} ${at} >= ${from}::timestamptz and ${at} < ${to}::timestamptz`
}
