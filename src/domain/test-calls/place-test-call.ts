import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Ctx, inTransaction, walledClient } from '../../platform/context.js'
import { conflict, DomainError, invalid, notFound } from '../../platform/errors.js'
import { countryOf } from '../../platform/phone.js'
import { visibleAssistants } from '../assistants/index.js'
import { lineToRingFrom } from '../attempts/index.js'
import { audit } from '../audit/index.js'
import { mayBeCalled } from '../dialling/index.js'
import { accountOfClient, vapiOf } from '../vapi-accounts/index.js'
import { type Dialling, dial } from './dial.js'
import { assertNoneGoesOn, assertNotRung, assertWithinLimits } from './limits.js'
import { assertMayPlace } from './may.js'
import { testNumber } from './test-number.js'

export const placeTestCallInput = z.strictObject({ assistantId: z.uuid(), toNumber: testNumber })

/** Why there is no number to ring from, in words for whoever wants the call. */
export const NO_LINE = 'There is no phone number to ring from. Choose one for this assistant first.'

/**
 * Has an assistant ring somebody who asked for it. That it is asked for is written down and committed before Vapi is asked
 * to dial, once; what nobody knows is looked up later and never dialled again. A repeat with the same `id` asks nothing.
 * Wants a context above the wall.
 * Clients ring phones in the country of their line, staff any; nobody rings a number on the do-not-call list.
 * @throws invalid on toNumber; conflict when it is not published, has no number, or a test call goes on (`testCallId`);
 * too_many beyond 5 in 10 minutes or 30 a day for a client; not_found, forbidden
 */
export async function placeTestCall(
  ctx: Ctx,
  { id = randomUUID(), ...input }: z.input<typeof placeTestCallInput> & { id?: string },
): Promise<{ id: string }> {
  assertMayPlace(ctx)
  const { assistantId } = input
  if (!z.uuid().safeParse(assistantId).success) throw notFound('Assistant')
  const { clientId } = await findAssistant(ctx, assistantId)
  const { toNumber } = placeTestCallInput.parse(input)
  // An earlier try of the same request has asked for it; whether it rings is looked up.
  if ((await ctx.db.testCall.count({ where: { id, clientId, assistantId } })) > 0) return { id }
  const vapi = await vapiOfClient(ctx, clientId)
  const sinceMs = performance.now()
  const dialling = await inTransaction(ctx, (tx) => writeDown(tx, { id, clientId, assistantId, toNumber }))
  const dialled = await dial(ctx, vapi, { ...dialling, sinceMs })
  // What Vapi answered counts, also where the clock had given up waiting for it.
  const waited = dialled.state === 'PLACED' ? (['PLACING', 'UNKNOWN'] as const) : (['PLACING'] as const)
  await ctx.db.testCall.updateMany({ where: { id: dialling.id, state: { in: [...waited] } }, data: dialled })
  return { id: dialling.id }
}

type Asked = { id: string; clientId: string; assistantId: string; toNumber: string }

async function writeDown(tx: Ctx, { id, clientId, assistantId, toNumber }: Asked): Promise<Omit<Dialling, 'sinceMs'>> {
  // One after the other for a client; rows that only name the client are not held up.
  await tx.db.$queryRaw`select 1 from clients where id = ${clientId}::uuid for no key update`
  const assistant = await findAssistant(tx, assistantId)
  const { vapiAssistantId, publishedVersion } = assertPublished(assistant)
  await assertNoneGoesOn(tx, assistantId)
  await assertWithinLimits(tx, clientId)
  const line = await lineToRingFrom(tx, { clientId, assistantId })
  if (!line) throw conflict(NO_LINE)
  if ((await tx.db.phoneNumber.count({ where: { clientId, number: toNumber } })) > 0)
    throw invalid('toNumber', 'An assistant answers this number. Please write the number of your own phone.')
  if (tx.actor.kind === 'client' && countryOf(toNumber) !== countryOf(line.number))
    throw invalid('toNumber', `Test calls go to numbers in the country of ${line.number}. Ask your agency for others.`)
  await assertNotRung(tx, { clientId, toNumber })
  await mayBeCalled(tx, { clientId, number: toNumber })
  await tx.db.testCall.create({
    data: {
      id,
      clientId,
      assistantId,
      versionNumber: publishedVersion,
      toNumber,
      askedBy: nameOf(tx),
      createdAt: tx.now,
    },
    select: { id: true },
  })
  await audit(tx, {
    action: 'test-calls.place',
    subject: { kind: 'assistant', id: assistantId, name: assistant.name },
    clientId,
    changes: { testCall: [null, `to …${toNumber.slice(-4)}`] },
  })
  const metadata = await metadataOf(tx, { clientId, assistantId, number: publishedVersion })
  return { id, clientId, toNumber, vapiAssistantId, vapiPhoneNumberId: line.vapiPhoneNumberId, metadata }
}

/** @throws not_found */
export async function findAssistant(tx: Ctx, id: string) {
  const assistant = await tx.db.assistant.findFirst({
    where: { AND: [visibleAssistants(tx.actor), { id }] },
    select: {
      id: true,
      clientId: true,
      name: true,
      vapiAssistantId: true,
      publishedVersion: true,
      archivedAt: true,
      facts: true,
    },
  })
  if (!assistant) throw notFound('Assistant')
  return assistant
}

type Assistant = Awaited<ReturnType<typeof findAssistant>>

/** One that was made in Vapi by hand has no version of ours. @throws conflict */
export function assertPublished({ archivedAt, vapiAssistantId, publishedVersion, facts }: Assistant) {
  if (archivedAt) throw conflict('This assistant is archived and takes no calls any more.')
  if (!vapiAssistantId || (publishedVersion === null && facts !== null))
    throw conflict('Publish this assistant first: a test call is made with what is live.')
  return { vapiAssistantId, publishedVersion }
}

async function metadataOf(
  tx: Ctx,
  { number, ...of }: { clientId: string; assistantId: string; number: number | null },
) {
  if (number === null) return {}
  const version = await tx.db.assistantVersion.findFirst({ where: { ...of, number }, select: { body: true } })
  const { metadata } = (version?.body ?? {}) as { metadata?: Record<string, unknown> }
  return metadata ?? {}
}

/** A client need not know how the agency is connected with Vapi. */
async function vapiOfClient(ctx: Ctx, clientId: string) {
  try {
    return await vapiOf(ctx, await accountOfClient(ctx, clientId))
  } catch (error) {
    if (error instanceof DomainError && error.code === 'conflict' && walledClient(ctx.actor))
      throw conflict('Test calls are not possible yet: your agency has not connected Vapi.')
    throw error
  }
}

/** Who asked, for people. */
export const nameOf = ({ actor }: Ctx) => ('name' in actor ? actor.name : actor.kind).slice(0, 200)
