import { randomUUID } from 'node:crypto'
import type { Prisma } from '@prisma/client'
import type { Ctx } from '../../platform/context.js'
import type { Problem } from './judge.js'
import type { LookedAt } from './look-at-thing.js'

/** What is kept beside the columns of a finding. */
export type FindingDetails = {
  account: string
  problems: Problem[]
  isRepairable: boolean
  /** What Vapi said when it was last repaired and refused. */
  refused?: string
}

/** Writes down what is wrong with a thing; one that was repaired and is wrong again is found anew. */
export async function keepFinding(ctx: Ctx, account: string, found: LookedAt): Promise<void> {
  const { kind, vapiId, name, clientId = null, problems, fix } = found
  const before = await ctx.db.vapiFinding.findUnique({ where: { vapiId }, select: { repairedAt: true } })
  const columns = {
    kind,
    name,
    clientId,
    problems: problems.map(({ path }) => path),
    details: stored({ account, problems, isRepairable: fix !== undefined }),
    checkedAt: ctx.now,
  }
  await ctx.db.vapiFinding.upsert({
    where: { vapiId },
    create: { ...columns, id: randomUUID(), vapiId, foundAt: ctx.now },
    update: { ...columns, ...(before?.repairedAt && { foundAt: ctx.now, repairedAt: null, repairedBy: null }) },
  })
}

/** Notes that a thing is right (again). @returns how many were open, one at most */
export async function closeFinding(ctx: Ctx, vapiId: string, repairedBy: string): Promise<number> {
  await ctx.db.vapiFinding.updateMany({ where: { vapiId }, data: { checkedAt: ctx.now } })
  const { count } = await ctx.db.vapiFinding.updateMany({
    where: { vapiId, repairedAt: null },
    data: { repairedAt: ctx.now, repairedBy },
  })
  return count
}

/** Notes what Vapi said instead of taking a repair. */
export async function noteRefusal(ctx: Ctx, vapiId: string, refused: string): Promise<void> {
  const finding = await ctx.db.vapiFinding.findUnique({ where: { vapiId }, select: { details: true } })
  if (!finding) return
  const details = stored({ ...detailsOf(finding.details), refused })
  await ctx.db.vapiFinding.updateMany({ where: { vapiId }, data: { details } })
}

/** The details of a row as they were written. */
export const detailsOf = (details: Prisma.JsonValue): FindingDetails => details as unknown as FindingDetails

const stored = (details: FindingDetails) => details as unknown as Prisma.InputJsonObject
