import type { ActionRequest } from 'adminjs'
import { conflict } from '../../platform/errors.js'
import { payloadOf } from '../adminjs-types.js'
import { ctxOf } from '../current-admin.js'
import type { SafeResource } from '../safe-resource.js'
import type { Row } from '../spec.js'
import type { Field, Section } from '../ui-types.js'
import { type Answer, refusalAnswer } from './answers.js'
import { recordOf } from './read.js'

type Context = { resource: unknown; record?: unknown; currentAdmin?: unknown }

/** Creates a record through its verb. Only fields of the form count, whatever was posted. */
export async function create(request: ActionRequest, _response: unknown, context: Context): Promise<Answer> {
  const { spec } = context.resource as SafeResource
  const empty = { id: '', title: '', params: {}, populated: {}, errors: {}, recordActions: [], bulkActions: [] }
  try {
    if (!spec.newForm) throw new Error(`${spec.model} has no form for new ones`)
    const { id, message } = await spec.newForm.run(
      ctxOf(context),
      formValues(spec.newForm.sections, payloadOf(request)),
    )
    return { record: { ...empty, id }, said: { message, kind: 'good' }, notice: { message, type: 'success' } }
  } catch (error) {
    return refusalAnswer(error, { record: empty })
  }
}

/**
 * Changes a record through its verb: the one the address names, whatever id was posted; only fields of the form, only
 * those that differ; and only while nobody else changed it since the form was opened.
 */
export async function update(request: ActionRequest, _response: unknown, context: Context): Promise<Answer> {
  const record = recordOf(context)
  const view = record.view(context.currentAdmin)
  const { spec } = record.owner
  const form = spec.editForm
  if (request.method !== 'post') {
    const details = await form?.details?.(ctxOf(context), view.id)
    return { record: { ...view, ...(details && { details }) } }
  }
  try {
    if (!form) throw new Error(`${spec.model} has no form`)
    const payload = payloadOf(request)
    const values = formValues(form.sectionsOf?.(record.values) ?? form.sections, payload)
    if (form.comparesUpdatedAt && view.params['updatedAt'] !== momentOf(payload['updatedAt']).toISOString())
      throw conflict(`Somebody else changed this ${spec.one.toLowerCase()}. Load it again and repeat your change.`)
    const changes = form.sectionsOf ? values : differing(values, record.values)
    const message = await form.run(ctxOf(context), record.id(), changes, momentOf(payload['updatedAt']))
    return { record: view, said: { message, kind: 'good' }, notice: { message, type: 'success' } }
  } catch (error) {
    return refusalAnswer(error, { record: view })
  }
}

/** A form made for one record shows more than its columns: there the verb itself sees what is new. */
const differing = (values: Row, before: Row): Row =>
  Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== (before[name] ?? null)))

/** The posted fields that the form has, as what they are: text (null when left empty), yes or no. */
export function formValues(sections: readonly Section[], payload: Row): Row {
  const fields = sections.flatMap((section) => section.fields)
  const posted = fields.filter(({ name }) => Object.hasOwn(payload, name))
  return Object.fromEntries(posted.map((field) => [field.name, fieldValue(field, payload[field.name])]))
}

export function fieldValue(field: Field, posted: unknown): unknown {
  if (field.kind === 'yes-no') return posted === true || posted === 'true'
  if (field.kind === 'number') return typeof posted === 'string' && posted.trim() !== '' ? Number(posted) : posted
  if (typeof posted !== 'string') return null
  const text = field.kind === 'new-password' ? posted : posted.trim()
  return text === '' ? null : text
}

/** Without the moment the form was opened, a form could overwrite unseen changes; so one that is missing never matches. */
function momentOf(posted: unknown): Date {
  const moment = new Date(typeof posted === 'string' ? posted : Number.NaN)
  return Number.isNaN(moment.getTime()) ? new Date(0) : moment
}
