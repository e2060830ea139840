import type { Prisma } from '@prisma/client'
import type { Actor, Ctx } from '../../platform/context.js'
import { isHidden } from '../../platform/phone.js'
import { visibleClients } from '../clients/index.js'
import { assertMay } from '../staff/index.js'
import { isOurWord } from './call-outcomes.js'
import { openReadable } from './open-sealed.js'
import type { CallRow } from './types.js'

/** The columns of a line in a list; the long sealed ones stay where they are. */
export const rowColumns = {
  id: true,
  clientId: true,
  vapiCallId: true,
  leadId: true,
  propertyId: true,
  direction: true,
  status: true,
  outcome: true,
  correctedOutcome: true,
  reportedOutcome: true,
  serviceName: true,
  intent: true,
  evaluation: true,
  callerName: true,
  fromNumber: true,
  toNumber: true,
  startedAt: true,
  answeredAt: true,
  endedAt: true,
  durationSeconds: true,
  endedReason: true,
  hasRecording: true,
  summarySealed: true,
} satisfies Prisma.CallSelect

type Stored = Prisma.CallGetPayload<{ select: typeof rowColumns }>

export const newestFirst = [{ startedAt: 'desc' }, { id: 'desc' }] satisfies Prisma.CallOrderByWithRelationInput[]

/** A stored call as a line of a list, its summary opened. */
export function presentRow(ctx: Ctx, stored: Stored): CallRow {
  const { summarySealed, correctedOutcome, ...row } = stored
  return {
    ...row,
    ...partiesOf(row),
    reportedOutcome: isOurWord(stored) ? null : row.reportedOutcome,
    summary: openReadable(ctx, row, 'summary_sealed', summarySealed),
  }
}

type Line = Pick<Stored, 'direction' | 'fromNumber' | 'toNumber'>

/** The numbers of a call for people and programs: what stands for a hidden one is none. */
export function partiesOf({ direction, ...line }: Line) {
  const [fromNumber, toNumber] = [shown(line.fromNumber), shown(line.toNumber)]
  const isNumberHidden = direction === 'INBOUND' && fromNumber === null
  return { fromNumber, toNumber, callerNumber: direction === 'OUTBOUND' ? toNumber : fromNumber, isNumberHidden }
}

const shown = (number: string | null) => (number === null || isHidden(number) ? null : number)

/** The calls this actor may see; every read of calls starts from it. */
export const visibleCalls = (actor: Actor): Prisma.CallWhereInput => ({ client: visibleClients(actor) })

/** @throws forbidden for staff whose role may not read calls; a client's people always see their own */
export function assertMayRead(ctx: Ctx): void {
  if (ctx.actor.kind !== 'client' && ctx.actor.kind !== 'impersonator') assertMay(ctx, 'calls.read')
}
