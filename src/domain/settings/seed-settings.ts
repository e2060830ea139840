import type { Ctx } from '../../platform/context.js'
import { definitions, settingIds } from './definitions.js'

/** Gives every setting that nobody has changed its row, so that a list of the table shows all. Safe to repeat. */
export async function seedSettings(ctx: Ctx): Promise<void> {
  await ctx.db.setting.createMany({
    data: settingIds.map((id) => ({ id, value: definitions[id].initial })),
    skipDuplicates: true,
  })
}
