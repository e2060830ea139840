import type { Prisma } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { type Direction, type DraftFacts, type FactName, problemsOf, stepsOf } from '../wizard/index.js'
import { assertMayRead, visibleAssistants } from './may.js'

export const assistantColumns = {
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

type Row = Prisma.AssistantGetPayload<{ select: typeof assistantColumns }>

export type PublishStep = {
  step: 'webhook' | 'assistant' | 'version' | 'answering' | 'number' | 'client'
  state: 'waiting' | 'done' | 'failed' | 'skipped'
  /** In words, what went wrong or why it was left out. */
  message?: string
  /** Failed because somebody changed it in Vapi: it can be published over that. */
  isDrift?: true
  /** On the first step: whose attempt it is, and what goes with it to the next attempt. */
  attempt?: { by: string; revision: number; note: string | null; restoredFrom: number | null; fingerprints?: string[] }
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
        tx.db.assistant.findFirst({ where: { AND: [visibleAssistants(tx.actor), { id }] }, select: assistantColumns }),
      )
    : null
  if (!row) throw notFound('Assistant')
  return viewOf(row)
}

const MOST = 200

/**
 * A client's assistants (or, for staff who name none, everybody's), newest first. Archived ones only when asked for, and
 * however many there are, they leave nobody else out.
 */
export async function listAssistants(
  ctx: Ctx,
  input: { clientId?: string; withArchived?: boolean } = {},
): Promise<AssistantView[]> {
  assertMayRead(ctx)
  const clientId = z.uuid().optional().parse(input.clientId)
  const some = (tx: Ctx, archivedAt: null | { not: null }) =>
    tx.db.assistant.findMany({
      where: { AND: [visibleAssistants(tx.actor), clientId ? { clientId } : {}, { archivedAt }] },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      take: MOST,
      select: assistantColumns,
    })
  const [kept, archived] = await inTransaction(ctx, async (tx) => [
    await some(tx, null),
    input.withArchived ? await some(tx, { not: null }) : [],
  ])
  const rows = [...kept, ...archived].sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime())
  return rows.map(viewOf)
}

/** What is shown of a row: where it stands, and what keeps it from being published. */
export function viewOf({ facts, publishSteps, client, ...row }: Row): AssistantView {
  const known = (facts ?? undefined) as DraftFacts | undefined
  // Nobody goes on with one that is archived. Asked once: every question is judged by all the others.
  const problems = known && !row.archivedAt ? problemsOf(row.direction, known) : {}
  return {
    ...row,
    businessName: client.businessName,
    facts: known,
    publishSteps: publishSteps as PublishStep[],
    steps: stepsOf(row.direction).map((step) => ({
      id: step.id,
      title: step.title,
      isDone: row.stepsDone.includes(step.id),
      problems: ofStep(step.fields, problems),
    })),
    problems,
    hasUnpublishedChanges: row.publishedRevision !== null && row.publishedRevision !== row.revision,
  }
}

const ofStep = (fields: readonly { name: string }[], problems: AssistantView['problems']): AssistantView['problems'] =>
  Object.fromEntries(Object.entries(problems).filter(([name]) => fields.some((field) => field.name === name)))
