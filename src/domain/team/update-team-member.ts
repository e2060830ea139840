import { Prisma } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { given } from '../../platform/fields.js'
import { audit, changesOf } from '../audit/index.js'
import { numberOfClient } from '../clients/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import { memberFields } from './member-fields.js'
import { findMember, type TeamMemberRow } from './member-row.js'

export const updateTeamMemberInput = memberFields.partial().extend({
  id: z.string(),
  /** False once they left; what they took stays theirs. */ isActive: z.boolean().optional(),
})

/**
 * Changes what is known of somebody of the team; what is not given stays. Appointments made before keep their buffers.
 * @throws invalid, not_found, forbidden
 */
export async function updateTeamMember(ctx: Ctx, input: z.input<typeof updateTeamMemberInput>): Promise<void> {
  assertMayChangeOf(ctx, 'team.write')
  const { id, ...asked } = updateTeamMemberInput.parse(input)
  await inTransaction(ctx, async (tx) => {
    const before = await findMember(tx, id)
    const { clientId } = before
    const fields = { ...asked, number: await numberOfClient(tx, { clientId, field: 'number', written: asked.number }) }
    const changes = changesOf<TeamMemberRow>(before, given(fields) as Partial<TeamMemberRow>)
    if (Object.keys(changes).length === 0) return
    const { availability, ...others } = fields
    const week = availability === undefined ? {} : { availability: storable(availability) }
    await tx.db.teamMember.updateMany({ where: { id }, data: { ...given(others), ...week, updatedAt: tx.now } })
    const subject = { kind: 'team_member', id, name: before.name }
    await audit(tx, { action: 'team.update', subject, clientId, changes })
  })
}

const storable = (availability: object | null) => (availability as Prisma.InputJsonObject | null) ?? Prisma.DbNull
