import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { conflict, notFound } from '../../platform/errors.js'
import { keepTaker, takersOf } from '../team/index.js'
import { clashOf, refuseOverlap } from './refuse-overlap.js'

type Span = { clientId: string; timeZone: string; startsAt: Date; endsAt: Date; exceptId?: string }

/**
 * Who takes an appointment that a person makes: the one they named, or the first who is free then.
 * @throws conflict when that one, or everybody, is taken; not_found for somebody who is not in the team any more
 */
export async function someoneFree(tx: Ctx, span: Span, named: string | undefined): Promise<string> {
  await keepTaker(tx, span.clientId, named)
  if (named) {
    await refuseOverlap(tx, { ...span, teamMemberId: await workingMember(tx, span.clientId, named) })
    return named
  }
  const { members } = await takersOf(tx, span.clientId)
  for (const { id } of members) {
    if (await clashOf(tx, { ...span, teamMemberId: id })) continue
    await keepTaker(tx, span.clientId, id)
    return id
  }
  const [only] = members
  if (!only) throw conflict('Nobody in the team takes appointments. Choose somebody.')
  if (members.length === 1) await refuseOverlap(tx, { ...span, teamMemberId: only.id })
  throw conflict('Everybody in the team is taken then. Choose another time.')
}

/** What somebody of the team is called, for those who read what changed. */
export async function nameOfMember(tx: Ctx, clientId: string, id: string | undefined): Promise<string | undefined> {
  if (!id) return undefined
  return (await tx.db.teamMember.findFirst({ where: { clientId, id }, select: { name: true } }))?.name
}

async function workingMember(tx: Ctx, clientId: string, id: string): Promise<string> {
  const isId = z.uuid().safeParse(id).success
  const where = { clientId, id, isActive: true }
  if (!isId || !(await tx.db.teamMember.findFirst({ where, select: { id: true } }))) throw notFound('Team member')
  return id
}
