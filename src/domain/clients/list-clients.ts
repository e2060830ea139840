import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { beyond, neighbours, readCursor } from '../../platform/cursor.js'
import { notFound } from '../../platform/errors.js'
import { assertMay } from '../staff/index.js'
import { setupStatus } from './fields.js'

/** What staff know of a client. The token and the key are told of, never shown. */
const columns = {
  id: true,
  email: true,
  name: true,
  businessName: true,
  phone: true,
  businessType: true,
  serviceHours: true,
  timeZone: true,
  currency: true,
  vapiAssistantId: true,
  vapiPhoneNumber: true,
  setupStatus: true,
  adminNotes: true,
  emailNotifications: true,
  smsNotifications: true,
  portalAccess: true,
  isActive: true,
  lastLoginAt: true,
  createdAt: true,
  updatedAt: true,
  webhookTokenHash: true,
  vapiApiKeySealed: true,
} satisfies Prisma.ClientSelect

type Row = Prisma.ClientGetPayload<{ select: typeof columns }>

export type ClientRow = Omit<Row, 'webhookTokenHash' | 'vapiApiKeySealed'> & {
  hasWebhookToken: boolean
  hasVapiKey: boolean
}

export const listClientsInput = z.object({
  /** Part of an e-mail address, a name, a business or a phone number, or an assistant's ID at Vapi. */
  text: z.string().trim().max(100).optional(),
  setupStatus: setupStatus.optional(),
  isActive: z.boolean().optional(),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(20),
})

export type ClientList = { clients: ClientRow[]; next?: string; previous?: string }

/** A page of the agency's clients, newest first; for staff. @throws forbidden; invalid when the cursor cannot be read */
export async function listClients(ctx: Ctx, input: z.input<typeof listClientsInput> = {}): Promise<ClientList> {
  assertMay(ctx, 'clients.read')
  const { cursor: written, limit, ...filters } = listClientsInput.parse(input)
  const cursor = written ? readCursor(written) : undefined
  const isBackwards = cursor?.towards === 'newer'
  const order = isBackwards ? 'asc' : 'desc'
  const rows = await inTransaction(ctx, (tx) =>
    tx.db.client.findMany({
      where: { AND: [whereOf(filters), cursor ? beyond('createdAt', cursor) : {}] },
      orderBy: [{ createdAt: order }, { id: order }],
      take: limit + 1,
      select: columns,
    }),
  )
  const clients = rows.slice(0, limit).map(rowOf)
  if (isBackwards) clients.reverse()
  return { clients, ...neighbours(clients, cursor, rows.length > limit, ({ createdAt }) => createdAt) }
}

/** One client with the same; for staff. @throws forbidden, not_found */
export async function getClient(ctx: Ctx, input: { id: string }): Promise<ClientRow> {
  assertMay(ctx, 'clients.read')
  const id = z.uuid().safeParse(input.id).data
  const row = id ? await inTransaction(ctx, (tx) => tx.db.client.findUnique({ where: { id }, select: columns })) : null
  if (!row) throw notFound('Client')
  return rowOf(row)
}

const rowOf = ({ webhookTokenHash, vapiApiKeySealed, ...row }: Row): ClientRow => ({
  ...row,
  hasWebhookToken: webhookTokenHash !== null,
  hasVapiKey: vapiApiKeySealed !== null,
})

type Filters = Omit<z.infer<typeof listClientsInput>, 'cursor' | 'limit'>

function whereOf({ text, setupStatus: status, isActive }: Filters): Prisma.ClientWhereInput {
  return {
    ...(status && { setupStatus: status }),
    ...(isActive !== undefined && { isActive }),
    ...(text && { OR: [...SEARCHED.map((column) => ({ [column]: within(text) })), ...numberLike(text)] }),
  }
}

const SEARCHED = ['email', 'name', 'businessName', 'vapiAssistantId'] as const

// Prisma leaves the wildcards of LIKE as they are.
const within = (text: string) => ({ contains: text.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const })

/** However it is written: "(415) 555-01" finds +14155550177. */
function numberLike(text: string): Prisma.ClientWhereInput[] {
  const digits = text.replace(/\D/g, '')
  return digits.length >= 3 ? [{ phone: { contains: digits } }, { vapiPhoneNumber: { contains: digits } }] : []
}
