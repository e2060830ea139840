import type { Ctx } from '../../platform/context.js'
import type { BusinessHours } from '../hours/index.js'
import { memberColumns, memberRow, type TeamMemberRow } from './member-row.js'

/** Those who take appointments of a client, and when the business is open. */
export type Takers = { members: TeamMemberRow[]; hours: BusinessHours | null }

/**
 * The people callers can be given times of: everybody who takes appointments; as long as nobody was ever named, the
 * business itself, as its default member. Nobody when all who were named left or take none. Only reads: the default
 * member is there from its first appointment on (keepTaker).
 */
export async function takersOf(tx: Ctx, clientId: string): Promise<Takers> {
  const team = await tx.db.teamMember.findMany({
    where: { clientId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: memberColumns,
  })
  const named = team.filter(({ isDefault }) => !isDefault)
  const able = named.length > 0 ? named.map(memberRow) : [await business(tx, clientId, team.map(memberRow))]
  const members = able.filter(({ isActive, takesAppointments }) => isActive && takesAppointments)
  return { members, hours: await hoursOf(tx, clientId) }
}

/** When the business is open, as far as somebody said so. */
export async function hoursOf(tx: Ctx, clientId: string): Promise<BusinessHours | null> {
  const plan = await tx.db.answeringPlan.findUnique({ where: { clientId }, select: { hours: true } })
  return (plan?.hours ?? null) as BusinessHours | null
}

/** The member that stands for the business, under its name and with its id; as it will be, when it is not there yet. */
async function business(tx: Ctx, clientId: string, [made]: readonly TeamMemberRow[]): Promise<TeamMemberRow> {
  if (made) return made
  const client = await tx.db.client.findUnique({ where: { id: clientId }, select: { businessName: true } })
  if (!client) throw new Error('There is no such client to make a team member for')
  return {
    ...{ id: clientId, clientId, name: client.businessName.slice(0, 120), email: null, number: null },
    ...{ availability: null, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
    ...{ takesAppointments: true, isActive: true, isDefault: true },
  }
}

/**
 * Makes sure that somebody whose time is about to be taken is there: the business itself joins its team with its first
 * appointment, while nobody else is in it. Safe to repeat, and at once.
 */
export async function keepTaker(tx: Ctx, clientId: string, teamMemberId: string | undefined): Promise<void> {
  if (teamMemberId !== clientId) return
  // Two at once: the second waits here for the first, and then there is one.
  await tx.db.$executeRaw`
    insert into team_members (id, client_id, name, is_default, created_at, updated_at)
    select id, id, left(business_name, 120), true, ${tx.now}, ${tx.now} from clients
    where id = ${clientId}::uuid and not exists (select from team_members where client_id = ${clientId}::uuid)
    on conflict do nothing`
}
