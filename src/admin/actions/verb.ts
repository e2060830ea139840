import type { ActionRequest } from 'adminjs'
import { conflict, invalid } from '../../platform/errors.js'
import { payloadOf } from '../adminjs-types.js'
import { ctxOf } from '../current-admin.js'
import { filtersInWords } from '../list-query.js'
import { lookOf } from '../look.js'
import type { SafeRecord } from '../safe-record.js'
import type { SafeResource } from '../safe-resource.js'
import type { Row, VerbAction } from '../spec.js'
import type { Said } from '../ui-types.js'
import { type Answer, refusalAnswer } from './answers.js'
import { fieldValue } from './write.js'

type Context = { resource?: unknown; record?: unknown; records?: unknown; currentAdmin?: unknown }

/** Turns a verb into an AdminJS action: parse, run, say what happened. It acts on POST only, whoever asks. */
export const verbHandler = (verb: VerbAction) =>
  async function runVerb(request: ActionRequest, _response: unknown, context: Context): Promise<Answer> {
    if (verb.kind === 'resource') return runOnAll(verb, request, context)
    const records = recordsOf(verb, context)
    const views = () => records.map((record) => record.view(context.currentAdmin))
    const shown = (): Answer => (verb.kind === 'bulk' ? { records: views() } : withFirst(views()))
    if (request.method !== 'post') return shown()
    try {
      assertOffered(verb, records)
      const input = verb.input.parse(inputOf(verb, payloadOf(request)))
      const said = await verb.run(
        ctxOf(context),
        records.map((record) => record.id()),
        input as never,
        {},
      )
      return { ...shown(), said, notice: { message: said.message, type: 'success' } }
    } catch (error) {
      return refusalAnswer(error, shown())
    }
  }

/** What a page does not offer for a record is refused as well; it may have been offered when the page was loaded. @throws conflict */
function assertOffered({ kind, label, isOffered, refusesItself }: VerbAction, [record]: readonly SafeRecord[]): void {
  if (kind !== 'record' || !record || !isOffered || refusesItself || isOffered(record.values)) return
  throw conflict(`“${label}” is not possible here as things stand now. Load the page again.`)
}

const NOTHING_LEFT: Said = { message: 'Nothing matches the filters any more, so nothing was done.', kind: 'info' }

/** All that match the filters of the address. Without a filter it would be the whole table, which nobody means. */
async function runOnAll(verb: VerbAction, request: ActionRequest, context: Context): Promise<Answer> {
  const resource = context.resource as SafeResource
  const query = request.query ?? {}
  try {
    if (verb.isAboutNone) {
      const said = await verb.run(ctxOf(context), [], verb.input.parse(inputOf(verb, payloadOf(request))) as never, {})
      return { said, notice: { message: said.message, type: 'success' } }
    }
    const filters = filtersInWords(resource.spec, query)
    if (Object.keys(filters).length === 0)
      throw invalid('filters', 'Choose a filter first: this is about all that match')
    const { timeZone } = await lookOf(ctxOf(context))
    const input = verb.input.parse(inputOf(verb, payloadOf(request)))
    const ids = await resource.idsMatching(query, timeZone)
    const said = ids.length === 0 ? NOTHING_LEFT : await verb.run(ctxOf(context), ids, input as never, filters)
    return { said, notice: { message: said.message, type: 'success' } }
  } catch (error) {
    return refusalAnswer(error, {})
  }
}

function recordsOf(verb: VerbAction, context: Context): SafeRecord[] {
  const records = (verb.kind === 'bulk' ? context.records : [context.record]) as (SafeRecord | undefined)[] | undefined
  const found = (records ?? []).filter((record) => record !== undefined)
  // Any action can be called through any kind of route; one that is about records must not run without them.
  if (found.length === 0) throw new Error('A verb was called without its record')
  return found
}

function inputOf(verb: VerbAction, payload: Row): Row {
  const fields = (verb.fields ?? []).filter(({ name }) => Object.hasOwn(payload, name))
  return Object.fromEntries(fields.map((field) => [field.name, fieldValue(field, payload[field.name])]))
}

const withFirst = ([record]: NonNullable<Answer['records']>): Answer => (record ? { record } : {})
