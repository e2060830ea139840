import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { visibleClients } from '../clients/index.js'
import { FUNCTIONS, type Need } from '../functions/index.js'
import { assertMayReadOf } from '../staff/index.js'

/** Something that functions cannot do without, and which of them. */
export type Lack = { need: Exclude<Need, 'transfer numbers'>; functions: { name: string; label: string }[] }

const input = z.object({ clientId: z.uuid(), functions: z.array(z.string()).max(100) })

/**
 * What a client has still to set up for the functions that were chosen: properties to talk about, and somebody who takes
 * appointments. Numbers to transfer to are asked for beside them. @throws not_found for another client
 */
export async function whatFunctionsLack(ctx: Ctx, given: z.input<typeof input>): Promise<Lack[]> {
  assertMayReadOf(ctx, 'clients.read')
  const { clientId, functions } = input.parse(given)
  const chosen = FUNCTIONS.filter(({ name }) => functions.includes(name))
  const lacking = await inTransaction(ctx, (tx) => lackingOf(tx, clientId))
  return lacking
    .map((need) => ({
      need,
      functions: chosen.filter(({ needs }) => needs.includes(need)).map(({ name, label }) => ({ name, label })),
    }))
    .filter(({ functions: some }) => some.length > 0)
}

async function lackingOf(tx: Ctx, clientId: string): Promise<Lack['need'][]> {
  const where = { AND: [visibleClients(tx.actor), { id: clientId }] }
  const client = await tx.db.client.findFirst({
    where,
    select: {
      properties: { where: { archivedAt: null }, take: 1, select: { id: true } },
      teamMembers: { where: { isActive: true, takesAppointments: true }, take: 1, select: { id: true } },
    },
  })
  if (!client) throw notFound('Client')
  return [
    ...(client.properties.length === 0 ? (['properties'] as const) : []),
    ...(client.teamMembers.length === 0 ? (['booking'] as const) : []),
  ]
}
