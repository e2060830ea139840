import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import type { BusinessHours } from '../hours/index.js'
import { visibleNumbers } from './may.js'

/** What a client may read of its numbers too. */
const columns = {
  id: true,
  clientId: true,
  number: true,
  label: true,
  provider: true,
  vapiPhoneNumberId: true,
  vapiAssistantId: true,
  assistantId: true,
  isPrimary: true,
  isActive: true,
  greeting: true,
  voice: true,
  forwardTo: true,
  hours: true,
  country: true,
  areaCode: true,
  vapiStatus: true,
  seenAtVapiAt: true,
  assignedAt: true,
  createdAt: true,
  updatedAt: true,
  assistant: {
    select: {
      id: true,
      name: true,
      direction: true,
      vapiAssistantId: true,
      publishedVersion: true,
      publishState: true,
      archivedAt: true,
    },
  },
  client: {
    select: {
      businessName: true,
      timeZone: true,
      isActive: true,
      answeringPlans: { select: { hours: true, afterHours: true, forwardTo: true, afterHoursMessage: true } },
    },
  },
} satisfies Prisma.PhoneNumberSelect

export type NumberVoice = { provider: 'vapi' | '11labs'; voiceId: string }
type Row = Prisma.PhoneNumberGetPayload<{ select: typeof columns }>
export type NumberRow = Omit<Row, 'hours' | 'voice'> & { hours: BusinessHours | null; voice: NumberVoice | null }

/** Json columns hold what staffFields let in, and nothing else writes them. */
const rowOf = (row: Row): NumberRow => ({
  ...row,
  hours: row.hours as BusinessHours | null,
  voice: row.voice as NumberVoice | null,
})

/** Numbers that this actor may know of. */
export async function readNumbers(
  ctx: Ctx,
  query: Pick<Prisma.PhoneNumberFindManyArgs, 'where' | 'orderBy' | 'skip' | 'take'>,
): Promise<NumberRow[]> {
  const where = { AND: [visibleNumbers(ctx.actor), query.where ?? {}] }
  const rows = await inTransaction(ctx, (tx) => tx.db.phoneNumber.findMany({ ...query, where, select: columns }))
  return rows.map(rowOf)
}

/** One number. @throws not_found also for that of somebody else */
export async function readNumber(ctx: Ctx, id: string): Promise<NumberRow> {
  const [row] = z.uuid().safeParse(id).success ? await readNumbers(ctx, { where: { id }, take: 1 }) : []
  if (!row) throw notFound('Phone number')
  return row
}

/** A number that a client has. */
export type OwnedNumber = NumberRow & { clientId: string; client: NonNullable<NumberRow['client']> }
export const isOwned = (row: NumberRow): row is OwnedNumber => row.clientId !== null && row.client !== null
