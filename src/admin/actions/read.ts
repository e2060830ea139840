import { DomainError } from '../../platform/errors.js'
import { ctxOf } from '../current-admin.js'
import { lookOf } from '../look.js'
import { SafeRecord } from '../safe-record.js'
import type { SafeResource } from '../safe-resource.js'
import type { Spec } from '../spec.js'
import type { Answer } from './answers.js'

type Request = { query?: Record<string, unknown>; params: Record<string, unknown> }
type Context = { resource: unknown; record?: unknown; currentAdmin?: unknown }

/** The rows of a list, one page of them, with only the columns the list shows. */
export async function list(request: Request, _response: unknown, context: Context): Promise<Answer> {
  const resource = context.resource as SafeResource
  const { timeZone } = await lookOf(ctxOf(context))
  const page = await resource.page(request.query ?? {}, timeZone)
  return {
    meta: {
      total: page.total,
      page: page.page,
      perPage: page.perPage,
      sortBy: page.sort.by,
      direction: page.sort.direction,
    },
    records: (await withMore(context, resource.spec, page.records)).map((record) => record.view(context.currentAdmin)),
  }
}

/** The same records with what stands alongside their columns. */
async function withMore(context: Context, { alongside }: Spec, records: SafeRecord[]): Promise<SafeRecord[]> {
  if (!alongside || records.length === 0) return records
  const more = await alongside.read(
    ctxOf(context),
    records.map((record) => record.id()),
  )
  return records.map((one) => new SafeRecord({ ...one.values, ...more.get(one.id()) }, one.links, one.owner))
}

/** Names that contain what was typed: up to 20, id and title only. */
export async function search(request: Request, _response: unknown, context: Context): Promise<Answer> {
  const resource = context.resource as SafeResource
  const found = await resource.search(String(request.params['query'] ?? '').slice(0, 100))
  const names = found.map((record) => ({ id: record.id(), title: record.title() }))
  return { records: names as unknown as NonNullable<Answer['records']> }
}

/** One row with all its columns, and what verbs know about it. */
export async function show(_request: Request, _response: unknown, context: Context): Promise<Answer> {
  const found = recordOf(context)
  const { spec } = found.owner
  const [record = found] = await withMore(context, spec, [found])
  const view = record.view(context.currentAdmin)
  const details = await spec.details?.(ctxOf(context), view.id, view.params)
  return { record: { ...view, ...(details && { details }) } }
}

/** The record AdminJS found for a record action. @throws not_found when the action was called without one */
export function recordOf(context: Context): SafeRecord {
  if (!context.record) throw new DomainError('not_found', 'This record is no longer there')
  return context.record as SafeRecord
}
