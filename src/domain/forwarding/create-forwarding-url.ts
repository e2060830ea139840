import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Ctx, inTransaction, walledClient } from '../../platform/context.js'
import { conflict, notFound } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { visibleClients } from '../clients/index.js'
import { assertMayChange, assertOwnHand } from './may.js'
import { newSecret, secretPlace, shownSecret } from './signature.js'
import { hostOf } from './stop-url.js'
import { checkedUrl, urlFields } from './url-fields.js'

const MOST_OF_A_CLIENT = 5

const createInput = urlFields.extend({ clientId: z.uuid('Please choose a client') })
type Input = Omit<z.input<typeof createInput>, 'clientId'> & { clientId?: string }

/**
 * Adds a URL that receives a client's webhook events from now on, at most five a client. Answers its signing secret,
 * which is shown this once. Staff name the client; a client's people add to their own.
 * @throws invalid when nothing may be sent there; conflict when there are five, or this one is there already
 */
export async function createForwardingUrl(ctx: Ctx, input: Input): Promise<{ id: string; secret: string }> {
  assertMayChange(ctx)
  assertOwnHand(ctx.actor)
  const wanted = createInput.parse({ ...input, clientId: walledClient(ctx.actor) ?? input.clientId })
  const { clientId, description, types } = wanted
  const url = checkedUrl(ctx.config, wanted.url)
  const id = randomUUID()
  const secret = newSecret()
  await inTransaction(ctx, async (tx) => {
    const where = { AND: [visibleClients(tx.actor), { id: clientId }] }
    if (!(await tx.db.client.findFirst({ where, select: { id: true } }))) throw notFound('Client')
    // One at a time, so that two at once do not make six.
    await tx.db.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`forwarding ${clientId}`}, 0))::text`
    await refuseOneTooMany(tx, clientId, url)
    const secretSealed = tx.vault.seal(secretPlace({ id, clientId }), secret)
    await tx.db.forwardingUrl.createMany({ data: { id, clientId, url, description, types, secretSealed } })
    const subject = { kind: 'forwarding_url', id, name: hostOf(url) }
    const changes = { url: [null, url], types: [null, types] } as const
    await audit(tx, { action: 'forwarding.create-url', subject, clientId, changes })
  })
  return { id, secret: shownSecret(secret) }
}

async function refuseOneTooMany(tx: Ctx, clientId: string, url: string): Promise<void> {
  const others = await tx.db.forwardingUrl.findMany({ where: { clientId }, select: { url: true } })
  if (others.some((other) => other.url === url)) throw conflict('This URL is already in the list.')
  if (others.length >= MOST_OF_A_CLIENT) {
    throw conflict(`There are ${MOST_OF_A_CLIENT} URLs already. Delete one before you add another.`)
  }
}
