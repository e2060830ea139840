import type { Deps } from '../../src/platform/context.js'
import { hashPassword } from '../../src/platform/passwords.js'
import { aClient, aClientUser, aStaff } from './builders.js'

export const PASSWORD = 'seven quiet harbours'
const hashed = hashPassword(PASSWORD, 'nobody@example.com')

/** Somebody of the agency who can sign in. */
export const aStaffLogin = async (deps: Deps, over: Parameters<typeof aStaff>[1] = {}) =>
  aStaff(deps, { passwordHash: await hashed, ...over })

/** A client with somebody who can sign in. */
export async function aBusiness(deps: Deps, over: Parameters<typeof aClient>[1] = {}) {
  const client = await aClient(deps, over)
  const user = await aClientUser(deps, { clientId: client.id, name: client.name, passwordHash: await hashed })
  return { client, user }
}
