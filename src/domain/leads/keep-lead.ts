import { randomUUID } from 'node:crypto'
import type { LeadSource } from '@prisma/client'
import type { Ctx } from '../../platform/context.js'
import { isHidden, toE164 } from '../../platform/phone.js'
import { addActivity } from './activities.js'
import { changeLead } from './change-lead.js'
import { tellOfChangedLead, tellOfNewLead } from './tell-of-lead.js'

export type Known = {
  clientId: string
  number?: string | undefined
  name?: string | undefined
  email?: string | undefined
  /** As Vapi names it, such as "es". */
  language?: string | undefined
  source: LeadSource
  at: Date
  vapiCallId?: string | undefined
}

/**
 * The lead behind a number, made when there is none: one per client and number, however many ask at once. What a person
 * or an earlier call wrote down stays; only what was missing is filled in. Undefined without a number that can be called.
 */
export async function keepLead(tx: Ctx, known: Known): Promise<{ id: string; isNew: boolean } | undefined> {
  const number = known.number && toE164(known.number)
  if (!number) return undefined
  const { clientId, at, vapiCallId } = known
  const isNew = await insert(tx, { ...known, number })
  const { id } = await tx.db.lead.findUniqueOrThrow({
    where: { clientId_number: { clientId, number } },
    select: { id: true },
  })
  const filled = await fillIn(tx, id, { known, isNew })
  if (isNew) await tellOfNewLead(tx, { clientId, leadId: id })
  else await tellOfChangedLead(tx, { clientId, leadId: id }, filled)
  if (isNew) await addActivity(tx, { clientId, leadId: id, kind: 'CREATED', key: 'created', at, vapiCallId })
  return { id, isNew }
}

async function insert(tx: Ctx, { clientId, number, source, at }: Known & { number: string }): Promise<boolean> {
  const where = { clientId, number, liftedAt: null }
  const suppressed = await tx.db.suppression.findFirst({ where, select: { id: true } })
  const { count } = await tx.db.lead.createMany({
    data: {
      ...{ id: randomUUID(), clientId, number, source },
      status: suppressed ? 'DO_NOT_CALL' : 'NEW',
      lastActivityAt: at,
      createdAt: tx.now,
    },
    skipDuplicates: true,
  })
  return count > 0
}

/** Also what makes the score of a new one. @returns the names of what was missing */
async function fillIn(tx: Ctx, leadId: string, { known, isNew }: { known: Known; isNew: boolean }): Promise<string[]> {
  const { clientId, email, language } = known
  // "Anonymous" is nobody's name.
  const name = known.name && !isHidden(known.name) ? known.name : undefined
  const filled: string[] = []
  await changeLead(tx, { clientId, leadId }, (before) => {
    const columns = {
      ...(!before.name && name && { name }),
      ...(!before.email && email && { email }),
      ...(!before.language && language && { language }),
    }
    filled.push(...Object.keys(columns))
    return isNew || filled.length > 0 ? { columns } : undefined
  })
  return filled
}
