import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { emptyAsNull } from '../../platform/fields.js'
import { audit, type Changes } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { findWaiting } from './find-waiting.js'
import { moveUnassigned, namesIn, type Waiting } from './move-unassigned.js'
import { teachClient } from './teach-client.js'

/** As long as somebody should wait for a page; what is left then goes over by itself (settleUnassigned). */
const WITHIN_MS = 8_000

const assignInput = z.object({
  eventIds: z.array(z.uuid()).min(1, 'Please choose at least one event').max(200, 'Please choose at most 200 events'),
  clientId: z.uuid('Please choose a client'),
  /** Only where Vapi named a number by its id alone. */
  number: emptyAsNull(z.string()).optional(),
})

type Input = z.output<typeof assignInput>

/**
 * Gives what these events name, their assistant or else their number, to a client, and hands over every waiting event
 * that names the same. Later deliveries find the client by themselves. An event that names nothing is handed over alone.
 * Safe to repeat: events that are gone are passed over, and none is moved twice.
 * @throws not_found when all of them are gone or there is no such client; conflict when it is another client's
 */
export async function assignUnassigned(
  ctx: Ctx,
  input: z.input<typeof assignInput>,
): Promise<{ moved: number; left: number; businessName: string }> {
  assertMay(ctx, 'events.assign')
  const parsed = assignInput.parse(input)
  const { which, count, businessName } = await inTransaction(ctx, (tx) => teach(tx, parsed))
  const until = Date.now() + WITHIN_MS
  let moved = 0
  for (const one of which) moved += await moveUnassigned(ctx, { which: one, clientId: parsed.clientId, until })
  return { moved, left: Math.max(0, count - moved), businessName }
}

async function teach(tx: Ctx, { eventIds, clientId, number }: Input) {
  const client = await tx.db.client.findUnique({ where: { id: clientId }, select: { businessName: true } })
  if (!client) throw notFound('Client')
  const events = await tx.db.unassignedEvent.findMany({
    where: { id: { in: eventIds } },
    select: { id: true, vapiAssistantId: true, vapiPhoneNumberId: true, number: true },
  })
  if (events.length === 0) throw notFound('Event')
  const learned: Changes[] = []
  const named = new Map(events.map((event) => [JSON.stringify(namesIn(event)), namesIn(event)]))
  for (const names of named.values())
    learned.push(await teachClient(tx, { clientId, names, number: number ?? undefined }))

  const alone = events.filter((event) => Object.keys(namesIn(event)).length === 0)
  const groups = (await findWaiting(tx, events)).filter((group) => group.clientId === clientId)
  const which: Waiting[] = [...groups.map(({ names }) => ({ names })), ...alone.map(({ id }) => ({ id }))]
  const count = groups.reduce((sum, group) => sum + group.count, alone.length)
  await audit(tx, {
    action: 'inbound.assign-unassigned',
    subject: { kind: 'client', id: clientId, name: client.businessName },
    clientId,
    changes: { ...Object.assign({}, ...learned), events: [null, count] },
  })
  return { which, count, businessName: client.businessName }
}
