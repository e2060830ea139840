import { z } from 'zod'
import { type Ctx, inTransaction, type StaffRole } from '../../platform/context.js'
import { conflict, notFound } from '../../platform/errors.js'
import { emailAddress, given, line } from '../../platform/fields.js'
import { audit, changesOf } from '../audit/index.js'
import { assertMayTouchOwners, refuseTaken, staffRole } from './create-staff.js'
import { assertMay } from './permissions.js'

export const updateStaffInput = z.strictObject({
  id: z.uuid(),
  changes: z.strictObject({
    name: line(120).optional(),
    email: emailAddress.optional(),
    role: staffRole.optional(),
    isActive: z.boolean().optional(),
  }),
  /** The updatedAt that the form showed: somebody else's change in between is not overwritten. */
  expectedUpdatedAt: z.coerce.date().optional(),
})

/**
 * Changes a login of the agency. A new role, or disabling it, ends its sessions at their next request.
 * @throws conflict when somebody else changed it meanwhile, or when no active owner would be left; forbidden when
 * somebody who is no owner changes one
 */
export async function updateStaff(ctx: Ctx, input: z.input<typeof updateStaffInput>): Promise<void> {
  assertMay(ctx, 'staff.write')
  const { id, expectedUpdatedAt, ...rest } = updateStaffInput.parse(input)
  const wanted = given(rest.changes)
  return inTransaction(ctx, async (tx) => {
    const owners = await lockActiveOwners(tx)
    const before = await tx.db.staff.findUnique({ where: { id } })
    if (!before) throw notFound('Staff login')
    if (before.role === 'OWNER' || wanted.role === 'OWNER') assertMayTouchOwners(tx)
    const after = { role: before.role, isActive: before.isActive, ...wanted }
    refuseNoOwner(owners, id, after)

    const changes = changesOf(before, wanted)
    if (Object.keys(changes).length === 0) return
    const endsSessions = 'role' in changes || changes['isActive']?.[1] === false
    const { count } = await tx.db.staff
      .updateMany({
        where: { id, updatedAt: expectedUpdatedAt ?? before.updatedAt },
        data: { ...wanted, ...(endsSessions && { sessionVersion: { increment: 1 } }) },
      })
      .catch(refuseTaken)
    if (count === 0) throw conflict('Somebody else changed this login. Load it again and repeat your change.')
    if ('email' in changes) await tx.db.staffPasswordLink.updateMany({ where: unused(id), data: { usedAt: tx.now } })
    await audit(tx, { action: 'staff.update', subject: { kind: 'staff', id, name: before.name }, changes })
  })
}

/** All who change staff take this lock, so that two owners cannot demote each other at once. */
function lockActiveOwners(tx: Ctx): Promise<{ id: string }[]> {
  return tx.db.$queryRaw`select id::text from staff where role = 'OWNER' and is_active order by id for update`
}

function refuseNoOwner(owners: { id: string }[], id: string, after: { role: StaffRole; isActive: boolean }): void {
  const staysOwner = after.role === 'OWNER' && after.isActive
  if (!staysOwner && owners.length === 1 && owners[0]?.id === id) {
    throw conflict('This is the last active owner. Make somebody else an owner first.')
  }
}

const unused = (staffId: string) => ({ staffId, usedAt: null })
