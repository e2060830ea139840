import type { ActionRequest } from 'adminjs'
import { listSettings, updateSetting } from '../domain/settings/index.js'
import { refusalAnswer } from './actions/answers.js'
import { payloadOf } from './adminjs-types.js'
import { TIME_ZONES } from './choices.js'
import { ctxOf } from './current-admin.js'

/** The settings of the installation: read by GET, one of them changed by POST. */
export async function settingsPage(request: ActionRequest, _response: unknown, context: { currentAdmin?: unknown }) {
  const ctx = ctxOf(context)
  if (request.method === 'post') {
    const { id, value } = payloadOf(request)
    try {
      await updateSetting(ctx, { id: String(id ?? ''), value: String(value ?? '') })
    } catch (error) {
      return refusalAnswer(error, {})
    }
    return { said: { message: 'Saved', kind: 'good' }, settings: await listSettings(ctx) }
  }
  return { settings: await listSettings(ctx), timeZones: TIME_ZONES }
}
