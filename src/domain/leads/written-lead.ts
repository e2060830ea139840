import type { Ctx } from '../../platform/context.js'
import { invalid, notFound } from '../../platform/errors.js'
import { given } from '../../platform/fields.js'
import { homeCountry, toE164 } from '../../platform/phone.js'
import type { LeadBefore, LeadPatch } from './change-lead.js'
import type { Qualification } from './details.js'
import type { LeadFields } from './fields.js'

type Home = { id: string; phone: string | null }

/** What a person wrote, as it is stored. @throws invalid for a number that is none, not_found for somebody who is not of the team */
export async function writtenLead(
  tx: Ctx,
  client: Home,
  fields: LeadFields,
): Promise<(before: LeadBefore) => LeadPatch> {
  const { note, customFields, qualification, number, ...plain } = fields
  if (plain.assigneeId) await assertOfTeam(tx, client.id, plain.assigneeId)
  const columns = { ...given(plain), ...(number !== undefined && { number: number && readNumber(number, client) }) }
  return (before) => ({
    columns,
    details: {
      ...(note !== undefined && { note }),
      ...(customFields && { customFields: filled(customFields) }),
      ...(qualification && { qualification: merged(before.qualification, qualification) }),
    },
  })
}

/** @throws invalid */
export function readNumber(written: string, { phone }: Pick<Home, 'phone'>): string {
  const number = toE164(written, homeCountry(phone))
  if (!number) throw invalid('number', 'Please write a whole phone number, such as +1 415 555 0177')
  return number
}

async function assertOfTeam(tx: Ctx, clientId: string, id: string): Promise<void> {
  const found = await tx.db.teamMember.findFirst({ where: { clientId, id, isActive: true }, select: { id: true } })
  if (!found) throw notFound('Team member')
}

const filled = (fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))

/** null takes a field away. */
function merged(before: Qualification, wanted: Record<string, unknown>): Qualification {
  const all = Object.entries({ ...before, ...given(wanted) })
  return Object.fromEntries(all.filter(([, value]) => value !== null))
}
