import { randomUUID } from 'node:crypto'
import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict } from '../../platform/errors.js'
import { given } from '../../platform/fields.js'
import { audit } from '../audit/index.js'
import { numberOfClient } from '../clients/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import { clientOfTeam } from './client-of-team.js'
import { memberFields } from './member-fields.js'

const MOST_OF_A_CLIENT = 100

export const createTeamMemberInput = memberFields
  .partial()
  .extend({ name: memberFields.shape.name, clientId: z.string().optional() })

/**
 * Adds somebody who takes appointments, tasks and leads. From then on callers are offered their times instead of those
 * of the business as a whole. Staff name the client.
 * @throws conflict when there are a hundred; invalid, not_found, forbidden
 */
export async function createTeamMember(
  ctx: Ctx,
  input: z.input<typeof createTeamMemberInput>,
): Promise<{ id: string }> {
  assertMayChangeOf(ctx, 'team.write')
  const { clientId: asked, availability, name, ...fields } = createTeamMemberInput.parse(input)
  const id = randomUUID()
  return inTransaction(ctx, async (tx) => {
    const { id: clientId } = await clientOfTeam(tx, asked)
    await tx.db.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`team ${clientId}`}, 0))::text`
    if ((await tx.db.teamMember.count({ where: { clientId } })) >= MOST_OF_A_CLIENT)
      throw conflict(`There are ${MOST_OF_A_CLIENT} people in the team already.`)
    const week = availability ? { availability: availability as Prisma.InputJsonObject } : {}
    const number = await numberOfClient(tx, { clientId, field: 'number', written: fields.number })
    const times = { createdAt: tx.now, updatedAt: tx.now }
    await tx.db.teamMember.createMany({
      data: { id, clientId, name, ...given({ ...fields, number }), ...week, ...times },
    })
    await audit(tx, { action: 'team.create', subject: { kind: 'team_member', id, name }, clientId })
    return { id }
  })
}
