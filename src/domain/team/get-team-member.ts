import { type Ctx, inTransaction } from '../../platform/context.js'
import { assertMayReadOf } from '../staff/index.js'
import { findMember, type TeamMemberRow } from './member-row.js'

/** One person of a client's team. @throws not_found, forbidden */
export async function getTeamMember(ctx: Ctx, input: { id: string }): Promise<TeamMemberRow> {
  assertMayReadOf(ctx, 'team.read')
  return inTransaction(ctx, (tx) => findMember(tx, input.id))
}
