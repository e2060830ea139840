import { randomUUID } from 'node:crypto'
import type { LeadActivityKind } from '@prisma/client'
import type { Ctx } from '../../platform/context.js'
import { keysetPage, latestFirst } from '../../platform/keyset.js'
import { readText } from '../../platform/readable.js'
import type { Place } from '../../platform/vault.js'
import { whoOf } from './who.js'

export type NewActivity = {
  clientId: string
  leadId: string
  kind: LeadActivityKind
  /** What makes it the same one when it is told again, such as "call 019a…". */
  key: string
  at: Date
  vapiCallId?: string | undefined
  /** appointment, offer, task, caller_message or call. */
  subject?: { kind: string; id: string } | undefined
  text?: string | undefined
  /** Left out: whoever acts now. */
  actorName?: string | undefined
}

export type ActivityRow = {
  id: string
  kind: LeadActivityKind
  at: Date
  callId: string | undefined
  subject: { kind: string; id: string } | undefined
  text: string | undefined
  actorName: string
}

const place = (clientId: string, id: string): Place => ({
  clientId,
  table: 'lead_activities',
  column: 'text_sealed',
  id,
})

/** Adds to the history of a lead, once per key, and moves the lead up in the list. Safe to repeat. */
export async function addActivity(tx: Ctx, activity: NewActivity): Promise<{ isNew: boolean }> {
  const { clientId, leadId, kind, key, at, vapiCallId = null, subject, text } = activity
  const id = randomUUID()
  const { count } = await tx.db.leadActivity.createMany({
    data: {
      ...{ id, clientId, leadId, kind, key, at, vapiCallId },
      subjectKind: subject?.kind ?? null,
      subjectId: subject?.id ?? null,
      actorName: activity.actorName ?? whoOf(tx),
      textSealed: text ? tx.vault.seal(place(clientId, id), text) : null,
      createdAt: tx.now,
    },
    skipDuplicates: true,
  })
  if (count > 0) {
    const where = { clientId, id: leadId, lastActivityAt: { lt: at } }
    await tx.db.lead.updateMany({ where, data: { lastActivityAt: at } })
  }
  return { isNew: count > 0 }
}

const PAGE_SIZE = 50

type AskedFor = { clientId: string; leadId: string; cursor: string | undefined; limit?: number }
type Page = { activities: ActivityRow[]; next?: string; previous?: string }

/** A page of a lead's history, 50 unless another number is asked for, newest first. @throws invalid when the cursor cannot be read */
export async function activitiesOf(tx: Ctx, { clientId, leadId, cursor, limit = PAGE_SIZE }: AskedFor): Promise<Page> {
  const page = await keysetPage(latestFirst('at'), { cursor, limit }, ({ beyond, ...slice }) =>
    tx.db.leadActivity.findMany({ where: { AND: [{ clientId, leadId }, ...beyond] }, ...slice }),
  )
  const calls = await callsOf(
    tx,
    clientId,
    page.rows.flatMap(({ vapiCallId }) => vapiCallId ?? []),
  )
  const activities = page.rows.map(({ id, kind, at, actorName, vapiCallId, subjectKind, subjectId, textSealed }) => ({
    ...{ id, kind, at, actorName },
    callId: calls.get(vapiCallId ?? ''),
    subject: subjectKind && subjectId ? { kind: subjectKind, id: subjectId } : undefined,
    text: textSealed ? readText(tx, place(clientId, id), textSealed) : undefined,
  }))
  return { activities, ...page.links }
}

/** Our ids of calls that Vapi names so; a call may become known later than what happened on it. */
export async function callsOf(tx: Ctx, clientId: string, vapiCallIds: readonly string[]): Promise<Map<string, string>> {
  if (vapiCallIds.length === 0) return new Map()
  const where = { clientId, vapiCallId: { in: [...new Set(vapiCallIds)] } }
  const found = await tx.db.call.findMany({ where, select: { id: true, vapiCallId: true } })
  return new Map(found.map(({ id, vapiCallId }) => [vapiCallId, id]))
}
