import { type VapiRest, vapiFor } from '../../integrations/voice/index.js'
import { type Ctx, walledClient } from '../../platform/context.js'
import { conflict, type DomainError, notFound } from '../../platform/errors.js'
import { openIfPossible } from '../../platform/readable.js'
import type { Place } from '../../platform/vault.js'

/** The account of the organisation's own key; every other account is named by the client whose key it is. */
export const ORGANISATION = 'organisation'

export type VapiAccount = {
  /** ORGANISATION, or the id of a client. */
  id: string
  /** For people: "The organisation" or the client's business. */
  name: string
  /** Whose all of it is; undefined where many clients share it. */
  clientId: string | undefined
}

/** Where a client's own key is sealed to. */
export const keyPlace = (clientId: string): Place => ({
  clientId,
  table: 'clients',
  column: 'vapi_api_key_sealed',
  id: clientId,
})

/** Every account at Vapi that we have a key for: the organisation's, then those of active clients with a key of their own. */
export async function listVapiAccounts(ctx: Ctx): Promise<VapiAccount[]> {
  const clients = await ctx.db.client.findMany({
    where: { isActive: true, vapiApiKeySealed: { not: null } },
    select: { id: true, businessName: true },
    orderBy: { businessName: 'asc' },
  })
  const own = clients.map(({ id, businessName }) => ({ id, name: businessName, clientId: id }))
  return ctx.config.vapiApiKey ? [{ id: ORGANISATION, name: 'The organisation', clientId: undefined }, ...own] : own
}

/** The account that a client's calls are in: its own where it has a key, else the organisation's. */
export async function accountOfClient(ctx: Ctx, clientId: string): Promise<string> {
  const client = await ctx.db.client.findUnique({ where: { id: clientId }, select: { vapiApiKeySealed: true } })
  if (!client) throw notFound('Client')
  return client.vapiApiKeySealed ? clientId : ORGANISATION
}

/**
 * Vapi's side of an account, with its key.
 * @throws conflict (isNotConnected) when there is no key for it, not_found when there is no such client
 */
export async function vapiOf(ctx: Ctx, accountId: string): Promise<VapiRest> {
  if (accountId === ORGANISATION) {
    if (!ctx.config.vapiApiKey) throw noKey(ctx, 'The organisation has no API key of Vapi: set VAPI_API_KEY.')
    return vapiFor(ctx.config, ctx.config.vapiApiKey)
  }
  const client = await ctx.db.client.findUnique({ where: { id: accountId }, select: { vapiApiKeySealed: true } })
  if (!client) throw notFound('Client')
  if (!client.vapiApiKeySealed) throw noKey(ctx, 'This client has no API key of its own any more.')
  const key = openIfPossible(ctx, keyPlace(accountId), client.vapiApiKeySealed)
  if (!key) throw noKey(ctx, 'The API key of this client cannot be opened. Enter it again.')
  return vapiFor(ctx.config, key.toString('utf8'))
}

/** For those who cannot mend it: a client need not know how the agency is connected with Vapi. */
export const NOT_CONNECTED = 'Your agency has not connected Vapi yet.'

const noKey = ({ actor }: Ctx, words: string) =>
  conflict(walledClient(actor) ? NOT_CONNECTED : words, { isNotConnected: true })

export const isNotConnected = (refusal: DomainError): boolean => refusal.details['isNotConnected'] === true
