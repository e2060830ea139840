import { Prisma, type UnassignedEvent } from '@prisma/client'
import type { Ctx } from '../../platform/context.js'
import { findClientBehind } from '../signing/index.js'
import { namesIn } from './move-unassigned.js'

type Names = Pick<UnassignedEvent, 'vapiAssistantId' | 'vapiPhoneNumberId' | 'number'>

/** Waiting events that name the very same things, and whose they are by now. */
export type WaitingGroup = { names: ReturnType<typeof namesIn>; count: number; clientId: string | undefined }

const MOST = 500

/**
 * What the waiting events name, newest first, with the client that the door would find behind it today; of all of them,
 * or of those that share an assistant, an id of a number or a number with the given ones.
 */
export async function findWaiting(ctx: Ctx, like?: readonly Names[]): Promise<WaitingGroup[]> {
  const rows = await ctx.db.$queryRaw<(Names & { count: number })[]>`
    select vapi_assistant_id as "vapiAssistantId", vapi_phone_number_id as "vapiPhoneNumberId", number, count(*)::int as count
    from unassigned_events where ${like ? sharedWith(like) : namesSomething}
    group by 1, 2, 3 order by max(received_at) desc limit ${MOST}`
  const groups: WaitingGroup[] = []
  for (const { count, ...row } of rows) {
    const names = namesIn(row)
    groups.push({ names, count, clientId: await findClientBehind(ctx.db, names) })
  }
  return groups
}

const namesSomething = Prisma.sql`coalesce(vapi_assistant_id, vapi_phone_number_id, number) is not null`

function sharedWith(like: readonly Names[]): Prisma.Sql {
  const values = (name: keyof Names) => [...new Set(like.flatMap((names) => names[name] ?? []))]
  return Prisma.sql`vapi_assistant_id = any(${values('vapiAssistantId')}::text[])
    or vapi_phone_number_id = any(${values('vapiPhoneNumberId')}::text[]) or number = any(${values('number')}::text[])`
}
