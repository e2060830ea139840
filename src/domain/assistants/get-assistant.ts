import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { type Direction, type DraftFacts, type FactName, problemsIn, problemsOf, stepsOf } from '../wizard/index.js'
import { assertMayRead, visibleAssistants } from './may.js'

const columns = {
  id: true,
  clientId: true,
  name: true,
  direction: true,
  vapiAssistantId: true,
  facts: true,
  revision: true,
  stepsDone: true,
  templateId: true,
  publishState: true,
  publishSteps: true,
  publishLeaseUntil: true,
  publishedVersion: true,
  publishedRevision: true,
  publishedAt: true,
  comparedAt: true,
  driftFoundAt: true,
  archivedAt: true,
  createdAt: true,
  updatedAt: true,
  client: { select: { businessName: true } },
  phoneNumbers: { select: { id: true, number: true, label: true, isPrimary: true, isActive: true } },
} satisfies Prisma.AssistantSelect

type Row = Prisma.AssistantGetPayload<{ select: typeof columns }>

export type PublishStep = {
  step: 'webhook' | 'assistant' | 'version' | 'answering' | 'number' | 'client'
  state: 'waiting' | 'done' | 'failed' | 'skipped'
  /** In words, what went wrong or why it was left out. */
  message?: string
  /** On the first step: whose attempt it is, and what goes with it to the next attempt. */
  attempt?: { by: string; revision: number; note: string | null; restoredFrom: number | null }
}

export type StepState = { id: string; title: string; isDone: boolean; problems: Partial<Record<FactName, string>> }

export type AssistantView = Omit<Row, 'facts' | 'publishSteps' | 'client' | 'direction'> & {
  direction: Direction
  businessName: string
  /** Undefined when it was made in Vapi by hand. */
  facts: DraftFacts | undefined
  publishSteps: PublishStep[]
  steps: StepState[]
  /** What keeps it from being published. */
  problems: Partial<Record<FactName, string>>
  /** Facts were changed after the version that is live was made. */
  hasUnpublishedChanges: boolean
}

/** One assistant with where it stands. @throws not_found, forbidden */
export async function getAssistant(ctx: Ctx, input: { id: string }): Promise<AssistantView> {
  assertMayRead(ctx)
  const id = z.uuid().safeParse(input.id).data
  const row = id
    ? await inTransaction(ctx, (tx) =>
        tx.db.assistant.findFirst({ where: { AND: [visibleAssistants(tx.actor), { id }] }, select: columns }),
      )
    : null
  if (!row) throw notFound('Assistant')
  return viewOf(row)
}

/** A client's assistants (or, for staff who name none, everybody's), newest first. Archived ones only when asked for. */
export async function listAssistants(
  ctx: Ctx,
  input: { clientId?: string; withArchived?: boolean } = {},
): Promise<AssistantView[]> {
  assertMayRead(ctx)
  const clientId = z.uuid().optional().parse(input.clientId)
  const rows = await inTransaction(ctx, (tx) =>
    tx.db.assistant.findMany({
      where: {
        AND: [
          visibleAssistants(tx.actor),
          clientId ? { clientId } : {},
          input.withArchived ? {} : { archivedAt: null },
        ],
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      take: 200,
      select: columns,
    }),
  )
  return rows.map(viewOf)
}

function viewOf({ facts, publishSteps, client, ...row }: Row): AssistantView {
  const known = (facts ?? undefined) as DraftFacts | undefined
  return {
    ...row,
    businessName: client.businessName,
    facts: known,
    publishSteps: publishSteps as PublishStep[],
    steps: stepsOf(row.direction).map((step) => ({
      id: step.id,
      title: step.title,
      isDone: row.stepsDone.includes(step.id),
      problems: known ? problemsIn(row.direction, step, known) : {},
    })),
    problems: known ? problemsOf(row.direction, known) : {},
    hasUnpublishedChanges: row.publishedRevision !== null && row.publishedRevision !== row.revision,
  }
}
