import type { ActionRequest } from 'adminjs'
import { payloadOf } from '../adminjs-types.js'
import { ctxOf } from '../current-admin.js'
import type { SafeRecord } from '../safe-record.js'
import type { Row, VerbAction } from '../spec.js'
import { type Answer, refusalAnswer } from './answers.js'
import { fieldValue } from './write.js'

type Context = { record?: unknown; records?: unknown; currentAdmin?: unknown }

/** Turns a verb into an AdminJS action: parse, run, say what happened. It acts on POST only, whoever asks. */
export const verbHandler = (verb: VerbAction) =>
  async function runVerb(request: ActionRequest, _response: unknown, context: Context): Promise<Answer> {
    const records = recordsOf(verb, context)
    const views = () => records.map((record) => record.view(context.currentAdmin))
    const shown = (): Answer => (verb.kind === 'bulk' ? { records: views() } : withFirst(views()))
    if (request.method !== 'post') return shown()
    try {
      const input = verb.input.parse(inputOf(verb, payloadOf(request)))
      const said = await verb.run(
        ctxOf(context),
        records.map((record) => record.id()),
        input as never,
      )
      return { ...shown(), said, notice: { message: said.message, type: 'success' } }
    } catch (error) {
      return refusalAnswer(error, shown())
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
