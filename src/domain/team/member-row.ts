import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import type { Actor, Ctx } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { visibleClients } from '../clients/index.js'
import type { Availability } from './availability.js'

export type TeamMemberRow = {
  id: string
  clientId: string
  name: string
  email: string | null
  number: string | null
  /** null is the business hours of the client. */
  availability: Availability | null
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  takesAppointments: boolean
  isActive: boolean
  isDefault: boolean
}

export const memberColumns = {
  id: true,
  clientId: true,
  name: true,
  email: true,
  number: true,
  availability: true,
  bufferBeforeMinutes: true,
  bufferAfterMinutes: true,
  takesAppointments: true,
  isActive: true,
  isDefault: true,
} as const

type Stored = Prisma.TeamMemberGetPayload<{ select: typeof memberColumns }>

/** The column holds what availabilityField let in, and nothing else writes it. */
export const memberRow = (stored: Stored): TeamMemberRow => ({
  ...stored,
  availability: stored.availability as Availability | null,
})

/** The members this actor may know of; every read starts from it. */
export const visibleMembers = (actor: Actor): Prisma.TeamMemberWhereInput => ({ client: visibleClients(actor) })

/** @throws not_found */
export async function findMember(tx: Ctx, id: string): Promise<TeamMemberRow> {
  if (!z.uuid().safeParse(id).success) throw notFound('Team member')
  const where = { AND: [visibleMembers(tx.actor), { id }] }
  const stored = await tx.db.teamMember.findFirst({ where, select: memberColumns })
  if (!stored) throw notFound('Team member')
  return memberRow(stored)
}
