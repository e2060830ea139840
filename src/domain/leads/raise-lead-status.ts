import { randomUUID } from 'node:crypto'
import type { LeadStatus } from '@prisma/client'
import type { Ctx } from '../../platform/context.js'
import { addActivity } from './activities.js'
import { changeLead } from './change-lead.js'
import { tellOfChangedLead } from './tell-of-lead.js'

/** How far a lead came. Won, lost and do not call are for people to say, or for the one who is called. */
const STEPS = ['NEW', 'CONTACTED', 'QUALIFIED', 'APPOINTMENT', 'OFFER'] as const

type Raised = { clientId: string; leadId: string; to: (typeof STEPS)[number]; vapiCallId?: string | undefined }

/** Brings a lead further, never back, and never over won, lost or do not call. Safe to repeat. @throws not_found */
export async function raiseLeadStatus(tx: Ctx, { clientId, leadId, to, vapiCallId }: Raised): Promise<void> {
  const { status } = await changeLead(tx, { clientId, leadId }, (before) =>
    isForward(before.status, to) ? { columns: { status: to } } : undefined,
  )
  if (isForward(status, to)) await noteStatus(tx, { clientId, leadId, from: status, to, vapiCallId })
}

function isForward(from: LeadStatus, to: LeadStatus): boolean {
  const [at, wanted] = [from, to].map((status) => (STEPS as readonly LeadStatus[]).indexOf(status))
  return at !== undefined && wanted !== undefined && at >= 0 && at < wanted
}

export const STATUS_WORDS: Readonly<Record<LeadStatus, string>> = {
  NEW: 'New',
  CONTACTED: 'Contacted',
  QUALIFIED: 'Qualified',
  APPOINTMENT: 'Appointment',
  OFFER: 'Offer',
  WON: 'Won',
  LOST: 'Lost',
  DO_NOT_CALL: 'Do not call',
}

type Changed = { clientId: string; leadId: string; from: LeadStatus; to: LeadStatus; vapiCallId?: string | undefined }

/** The line of the history that says so, and the client's programs. */
export async function noteStatus(tx: Ctx, { clientId, leadId, from, to, vapiCallId }: Changed): Promise<void> {
  await addActivity(tx, {
    ...{ clientId, leadId, vapiCallId },
    kind: 'STATUS_CHANGED',
    // It may come back to the same status, which is another change.
    key: `status ${randomUUID()}`,
    at: tx.now,
    text: `${STATUS_WORDS[from]} → ${STATUS_WORDS[to]}`,
  })
  await tellOfChangedLead(tx, { clientId, leadId }, ['status'])
}
