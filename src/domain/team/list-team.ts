import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { assertMayReadOf } from '../staff/index.js'
import { memberColumns, memberRow, type TeamMemberRow, visibleMembers } from './member-row.js'

/** Nobody may add more to one client (create-team-member.ts); staff see at most this many of all. */
const MOST = 500

const listTeamInput = z.object({ clientId: z.uuid().optional() })

/** The people of a client, those who work there first, then by name. Staff may leave the client out. */
export async function listTeam(ctx: Ctx, input: z.input<typeof listTeamInput> = {}): Promise<TeamMemberRow[]> {
  assertMayReadOf(ctx, 'team.read')
  const { clientId } = listTeamInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    const stored = await tx.db.teamMember.findMany({
      where: { AND: [visibleMembers(tx.actor), clientId ? { clientId } : {}] },
      orderBy: [{ isActive: 'desc' }, { isDefault: 'desc' }, { name: 'asc' }, { id: 'asc' }],
      take: MOST,
      select: memberColumns,
    })
    return stored.map(memberRow)
  })
}
