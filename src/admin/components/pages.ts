import type { ComponentType } from 'react'
import { IntakePage } from './IntakePage.js'
import { LivePage } from './LivePage.js'
import { ReconcilePage } from './ReconcilePage.js'
import { SettingsPage } from './SettingsPage.js'

/** The looks of the pages of src/admin/pages.ts, by name. */
export const PAGES: Record<string, ComponentType> = {
  Live: LivePage,
  Reconcile: ReconcilePage,
  Intake: IntakePage,
  Settings: SettingsPage,
}
