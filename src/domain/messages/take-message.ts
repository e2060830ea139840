import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { invalid, notFound } from '../../platform/errors.js'
import { emptyAsNull, optionalLine, readNumber, storable, writtenNumber } from '../../platform/fields.js'
import { audit } from '../audit/index.js'
import { clientOf, keepLead } from '../leads/index.js'
import { assertMayChangeOf } from '../staff/index.js'
import { keepCallerMessage } from './keep-caller-message.js'

const optional = (field: z.ZodType) => (field as z.ZodType<string | null, string | null>).optional()

export const takeMessageInput = z.strictObject({
  /** Made up by whoever may ask twice: the message is kept once. */
  id: z.uuid().optional(),
  text: z.string().trim().min(1, 'Please write the message').max(4_000, 'At most 4000 characters'),
  callerName: optional(optionalLine(120)),
  /** Without a country code it is one of the client's country. */
  callerNumber: optional(emptyAsNull(writtenNumber)),
  forWhom: optional(optionalLine(120)),
  isUrgent: z.boolean().default(false),
  /** A client's own people need not say it. */
  clientId: z.uuid().optional(),
})

/**
 * Takes a message for a client from somebody who did not leave it on a call: kept, noted with the lead behind the number, and
 * mailed to everybody who wants that. Give it a context above the wall (aboveWall): it mails. Safe to repeat with the same id.
 * @throws invalid, forbidden; not_found for a client the actor does not see
 */
export async function takeMessage(ctx: Ctx, input: z.input<typeof takeMessageInput>): Promise<{ id: string }> {
  assertMayChangeOf(ctx, 'messages.write')
  const { id, clientId: asked, callerNumber, ...said } = takeMessageInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    const client = await clientOf(tx, asked)
    const clientId = client.id
    if (id && (await isTaken(tx, clientId, id))) return { id }
    const number = callerNumber ? readNumber(callerNumber, { field: 'callerNumber', home: client.phone }) : undefined
    const callerName = said.callerName ?? undefined
    if (!callerName && !number) throw invalid('callerName', 'Please write who left the message, or their number')
    const { businessName } = await tx.db.client.findUniqueOrThrow({
      where: { id: clientId },
      select: { businessName: true },
    })
    const lead = await keepLead(tx, { clientId, number, name: callerName, source: 'API', at: tx.now })
    const kept = await keepCallerMessage(tx, {
      ...{ id, clientId, businessName, callerName, callerNumber: number, isUrgent: said.isUrgent },
      vapiCallId: undefined,
      leadId: lead?.id,
      forWhom: said.forWhom ?? undefined,
      // What the database cannot hold.
      text: storable(said.text),
    })
    const subject = { kind: 'caller_message', id: kept.id, name: callerName ?? number ?? 'Unknown caller' }
    await audit(tx, { action: 'messages.take', subject, clientId })
    return kept
  })
}

/** @throws not_found for the id of another client's message, as for any that is not there */
async function isTaken(tx: Ctx, clientId: string, id: string): Promise<boolean> {
  await tx.db.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`message ${id}`}, 0))::text`
  const found = await tx.db.callerMessage.findUnique({ where: { id }, select: { clientId: true } })
  if (found && found.clientId !== clientId) throw notFound('Message')
  return found !== null
}
