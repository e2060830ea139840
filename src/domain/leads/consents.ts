import { randomUUID } from 'node:crypto'
import type { ConsentChannel } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { line, optionalText } from '../../platform/fields.js'
import { readText } from '../../platform/readable.js'
import type { Place } from '../../platform/vault.js'
import { audit } from '../audit/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import { addActivity } from './activities.js'
import { leadName, readLead } from './lead-row.js'
import { whoOf } from './who.js'

export type ConsentRow = {
  id: string
  channel: ConsentChannel
  isGiven: boolean
  how: string
  evidence: string | null
  recordedBy: string
  at: Date
}

const place = (clientId: string, id: string): Place => ({ clientId, table: 'consents', column: 'evidence_sealed', id })

type NewConsent = Pick<ConsentRow, 'channel' | 'isGiven' | 'how'> & {
  clientId: string
  leadId: string
  evidence?: string | null | undefined
  vapiCallId?: string | undefined
}

/** Adds a record of what a lead agreed to or took back; records are never changed, the newest of a channel counts. */
export async function keepConsent(tx: Ctx, { evidence, vapiCallId, ...consent }: NewConsent): Promise<{ id: string }> {
  const id = randomUUID()
  await tx.db.consent.createMany({
    data: {
      ...consent,
      id,
      evidenceSealed: evidence ? tx.vault.seal(place(consent.clientId, id), evidence) : null,
      vapiCallId: vapiCallId ?? null,
      recordedBy: whoOf(tx),
      at: tx.now,
      createdAt: tx.now,
    },
  })
  return { id }
}

export const recordConsentInput = z.strictObject({
  id: z.string(),
  channel: z.enum(['CALL', 'SMS', 'EMAIL']),
  isGiven: z.boolean(),
  how: line(120),
  evidence: optionalText(2_000).optional(),
})

const CHANNEL_WORDS = { CALL: 'calls', SMS: 'text messages', EMAIL: 'e-mail' }

/** Writes down that a lead agreed to be reached by a channel, or took it back. It lifts no suppression. @throws not_found, forbidden */
export async function recordConsent(ctx: Ctx, input: z.input<typeof recordConsentInput>): Promise<{ id: string }> {
  assertMayChangeOf(ctx, 'leads.write')
  const { id: leadId, evidence, ...said } = recordConsentInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    const lead = await readLead(tx, leadId)
    const { clientId } = lead
    const { id } = await keepConsent(tx, { ...said, clientId, leadId, evidence: evidence as string | null | undefined })
    const text = `${said.isGiven ? 'Agreed to' : 'Took back consent to'} ${CHANNEL_WORDS[said.channel]}: ${said.how}`
    await addActivity(tx, { clientId, leadId, kind: 'CONSENT', key: `consent ${id}`, at: tx.now, text })
    await audit(tx, {
      action: 'leads.consent',
      subject: { kind: 'lead', id: leadId, name: leadName(lead) },
      clientId,
      changes: { [said.channel]: [null, said.isGiven ? 'given' : 'revoked'] },
    })
    return { id }
  })
}

/** All records of a lead, newest first. */
export async function consentsOf(
  tx: Ctx,
  { clientId, leadId }: { clientId: string; leadId: string },
): Promise<ConsentRow[]> {
  const found = await tx.db.consent.findMany({
    where: { clientId, leadId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 100,
  })
  return found.map(({ id, channel, isGiven, how, recordedBy, at, evidenceSealed }) => ({
    ...{ id, channel, isGiven, how, recordedBy, at },
    evidence: evidenceSealed ? readText(tx, place(clientId, id), evidenceSealed) : null,
  }))
}
