import type { Ctx } from '../../platform/context.js'
import { loginOfLink } from './links.js'
import type { Audience } from './logins.js'

/** Whose password a link sets; undefined when it is used, too old, void or was never there. */
export async function readPasswordLink(
  ctx: Ctx,
  input: { token: string },
): Promise<{ name: string; email: string; audience: Audience } | undefined> {
  const login = await loginOfLink(ctx, input.token)
  return login && { name: login.name, email: login.email, audience: login.audience }
}
