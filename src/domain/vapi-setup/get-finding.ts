import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { assertMay } from '../staff/index.js'
import { ORGANISATION } from '../vapi-accounts/index.js'
import { detailsOf, type FindingDetails } from './findings.js'

export type FindingView = Pick<FindingDetails, 'problems' | 'isRepairable'> & {
  refused: string | null
  /** Whose key opens it. */
  accountName: string
}

/** What is wrong with an assistant or number at Vapi: what each part is, and what it should be. */
export async function getFinding(ctx: Ctx, input: { findingId: string }): Promise<FindingView> {
  assertMay(ctx, 'reconciliation.read')
  const id = z.uuid().safeParse(input.findingId)
  const finding = id.success ? await ctx.db.vapiFinding.findUnique({ where: { id: id.data } }) : null
  if (!finding) throw notFound('Finding')
  const { account, problems, isRepairable, refused = null } = detailsOf(finding.details)
  const client =
    account === ORGANISATION
      ? undefined
      : await ctx.db.client.findUnique({ where: { id: account }, select: { businessName: true } })
  return { problems, isRepairable, refused, accountName: client?.businessName ?? 'The organisation' }
}

/** The same of a row that is at hand, for lists. */
export function findingInWords(details: unknown): {
  problems: FindingDetails['problems']
  isRepairable: boolean
  isRefused: boolean
} {
  const { problems = [], isRepairable = false, refused } = (details ?? {}) as Partial<FindingDetails>
  return { problems, isRepairable, isRefused: refused !== undefined }
}
