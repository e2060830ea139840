import type { Ctx } from '../../platform/context.js'
import { definitions, type SettingId, settingIds } from './definitions.js'

export type Settings = {
  brandingName: string
  brandingColour: string
  agencyTimeZone: string
  areAlertsMailed: boolean
  /** Empty: every owner and admin. */
  alertRecipients: string[]
}

/**
 * The settings of the installation, with what they are until somebody changes them.
 * Needs a context that is not a client's: the role of the portal cannot read the table.
 */
export async function getSettings(ctx: Ctx): Promise<Settings> {
  const values = await readValues(ctx)
  return {
    brandingName: values['branding.name'],
    brandingColour: values['branding.colour'],
    agencyTimeZone: values['agency.timeZone'],
    areAlertsMailed: values['alerts.isOn'] === 'on',
    alertRecipients: values['alerts.recipients'].split(', ').filter(Boolean),
  }
}

/** Every setting for the page that edits them. */
export async function listSettings(ctx: Ctx) {
  const values = await readValues(ctx)
  return settingIds.map((id) => ({
    id,
    label: definitions[id].label,
    hint: definitions[id].hint,
    kind: definitions[id].kind,
    value: values[id],
  }))
}

async function readValues(ctx: Ctx): Promise<Record<SettingId, string>> {
  const rows = await ctx.db.setting.findMany({ where: { id: { in: settingIds } } })
  const saved = new Map(rows.map((row) => [row.id, row.value]))
  return Object.fromEntries(settingIds.map((id) => [id, saved.get(id) ?? definitions[id].initial])) as Record<
    SettingId,
    string
  >
}
