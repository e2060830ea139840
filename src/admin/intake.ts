import type { ActionRequest } from 'adminjs'
import { INTAKE_SORTS, intakeFigures, intakeOfClients, replaysInProgress } from '../domain/inbound/index.js'
import { ctxOf } from './current-admin.js'

/** How intake fares, for all and for each client. With `part=replays` only how far replays are, to be asked often. */
export async function intakePage(request: ActionRequest, _response: unknown, context: { currentAdmin?: unknown }) {
  const ctx = ctxOf(context)
  const query = request.query ?? {}
  const replays = await replaysInProgress(ctx)
  if (query['part'] === 'replays') return { replays }
  return { replays, figures: await intakeFigures(ctx), clients: await intakeOfClients(ctx, pageOf(query)) }
}

/** What cannot be is brought to what is usual, as on every list. */
function pageOf(query: Record<string, unknown>) {
  const sortBy = INTAKE_SORTS.find((name) => name === query['sortBy'])
  const page = Number(query['page'])
  return {
    ...(sortBy && { sortBy }),
    ...(query['direction'] === 'asc' && { direction: 'asc' as const }),
    page: Number.isInteger(page) ? Math.min(Math.max(page, 1), 10_000) : 1,
  }
}
