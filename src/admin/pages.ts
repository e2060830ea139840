import type { ActionRequest } from 'adminjs'
import { may } from '../domain/staff/index.js'
import type { Actor } from '../platform/context.js'
import { type Access, pageAccess } from './access.js'
import { intakePage } from './intake.js'
import { livePage } from './live.js'
import { reconcilePage } from './reconcile-page.js'
import { settingsPage } from './settings-page.js'
import type { PageView } from './ui-types.js'

type PageHandler = (request: ActionRequest, response: unknown, context: { currentAdmin?: unknown }) => Promise<unknown>

type PageSpec = PageView & { handler: PageHandler }

/** Pages of the back office that show no one table; who may use each stands in access.ts, its look in components/pages.ts. */
export const pages: readonly PageSpec[] = [
  { name: 'Live', label: 'Live', icon: 'live', group: 'Agency', isFirst: true, handler: livePage },
  { name: 'Reconcile', label: 'Reconciliation', icon: 'reconcile', group: 'Operations', handler: reconcilePage },
  { name: 'Intake', label: 'Intake', icon: 'intake', group: 'Operations', handler: intakePage },
  { name: 'Settings', label: 'Settings', icon: 'settings', group: 'Administration', handler: settingsPage },
]

/** The rule of a page; undefined where there is none, which means no. */
export function accessToPage(name: string): Access | undefined {
  const table: Record<string, Access> = pageAccess
  return pages.some((page) => page.name === name) && Object.hasOwn(table, name) ? table[name] : undefined
}

/** The pages this person may use, for the menu. */
export function pagesFor(actor: Actor): PageView[] {
  return pages.flatMap(({ handler: _handler, ...view }) => {
    const access = accessToPage(view.name)
    return access && access !== 'nobody' && may(actor, access) ? [view] : []
  })
}
