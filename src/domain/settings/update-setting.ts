import { type Ctx, inTransaction } from '../../platform/context.js'
import { invalid, notFound } from '../../platform/errors.js'
import { audit, changesOf } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { definitions, type SettingId } from './definitions.js'

/**
 * Changes one setting of the installation.
 * @throws not_found for an id that is not in the definitions; invalid with the field "value"
 */
export async function updateSetting(ctx: Ctx, input: { id: string; value: string }): Promise<void> {
  assertMay(ctx, 'settings.write')
  const { id } = input
  if (!isSetting(id)) throw notFound('Setting')
  const definition = definitions[id]
  const parsed = definition.schema.safeParse(input.value)
  if (!parsed.success) throw invalid('value', parsed.error.issues[0]?.message ?? 'Please choose another value')
  const value = parsed.data
  return inTransaction(ctx, async (tx) => {
    const before = await tx.db.setting.findUnique({ where: { id } })
    const changes = changesOf({ value: before?.value ?? definition.initial }, { value })
    if (Object.keys(changes).length === 0) return
    await tx.db.setting.upsert({ where: { id }, create: { id, value }, update: { value } })
    await audit(tx, { action: 'settings.update', subject: { kind: 'setting', id, name: definition.label }, changes })
  })
}

const isSetting = (id: string): id is SettingId => Object.hasOwn(definitions, id)
