import { openAlerts } from '../domain/alerts/index.js'
import { callsPerDay } from '../domain/calls/index.js'
import { clientsBySetupStatus } from '../domain/clients/index.js'
import { eventsInError, silentClients } from '../domain/inbound/index.js'
import { ctxOf } from './current-admin.js'
import { SETUP_STATUS } from './words.js'

const DAYS = 30

/** What one wants to know in the morning: who is where on the way to live, how many calls, who is silent, what failed. */
export async function dashboard(_request: unknown, _response: unknown, context: { currentAdmin?: unknown }) {
  const ctx = ctxOf(context)
  const statuses: Record<string, number> = await clientsBySetupStatus(ctx)
  return {
    statuses: Object.entries(SETUP_STATUS).map(([value, { label }]) => ({
      value,
      label,
      clients: statuses[value] ?? 0,
    })),
    days: await callsPerDay(ctx, { days: DAYS }),
    silent: await silentClients(ctx),
    alerts: await openAlerts(ctx),
    eventsInError: await eventsInError(ctx),
  }
}
