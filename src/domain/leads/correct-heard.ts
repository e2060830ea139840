import type { Ctx } from '../../platform/context.js'
import { changeLead, type LeadBefore } from './change-lead.js'
import { tellOfChangedLead } from './tell-of-lead.js'

type Which = { clientId: string; leadId: string }
type Heard = { name?: string | undefined; email?: string | undefined; number?: string | undefined }

/** Replaces what was heard wrong on a call; `decide` sees the lead as it is now. @throws not_found; conflict for a taken number */
export async function correctHeard(tx: Ctx, which: Which, decide: (before: LeadBefore) => Heard): Promise<void> {
  const changed: string[] = []
  await changeLead(tx, which, (before) => {
    const columns = Object.fromEntries(
      Object.entries(decide(before)).filter(([field, now]) => now && now !== before[field as keyof Heard]),
    )
    changed.push(...Object.keys(columns))
    return changed.length > 0 ? { columns } : undefined
  })
  await tellOfChangedLead(tx, which, changed)
}

type OfCall = { clientId: string; vapiCallId: string; numbers: readonly string[] }

/** The lead that a call made, under one of these numbers. */
export async function leadMadeOnCall(
  tx: Ctx,
  { clientId, vapiCallId, numbers }: OfCall,
): Promise<{ id: string; name: string | null } | undefined> {
  if (!vapiCallId || numbers.length === 0) return undefined
  const lead = await tx.db.lead.findFirst({
    where: { clientId, number: { in: [...numbers] }, activities: { some: { kind: 'CREATED', vapiCallId } } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, name: true },
  })
  return lead ?? undefined
}
