import { randomUUID } from 'node:crypto'
import type { Prisma } from '@prisma/client'
import { type Actor, type Ctx, type Deps, makeCtx } from '../../src/platform/context.js'
import { hashToken, makeToken } from '../../src/platform/tokens.js'

// Builders save the smallest valid row; a test states only what it is about.

/** Noon in New York on a Wednesday: nothing happens at an edge by accident. */
export const NOW = new Date('2026-03-04T17:00:00Z')

let counter = 0
const next = () => ++counter

export const aStaff = (deps: Deps, over: Partial<Prisma.StaffUncheckedCreateInput> = {}) =>
  deps.database.prisma.staff.create({
    data: { id: randomUUID(), email: `staff${next()}@agency.example`, name: 'Robin Staff', role: 'OWNER', ...over },
  })

export async function aClient(deps: Deps, over: Partial<Prisma.ClientUncheckedCreateInput> & { token?: string } = {}) {
  const { token = makeToken(), ...columns } = over
  const id = columns.id ?? randomUUID()
  const client = await deps.database.prisma.client.create({
    data: {
      email: `client${next()}@business.example`,
      name: 'Sam Okafor',
      businessName: 'Harbor Dental',
      webhookTokenHash: hashToken(token),
      webhookTokenSealed: deps.vault.seal(
        { clientId: id, table: 'clients', column: 'webhook_token_sealed', id },
        token,
      ),
      ...columns,
      id,
    },
  })
  return { ...client, token }
}

export const aClientUser = (deps: Deps, over: Partial<Prisma.ClientUserUncheckedCreateInput> & { clientId: string }) =>
  deps.database.prisma.clientUser.create({
    data: { id: randomUUID(), email: `user${next()}@business.example`, name: 'Sam Okafor', ...over },
  })

export const aCall = (deps: Deps, over: Partial<Prisma.CallUncheckedCreateInput> & { clientId: string }) =>
  deps.database.prisma.call.create({
    data: {
      id: randomUUID(),
      vapiCallId: randomUUID(),
      status: 'ENDED',
      outcome: 'COMPLETED',
      endedReason: 'customer-ended-call',
      fromNumber: '+14155550177',
      toNumber: '+14155550123',
      startedAt: new Date(NOW.getTime() - 3_600_000),
      answeredAt: new Date(NOW.getTime() - 3_597_000),
      endedAt: new Date(NOW.getTime() - 3_575_000),
      durationSeconds: 22,
      stamps: {},
      ...over,
    },
  })

/** What a caller left to be passed on. */
export function aMessage(
  deps: Deps,
  { text = 'Please call me back about the cleaning', ...over }: MessageOver,
): Promise<{ id: string; clientId: string }> {
  const id = over.id ?? randomUUID()
  const place = { clientId: over.clientId, table: 'caller_messages', column: 'text_sealed', id }
  const textSealed = deps.vault.seal(place, text)
  return deps.database.prisma.callerMessage.create({
    data: { callerName: 'Sam Okafor', callerNumber: '+14155550177', createdAt: NOW, ...over, id, textSealed },
  })
}
type MessageOver = Partial<Prisma.CallerMessageUncheckedCreateInput> & { clientId: string; text?: string }

export const JOB: Actor = { kind: 'job', name: 'test' }

/** A context as a request would have it. */
export const ctxOf = (deps: Deps, actor: Actor = JOB, now = NOW): Ctx => makeCtx(deps, actor, { now })

export const staffActor = (staff: {
  id: string
  name: string
  role: 'OWNER' | 'ADMIN' | 'SUPPORT' | 'VIEWER'
}): Actor => ({
  kind: 'staff',
  id: staff.id,
  name: staff.name,
  role: staff.role,
})

export const clientActor = (clientId: string, over: Partial<Extract<Actor, { kind: 'client' }>> = {}): Actor => ({
  kind: 'client',
  id: randomUUID(),
  name: 'Sam Okafor',
  clientId,
  access: 'READ_ONLY',
  ...over,
})
