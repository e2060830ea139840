import type { Prisma } from '@prisma/client'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { type CallDetail, getCall, isAnswered } from '../calls/index.js'
import { fetchCallLater } from '../inbound/index.js'
import type { DraftFacts } from '../wizard/index.js'
import { checklist, type Evidence, REPORT_WITHIN_SECONDS } from './checklist.js'
import type { TestCallRow } from './columns.js'
import { knowledgeOf } from './knowledge.js'

const SECOND_MS = 1_000
/** The network and the inbox take some time as well. */
const REPORT_DUE_MS = (REPORT_WITHIN_SECONDS + 5) * SECOND_MS
/** A report that has come is waited for until the worker has read it. */
const WORKER_MS = 300 * SECOND_MS
/** Vapi is asked about a call that nothing has been heard of for so long. */
const SILENT_MS = 60 * SECOND_MS
/** No test call lasts as long. */
const GIVE_UP_MS = 2 * 3_600 * SECOND_MS

/**
 * Ends a test call whose call has ended and whose report has come, or is overdue, by what is in the database; one that
 * nothing is heard of is asked for at Vapi, in the background. Safe to repeat; answers whether it ended now.
 */
export async function settlePlaced(ctx: Ctx, row: TestCallRow): Promise<boolean> {
  const { clientId, vapiCallId } = row
  if (row.state !== 'PLACED' || !vapiCallId) return false
  return inTransaction(ctx, async (tx) => {
    const call = await tx.db.call.findUnique({ where: { clientId_vapiCallId: { clientId, vapiCallId } } })
    if (call?.status !== 'ENDED') return askOrGiveUp(tx, row, call?.updatedAt ?? row.createdAt)
    const endedAt = call.endedAt ?? call.updatedAt
    const report = await reportOf(tx, { ...row, vapiCallId })
    const waitedMs = tx.now.getTime() - endedAt.getTime()
    if (report ? report.state === 'READY' && waitedMs < WORKER_MS : waitedMs < REPORT_DUE_MS) return false
    const after = report ? Math.max(0, report.receivedAt.getTime() - endedAt.getTime()) / SECOND_MS : undefined
    const { checks, passed } = checklist(await evidenceOf(tx, row, await getCall(tx, { id: call.id }), after))
    const data = {
      state: 'ENDED' as const,
      error: null,
      passed,
      endedAt,
      checks: checks as unknown as Prisma.InputJsonArray,
    }
    const { count } = await tx.db.testCall.updateMany({ where: { id: row.id, state: 'PLACED' }, data })
    return count === 1
  })
}

async function askOrGiveUp(
  tx: Ctx,
  { id, clientId, vapiCallId, createdAt }: TestCallRow,
  heardAt: Date,
): Promise<boolean> {
  const agoMs = (since: Date) => tx.now.getTime() - since.getTime()
  if (agoMs(createdAt) > GIVE_UP_MS) {
    const error = 'Nothing more was reported about this call. Is the webhook URL right?'
    await tx.db.testCall.updateMany({ where: { id, state: 'PLACED' }, data: { state: 'FAILED', error, passed: false } })
    return true
  }
  // What it brings in of an ended call shows what was said; it is no report of Vapi's own.
  if (vapiCallId && agoMs(heardAt) > SILENT_MS) await fetchCallLater(tx, { clientId, vapiCallId })
  return false
}

/** Vapi's own report, not one that we fetched. A call's id is no key of events, so it is looked for around the call. */
function reportOf(tx: Ctx, { clientId, vapiCallId, createdAt }: TestCallRow & { vapiCallId: string }) {
  const receivedAt = {
    gte: new Date(createdAt.getTime() - SILENT_MS),
    lte: new Date(createdAt.getTime() + GIVE_UP_MS + WORKER_MS),
  }
  return tx.db.webhookEvent.findFirst({
    where: { clientId, callKey: vapiCallId, type: 'end-of-call-report', source: 'VAPI', isTest: false, receivedAt },
    orderBy: { receivedAt: 'asc' },
    select: { receivedAt: true, state: true },
  })
}

async function evidenceOf(
  tx: Ctx,
  { clientId, assistantId, versionNumber }: TestCallRow,
  call: CallDetail,
  reportAfterSeconds: number | undefined,
): Promise<Evidence> {
  const { vapiCallId } = call
  const runs = await tx.db.functionRun.findMany({
    where: { clientId, vapiCallId },
    select: { name: true, state: true },
  })
  const version =
    versionNumber === null
      ? null
      : await tx.db.assistantVersion.findFirst({
          where: { clientId, assistantId, number: versionNumber },
          select: { body: true, facts: true },
        })
  const client = await tx.db.client.findUniqueOrThrow({ where: { id: clientId }, select: { businessName: true } })
  const { firstMessage } = (version?.body ?? {}) as { firstMessage?: unknown }
  return {
    outcome: call.outcome,
    isAnswered: isAnswered(call),
    said: call.messages.flatMap((message) =>
      message.speaker === 'FUNCTION' ? [] : [{ by: message.speaker, text: message.text }],
    ),
    firstMessage: typeof firstMessage === 'string' ? firstMessage : undefined,
    knowledge: knowledgeOf((version?.facts ?? undefined) as DraftFacts | undefined, client.businessName),
    functions: runs.map(({ name, state }) => ({ name, isDone: state === 'DONE' })),
    reportAfterSeconds,
  }
}
