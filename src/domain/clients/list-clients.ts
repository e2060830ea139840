import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { anyOf } from '../../platform/any-of.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { keysetPage, latestFirst } from '../../platform/keyset.js'
import { holding, numberLike } from '../../platform/search.js'
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
  setupStatus: anyOf(setupStatus.options).optional(),
  isActive: z.boolean().optional(),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(20),
})

export type ClientList = { clients: ClientRow[]; next?: string; previous?: string }

/** A page of the agency's clients, newest first; for staff. @throws forbidden; invalid when the cursor cannot be read */
export async function listClients(ctx: Ctx, input: z.input<typeof listClientsInput> = {}): Promise<ClientList> {
  assertMay(ctx, 'clients.read')
  const { cursor, limit, ...filters } = listClientsInput.parse(input)
  const page = await keysetPage(latestFirst('createdAt'), { cursor, limit }, ({ beyond, ...slice }) =>
    inTransaction(ctx, (tx) =>
      tx.db.client.findMany({ where: { AND: [whereOf(filters), ...beyond] }, ...slice, select: columns }),
    ),
  )
  return { clients: page.rows.map(rowOf), ...page.links }
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
    ...(text && { OR: searched(text) }),
  }
}

const SEARCHED = ['email', 'name', 'businessName', 'vapiAssistantId'] as const

const searched = (text: string): Prisma.ClientWhereInput[] => [
  ...SEARCHED.map((column) => ({ [column]: holding(text) })),
  ...numberLike(text, 'phone'),
  ...numberLike(text, 'vapiPhoneNumber'),
]
