import { randomUUID } from 'node:crypto'
import { makeInbox } from '../../../src/domain/inbound/index.js'
import type { Deps } from '../../../src/platform/context.js'
import { sample } from '../../support/samples.js'

/** Puts a delivery into the inbox, as the door would. @returns the id of its event */
export async function deliver(deps: Deps, clientId: string, body: unknown, now = new Date()): Promise<string> {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  await makeInbox(deps).receive({ now }, { clientId, headers: {}, body: bytes })
  const newest = await deps.database.prisma.webhookEvent.findFirstOrThrow({
    where: { clientId },
    orderBy: { seq: 'desc' },
  })
  return newest.id
}

/** A report of a call of its own. */
// biome-ignore lint/suspicious/noExplicitAny: payloads are changed freely
export function aReport(callId: string = randomUUID(), over: object = {}): any {
  const report = sample('50-eocr-inbound-completed')
  Object.assign(report.message.call, { id: callId })
  Object.assign(report.message, over)
  return report
}

/** Makes an event one that cannot be applied: its bytes no longer open. */
export const spoil = (deps: Deps, id: string) =>
  deps.database.query("update webhook_events set body_sealed = body_sealed || '\\x00'::bytea where id = $1", [id])

export const mend = (deps: Deps, id: string) =>
  deps.database.query(
    'update webhook_events set body_sealed = substring(body_sealed from 1 for octet_length(body_sealed) - 1) where id = $1',
    [id],
  )
