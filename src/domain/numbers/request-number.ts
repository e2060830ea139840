import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Ctx, inTransaction, walledClient } from '../../platform/context.js'
import { conflict, invalid, notFound } from '../../platform/errors.js'
import { emptyAsNull, optionalText } from '../../platform/fields.js'
import { audit } from '../audit/index.js'
import { visibleClients } from '../clients/index.js'
import { assistantOf } from './assistant-of.js'
import { assertMayChange } from './may.js'
import { areaCode, countryCode } from './number-facts.js'

export const requestNumberInput = z
  .strictObject({
    /** A client's own people need not say it. */
    clientId: z.uuid().optional(),
    /** The assistant that waits for it. */
    assistantId: z.uuid().nullish(),
    country: countryCode,
    areaCode: emptyAsNull(areaCode).optional(),
    note: optionalText(500).optional(),
  })
  .refine(({ country, areaCode: code }) => !code || NORTH_AMERICA.includes(country), {
    path: ['areaCode'],
    message: 'An area code can be asked for in the United States and Canada',
  })

const NORTH_AMERICA = ['US', 'CA']
const MOST_OPEN = 10

/**
 * Asks the agency for a number that the pool does not have.
 * @throws conflict when the same assistant waits for one already, or ten requests are open; invalid, forbidden, not_found
 */
export async function requestNumber(ctx: Ctx, input: z.input<typeof requestNumberInput>): Promise<{ id: string }> {
  assertMayChange(ctx)
  const { assistantId = null, country, areaCode: code = null, note = null, ...rest } = requestNumberInput.parse(input)
  const clientId = walledClient(ctx.actor) ?? rest.clientId
  if (!clientId) throw invalid('clientId', 'Please choose a client')
  const id = randomUUID()
  return inTransaction(ctx, async (tx) => {
    const where = { AND: [visibleClients(tx.actor), { id: clientId }] }
    if (!(await tx.db.client.findFirst({ where, select: { id: true } }))) throw notFound('Client')
    if (assistantId && (await assistantOf(tx, assistantId)).clientId !== clientId) throw notFound('Assistant')
    await refuseMore(tx, { clientId, assistantId })
    const place = { country, areaCode: code as string | null }
    const words = { note: note as string | null, requestedBy: 'name' in tx.actor ? tx.actor.name : 'Backline' }
    await tx.db.numberRequest.createMany({ data: { id, clientId, assistantId, ...place, ...words, createdAt: tx.now } })
    await audit(tx, {
      action: 'numbers.request',
      subject: { kind: 'number_request', id, name: [country, code].filter(Boolean).join(' ') },
      clientId,
    })
    return { id }
  })
}

/** One after the other, so that pressing twice asks once. */
async function refuseMore(tx: Ctx, { clientId, assistantId }: { clientId: string; assistantId: string | null }) {
  await tx.db.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`numbers.request ${clientId}`}, 0))::text`
  const open = await tx.db.numberRequest.findMany({
    where: { clientId, state: 'OPEN' },
    select: { assistantId: true },
    take: MOST_OPEN,
  })
  if (assistantId && open.some((request) => request.assistantId === assistantId))
    throw conflict('A number is asked for already: your agency has the request. Withdraw it to ask for another one.')
  if (open.length >= MOST_OPEN) throw conflict(`${MOST_OPEN} requests are open. Your agency answers them first.`)
}
