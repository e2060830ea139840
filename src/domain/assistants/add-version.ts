import { randomUUID } from 'node:crypto'
import { Prisma } from '@prisma/client'
import type { AssistantBody } from '../../integrations/voice/index.js'
import type { Actor, Ctx } from '../../platform/context.js'
import type { DraftFacts } from '../wizard/index.js'
import { type Hold, underHold } from './hold.js'

type NewVersion = {
  clientId: string
  facts: DraftFacts
  body: AssistantBody
  note: string | null
  restoredFrom?: number | null
  /** Of the draft that it says all of; null when the draft says more or less. */
  revision: number | null
}

/** What is written when nothing differs from the live version any more. */
export const noDrift = (tx: Ctx) => ({ driftFoundAt: null, driftBody: Prisma.DbNull, comparedAt: tx.now })

/** Adds the next version of an assistant, in the transaction that makes it the live one; answers its number. */
export async function addVersion(tx: Ctx, hold: Hold, version: NewVersion): Promise<number> {
  const { clientId, facts, body, note, restoredFrom = null, revision } = version
  // Whoever holds the assistant is alone with it, and has its row for the length of this transaction.
  await underHold(tx, hold)
  const last = await tx.db.assistantVersion.aggregate({ where: { assistantId: hold.id }, _max: { number: true } })
  const number = (last._max.number ?? 0) + 1
  const content = { facts: facts as Prisma.InputJsonObject, body: body as Prisma.InputJsonObject }
  await tx.db.assistantVersion.create({
    data: {
      id: randomUUID(),
      ...{ clientId, assistantId: hold.id, number, note, restoredFrom },
      ...content,
      ...authorOf(tx.actor),
      createdAt: tx.now,
    },
  })
  await underHold(tx, hold, {
    publishedVersion: number,
    ...(revision !== null && { publishedRevision: revision }),
    publishedAt: tx.now,
    ...noDrift(tx),
  })
  return number
}

/** Staff who act for a client are staff. */
function authorOf(actor: Actor): { authorKind: string; authorName: string } {
  if (actor.kind === 'client') return { authorKind: 'client_user', authorName: actor.name }
  if (actor.kind === 'staff' || actor.kind === 'impersonator') return { authorKind: 'staff', authorName: actor.name }
  return { authorKind: actor.kind, authorName: 'name' in actor ? actor.name : 'Backline' }
}
