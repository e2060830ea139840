import { randomUUID } from 'node:crypto'
import type { Prisma } from '@prisma/client'
import { type Actor, type Ctx, isProgram, walledClient } from '../../platform/context.js'

/** { field: [before, after] }. Never a secret, not even a hash of one. */
export type Changes = Record<string, readonly [before: unknown, after: unknown]>

export type AuditInput = {
  /** feature.verb, such as clients.generate-token. */
  action: string
  /** Of the entry: that of the request, where a repeat has to find what was done (doneBefore). */
  id?: string | undefined
  subject?: { kind: string; id: string; name: string } | undefined
  clientId?: string | undefined
  changes?: Changes | undefined
}

/** Writes down who did what, in the caller's transaction. Rows can never be changed. */
export async function audit(tx: Ctx, input: AuditInput): Promise<void> {
  const clientId = input.clientId ?? walledClient(tx.actor) ?? (tx.actor.kind === 'webhook' ? tx.actor.clientId : null)
  // createMany, because a client's role may add rows and read none back.
  await tx.db.auditEntry.createMany({
    data: {
      id: input.id ?? randomUUID(),
      at: tx.now,
      ...signature(tx.actor),
      action: input.action,
      subjectKind: input.subject?.kind ?? null,
      subjectId: input.subject?.id ?? null,
      subjectName: input.subject?.name ?? null,
      clientId,
      ...(input.changes && { changes: storable(input.changes) }),
      requestId: tx.origin?.requestId ?? null,
      address: tx.origin?.address ?? null,
    },
  })
}

/** Which of these fields differ, as [before, after]. */
export function changesOf<T extends object>(before: T, after: Partial<T>): Changes {
  const fields = Object.keys(after) as (keyof T & string)[]
  const differing = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  return Object.fromEntries(differing.map((field) => [field, [before[field], after[field]]]))
}

function signature(actor: Actor) {
  if (isProgram(actor) && 'id' in actor) return { actorKind: 'api_key', actorId: actor.id, actorName: actor.name }
  switch (actor.kind) {
    case 'staff':
      return { actorKind: 'staff', actorId: actor.id, actorName: actor.name }
    case 'impersonator':
      return { actorKind: 'staff', actorId: actor.id, actorName: actor.name, onBehalfOf: `client:${actor.clientId}` }
    case 'client':
      return { actorKind: 'client_user', actorId: actor.id, actorName: actor.name }
    case 'webhook':
      return { actorKind: 'webhook', actorName: 'Vapi' }
    case 'job':
    case 'script':
      return { actorKind: actor.kind, actorName: actor.name }
    case 'visitor':
      return { actorKind: 'visitor', actorName: 'Visitor' }
  }
}

/** PostgreSQL's jsonb refuses NUL and lone surrogates. */
const storable = (changes: Changes): Prisma.InputJsonObject =>
  JSON.parse(JSON.stringify(changes, (_key, value) => (typeof value === 'string' ? wellFormed(value) : value)))

const wellFormed = (text: string) => text.replace(/\0|\p{Cs}/gu, '\uFFFD')
