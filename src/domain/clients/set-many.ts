import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { audit, type Changes } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { clientIds, setupStatus } from './fields.js'
import { assertMayGoLive, goLiveReason, reasonGiven } from './going-live.js'
import { endSessionsOf } from './update-client.js'

export type ClientName = { id: string; businessName: string }

type Result = { changed: ClientName[]; unchanged: ClientName[] }

/**
 * Sets where the onboarding of these clients stands. Those that become live need a passed test call, or a reason, which
 * the audit log keeps. Safe to repeat.
 * @throws not_found when one of them does not exist, invalid on `reason` when one needs it: then none changes
 */
export async function setSetupStatus(
  ctx: Ctx,
  input: { clientIds: readonly string[]; status: z.infer<typeof setupStatus>; reason?: string | null | undefined },
): Promise<Result> {
  assertMay(ctx, 'clients.write')
  const status = setupStatus.parse(input.status)
  const reason = goLiveInput.parse(input).reason ?? null
  const wanted = clientIds.parse(input.clientIds)
  return inTransaction(ctx, async (tx) => {
    if (status === 'LIVE') await assertMayGoLive(tx, await notLive(tx, wanted), reason)
    return changeMany(tx, wanted, async (_tx, client) => {
      const before = await tx.db.client.findUnique({ where: { id: client.id }, select: { setupStatus: true } })
      const { count } = await tx.db.client.updateMany({
        where: { id: client.id, setupStatus: { not: status } },
        data: { setupStatus: status },
      })
      if (count === 0) return undefined
      return { setupStatus: [before?.setupStatus, status], ...(status === 'LIVE' && reasonGiven(reason)) }
    })
  })
}

const goLiveInput = z.object({ reason: goLiveReason })

const notLive = async (tx: Ctx, ids: string[]) => {
  await namesOf(tx, ids)
  // Held until the end, so that what was checked is what changes.
  await tx.db.$queryRaw`select 1 from clients where id = any(${ids}::uuid[]) order by id for no key update`
  return tx.db.client.findMany({
    where: { id: { in: ids }, setupStatus: { not: 'LIVE' } },
    select: { id: true, businessName: true },
    orderBy: [{ businessName: 'asc' }, { id: 'asc' }],
  })
}

/**
 * Activates or deactivates these clients. A deactivated one's users are signed out at their next request.
 * @throws not_found when one of them does not exist: then none changes
 */
export async function setClientsActive(
  ctx: Ctx,
  input: { clientIds: readonly string[]; isActive: boolean },
): Promise<Result> {
  assertMay(ctx, 'clients.access')
  const { isActive } = input
  return changeMany(ctx, input.clientIds, async (tx, client) => {
    const { count } = await tx.db.client.updateMany({
      where: { id: client.id, isActive: !isActive },
      data: { isActive },
    })
    if (count === 1 && !isActive) await endSessionsOf(tx, [client.id])
    return count === 1 ? { isActive: [!isActive, isActive] } : undefined
  })
}

type Change = (tx: Ctx, client: ClientName) => Promise<Changes | undefined>

function changeMany(ctx: Ctx, ids: readonly string[], change: Change): Promise<Result> {
  const wanted = clientIds.parse(ids)
  return inTransaction(ctx, async (tx) => {
    const result: Result = { changed: [], unchanged: [] }
    for (const client of await namesOf(tx, wanted)) {
      const changes = await change(tx, client)
      ;(changes ? result.changed : result.unchanged).push(client)
      if (!changes) continue
      const subject = { kind: 'client', id: client.id, name: client.businessName }
      await audit(tx, { action: 'clients.update', subject, clientId: client.id, changes })
    }
    return result
  })
}

/** The clients of a list by name. @throws not_found when one is missing */
export async function namesOf(tx: Ctx, ids: string[]): Promise<ClientName[]> {
  const clients = await tx.db.client.findMany({
    where: { id: { in: ids } },
    select: { id: true, businessName: true },
    orderBy: [{ businessName: 'asc' }, { id: 'asc' }],
  })
  if (clients.length !== ids.length) throw notFound('Client')
  return clients
}
