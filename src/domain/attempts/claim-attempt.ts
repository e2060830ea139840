import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { conflict, DomainError, invalid, notFound } from '../../platform/errors.js'
import { countryOf } from '../../platform/phone.js'
import { TIME_LIMITS } from '../../platform/time-limits.js'
import { visibleAssistants } from '../assistants/index.js'
import { audit } from '../audit/index.js'
import { claimNumber } from '../dialling/index.js'
import { whoOf } from '../leads/index.js'
import { UNDER_WAY } from './attempt-row.js'
import { gates, type Ring, underWay } from './gates.js'
import { lineToRingFrom } from './line-to-ring-from.js'
import { numberOfAPerson } from './number-of-a-person.js'

/** What a program sends along: it comes back with the call. */
const metadata = z
  .record(
    z
      .string()
      .regex(/^(?!__proto__$)[\w.-]{1,40}$/, 'Name it with 1 to 40 letters, digits, dots, dashes and underscores'),
    z.union([
      z
        .string()
        .max(500, 'At most 500 characters')
        .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'Please use plain text'),
      z.number(),
      z.boolean(),
    ]),
  )
  .refine((all) => Object.keys(all).length <= 20, 'At most 20 of them')

export const placeCallInput = z.strictObject({
  phoneNumber: z.string().trim().min(1, 'Please give the number to ring').max(60, 'At most 60 characters'),
  assistantId: z.uuid(),
  leadId: z.uuid().nullish(),
  metadata: metadata.nullish(),
  /** A client's own programs need not say it. */
  clientId: z.uuid().optional(),
})

export type PlaceCallInput = z.output<typeof placeCallInput>

/** What is to be sent to Vapi, once. */
export type Claimed = {
  id: string
  clientId: string
  toNumber: string
  vapiAssistantId: string
  vapiPhoneNumberId: string
  metadata: Readonly<Record<string, unknown>>
}

const ASSISTANT = {
  id: true,
  clientId: true,
  name: true,
  archivedAt: true,
  vapiAssistantId: true,
  publishedVersion: true,
  facts: true,
  client: { select: { id: true, isActive: true, phone: true } },
} as const

/** The assistant that is to ring, and so the client it rings for. @throws not_found also for those of another client */
export async function findRinging(tx: Ctx, { assistantId, clientId }: PlaceCallInput) {
  const where = { AND: [visibleAssistants(tx.actor), { id: assistantId, ...(clientId && { clientId }) }] }
  const assistant = await tx.db.assistant.findFirst({ where, select: ASSISTANT })
  if (!assistant) throw notFound('Assistant')
  return assistant
}

/**
 * Writes down that somebody is to be rung, when every gate lets it through; nothing is sent yet. Of two at once for one
 * number the database takes one. Undefined when the attempt with this id is there already.
 * @throws invalid, conflict (`details.attemptId` when a call to this number is under way), not_found
 */
export async function claimAttempt(
  tx: Ctx,
  { id, ...asked }: PlaceCallInput & { id: string },
): Promise<Claimed | undefined> {
  const { client, ...assistant } = await findRinging(tx, asked)
  const clientId = client.id
  const toNumber = readNumber(asked.phoneNumber, client.phone)
  const lead = asked.leadId ? await findLead(tx, clientId, asked.leadId) : undefined
  const line = await lineToRingFrom(tx, { clientId, assistantId: assistant.id })
  if (!line)
    throw conflict('There is no phone number to ring from. Give this assistant one first.', { code: 'no_line' })
  const ring: Ring = { client, assistant, lead, toNumber, fromNumber: line.number }
  await claimNumber(tx, toNumber)
  for (const gate of gates) await gate(tx, ring)
  const { vapiAssistantId, publishedVersion } = assistant
  if (!vapiAssistantId) throw new Error('The gates let an assistant through that Vapi does not have')
  const isNew = await tx.db.$executeRaw`
    insert into call_attempts (id, client_id, assistant_id, lead_id, version_number, from_number, to_number, metadata,
      asked_by, claimed_at, send_deadline, look_at, updated_at)
    values (${id}::uuid, ${clientId}::uuid, ${assistant.id}::uuid, ${lead?.id ?? null}::uuid, ${publishedVersion}::int,
      ${line.number}, ${toNumber}, ${JSON.stringify(asked.metadata ?? {})}::jsonb, ${whoOf(tx).slice(0, 200)}, now(),
      now() + ${TIME_LIMITS.sendWithinMs}::int * interval '1 millisecond', now() + interval '1 minute', now())
    on conflict do nothing`
  if (!isNew) return refuseSecond(tx, { id, clientId, toNumber })
  await audit(tx, {
    action: 'calls.place',
    subject: { kind: 'assistant', id: assistant.id, name: assistant.name },
    clientId,
    changes: { call: [null, `to …${toNumber.slice(-4)}`] },
  })
  const own = await metadataOf(tx, { clientId, assistantId: assistant.id, number: publishedVersion })
  return {
    ...{ id, clientId, toNumber, vapiAssistantId, vapiPhoneNumberId: line.vapiPhoneNumberId },
    // By its own the messages of an assistant are told apart, so they are not overwritten.
    metadata: { ...asked.metadata, ...own },
  }
}

/** Without a country code it is one of the country of the client's own number. @throws invalid */
function readNumber(written: string, home: string | null): string {
  const read = numberOfAPerson(written, (home && countryOf(home)) || 'US')
  if ('number' in read) return read.number
  throw invalid(
    'phoneNumber',
    read.problem === 'no number'
      ? 'This is no whole phone number. Write it with its country code, such as +14155552671, and without an extension.'
      : 'This is not the number of a person’s phone. Free, premium and service numbers are not called.',
  )
}

async function findLead(tx: Ctx, clientId: string, id: string) {
  const lead = await tx.db.lead.findFirst({ where: { clientId, id }, select: { id: true, number: true } })
  if (!lead) throw notFound('Lead')
  return lead
}

async function refuseSecond(
  tx: Ctx,
  { id, clientId, toNumber }: { id: string; clientId: string; toNumber: string },
): Promise<undefined> {
  if ((await tx.db.callAttempt.count({ where: { id } })) > 0) return undefined
  const where = { clientId, toNumber, state: { in: [...UNDER_WAY] } }
  const open = await tx.db.callAttempt.findFirst({ where, select: { id: true, state: true } })
  throw underWay(
    open?.state === 'UNCERTAIN'
      ? 'Nobody knows yet whether an earlier call to this number rings.'
      : 'A call to this number is under way.',
    open?.id,
  )
}

/** What the assistant itself carries at Vapi, which an override replaces. */
async function metadataOf(
  tx: Ctx,
  { number, ...of }: { clientId: string; assistantId: string; number: number | null },
): Promise<Record<string, unknown>> {
  if (number === null) return {}
  const version = await tx.db.assistantVersion.findFirst({ where: { ...of, number }, select: { body: true } })
  return ((version?.body ?? {}) as { metadata?: Record<string, unknown> }).metadata ?? {}
}

export const newAttemptId = (): string => randomUUID()

/** For a request that was sent again with other fields under the id of an attempt. */
export const notThisOne = () =>
  new DomainError('invalid', 'This Idempotency-Key was used for another call. Make a new one.', {
    code: 'idempotency_key_reused',
  })
