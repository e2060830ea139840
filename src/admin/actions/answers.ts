import { asRefusal, fieldErrors } from '../../platform/errors.js'
import type { RecordView, Said } from '../ui-types.js'

/** What our pages read from every action. AdminJS itself asks for `record` or `records`, and for `notice` on a refusal. */
export type Answer = {
  record?: RecordView
  records?: RecordView[]
  said?: Said
  notice?: { message: string; type: 'success' | 'error' }
  [more: string]: unknown
}

/** A verb's refusal as the answer of a form: what to say, and which fields are wrong. Bugs go on to the error page. */
export function refusalAnswer(thrown: unknown, rest: Pick<Answer, 'record' | 'records'>): Answer {
  const refusal = asRefusal(thrown)
  if (!refusal) throw thrown
  const errors = Object.fromEntries(
    Object.entries(fieldErrors(refusal)).map(([path, message]) => [fieldOf(path), { message }]),
  )
  return {
    ...rest,
    said: { message: refusal.message, kind: 'bad' },
    notice: { message: refusal.message, type: 'error' },
    errors,
    code: refusal.code,
  }
}

/** Verbs nest what may change under "changes"; forms are flat. */
const fieldOf = (path: string) => path.replace(/^changes\./, '')
