import { z } from 'zod'
import { vapiFor } from '../../integrations/voice/index.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { DomainError, invalid, notFound } from '../../platform/errors.js'
import { openIfPossible } from '../../platform/readable.js'
import { audit } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { keyPlace } from './accounts.js'

const setInput = z.object({
  clientId: z.uuid(),
  key: z
    .string('Please paste the key')
    .trim()
    .min(8, 'Please paste the whole key')
    .max(200, 'At most 200 characters')
    .regex(/^[\x21-\x7e]+$/, 'A key has no spaces and no special characters'),
})

/**
 * Stores a client's own private key of Vapi (sealed), after Vapi has said that it is good. From then on the client's calls,
 * assistants and numbers are looked up with it, and what it opens is taken to be this client's alone.
 * @throws invalid when Vapi refuses the key, or when it opens what others share; provider_down when Vapi cannot be asked
 */
export async function setVapiKey(ctx: Ctx, input: { clientId: string; key: string }): Promise<void> {
  assertMay(ctx, 'vapi.key')
  const { clientId, key } = setInput.parse(input)
  const before = await findClient(ctx, clientId)
  await refuseShared(ctx, { clientId, key })
  await inTransaction(ctx, async (tx) => {
    const vapiApiKeySealed = tx.vault.seal(keyPlace(clientId), key)
    await tx.db.client.update({ where: { id: clientId }, data: { vapiApiKeySealed }, select: { id: true } })
    await audit(tx, {
      action: 'vapi-accounts.set-key',
      subject: { kind: 'client', id: clientId, name: before.businessName },
      clientId,
      changes: { vapiApiKey: [before.vapiApiKeySealed ? 'a key' : null, 'a new key'] },
    })
  })
}

/** Forgets a client's own key: the organisation's is used again. Doing it twice changes nothing. */
export async function removeVapiKey(ctx: Ctx, input: { clientId: string }): Promise<{ wasRemoved: boolean }> {
  assertMay(ctx, 'vapi.key')
  return inTransaction(ctx, async (tx) => {
    const { id, businessName } = await findClient(tx, input.clientId)
    const where = { id, vapiApiKeySealed: { not: null } }
    const { count } = await tx.db.client.updateMany({ where, data: { vapiApiKeySealed: null } })
    if (count === 0) return { wasRemoved: false }
    await audit(tx, {
      action: 'vapi-accounts.remove-key',
      subject: { kind: 'client', id, name: businessName },
      clientId: id,
      changes: { vapiApiKey: ['a key', null] },
    })
    return { wasRemoved: true }
  })
}

/** Whether a client has a key of its own. Nobody ever reads the key itself. */
export async function hasVapiKey(ctx: Ctx, input: { clientId: string }): Promise<boolean> {
  assertMay(ctx, 'clients.read')
  return Boolean((await findClient(ctx, input.clientId)).vapiApiKeySealed)
}

async function findClient(ctx: Ctx, clientId: string) {
  const isId = z.uuid().safeParse(clientId).success
  const select = { id: true, businessName: true, vapiApiKeySealed: true }
  const client = isId ? await ctx.db.client.findUnique({ where: { id: clientId }, select }) : null
  if (!client) throw notFound('Client')
  return client
}

const SHARED =
  'This key opens the organisation’s own account, in which other clients are too. Leave it out: it is used anyway.'

/** Whatever a client's own key opens is shown to that client, so it must not open what belongs to others. */
async function refuseShared(ctx: Ctx, { clientId, key }: { clientId: string; key: string }): Promise<void> {
  if (key === ctx.config.vapiApiKey) throw invalid('key', SHARED)
  const others = await ctx.db.client.findMany({
    where: { id: { not: clientId }, vapiApiKeySealed: { not: null } },
    select: { id: true, businessName: true, vapiApiKeySealed: true },
  })
  for (const { id, businessName, vapiApiKeySealed } of others) {
    const theirs = vapiApiKeySealed && openIfPossible(ctx, keyPlace(id), vapiApiKeySealed)?.toString('utf8')
    if (theirs === key) throw invalid('key', `${businessName} has this very key. A key belongs to one client.`)
  }
  const { orgId } = await asked(ctx, key)
  if (orgId !== undefined && orgId === (await organisationId(ctx))) throw invalid('key', SHARED)
}

async function asked(ctx: Ctx, key: string) {
  try {
    return await vapiFor(ctx.config, key).checkKey()
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    if (error.code === 'provider_rejected') throw invalid('key', error.message)
    throw new DomainError(error.code, `The key could not be checked, so it was not stored. ${error.message}`)
  }
}

/** Where the organisation's own key cannot be asked right now, there is nothing to compare with. */
async function organisationId(ctx: Ctx): Promise<string | undefined> {
  if (!ctx.config.vapiApiKey) return undefined
  return vapiFor(ctx.config, ctx.config.vapiApiKey)
    .checkKey()
    .then(({ orgId }) => orgId)
    .catch(() => undefined)
}
