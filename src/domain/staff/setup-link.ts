import { timingSafeEqual } from 'node:crypto'
import type { Ctx } from '../../platform/context.js'
import { hashToken, makeToken } from '../../platform/tokens.js'

/** Where the hash of the link's token is kept; not among the settings that staff see. */
export const SETUP_SETTING = 'setup.tokenHash'

/**
 * A link that creates the first login, while there is none; undefined once there is.
 * Made anew at every start: an older one is void.
 */
export async function setupLink(ctx: Ctx): Promise<string | undefined> {
  if ((await ctx.db.staff.count()) > 0) {
    await ctx.db.setting.deleteMany({ where: { id: SETUP_SETTING } })
    return undefined
  }
  const token = makeToken() + makeToken()
  const value = hashText(token)
  await ctx.db.setting.upsert({
    where: { id: SETUP_SETTING },
    create: { id: SETUP_SETTING, value },
    update: { value },
  })
  return `${ctx.config.publicUrl}/setup/${token}`
}

/** Whether a setup link still works. */
export async function readSetupLink(ctx: Ctx, input: { token: string }): Promise<boolean> {
  const kept = await ctx.db.setting.findUnique({ where: { id: SETUP_SETTING } })
  if (!kept || (await ctx.db.staff.count()) > 0) return false
  const [wanted, got] = [Buffer.from(kept.value), Buffer.from(hashText(input.token))]
  return wanted.length === got.length && timingSafeEqual(wanted, got)
}

/** The hash of a setup token as it is stored. */
export const hashText = (token: string) => Buffer.from(hashToken(token)).toString('hex')
