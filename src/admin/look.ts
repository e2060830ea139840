import { getSettings } from '../domain/settings/index.js'
import type { Ctx } from '../platform/context.js'

/** What every page needs of the settings. */
export type Look = { name: string; colour: string; timeZone: string }

export async function lookOf(ctx: Ctx): Promise<Look> {
  const { brandingName, brandingColour, agencyTimeZone } = await getSettings(ctx)
  return { name: brandingName, colour: brandingColour, timeZone: agencyTimeZone }
}
