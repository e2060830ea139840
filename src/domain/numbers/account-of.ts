import type { Ctx } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { listVapiAccounts, ORGANISATION, type VapiAccount } from '../vapi-accounts/index.js'

/** An account at Vapi by its id. @throws not_found when there is no key for it */
export async function accountNamed(ctx: Ctx, id: string): Promise<VapiAccount> {
  const account = (await listVapiAccounts(ctx)).find((one) => one.id === id)
  if (!account) throw notFound('A key for this account at Vapi')
  return account
}

/** The numbers of ours that can be in an account: of the organisation's all but those of clients with a key of their own. */
export const numbersIn = (account: Pick<VapiAccount, 'id' | 'clientId'>) =>
  account.id === ORGANISATION
    ? { OR: [{ clientId: null }, { client: { vapiApiKeySealed: null } }] }
    : { clientId: account.clientId ?? account.id }
