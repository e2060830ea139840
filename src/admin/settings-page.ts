import type { ActionRequest } from 'adminjs'
import { listSettings, updateSetting } from '../domain/settings/index.js'
import { getSigning, ORGANISATION_PATH } from '../domain/signing/index.js'
import type { Ctx } from '../platform/context.js'
import { refusalAnswer } from './actions/answers.js'
import { formValues } from './actions/write.js'
import { payloadOf } from './adminjs-types.js'
import { TIME_ZONES } from './choices.js'
import { ctxOf } from './current-admin.js'
import { changeSigning, rotateSigning } from './signing.js'
import { ROTATE_FIELDS, SIGNING_FIELDS } from './signing-fields.js'
import type { Row } from './spec.js'
import type { Field } from './ui-types.js'

/** The settings of the installation: read by GET, one of them, or how the organisation's deliveries are signed, changed by POST. */
export async function settingsPage(request: ActionRequest, _response: unknown, context: { currentAdmin?: unknown }) {
  const ctx = ctxOf(context)
  if (request.method === 'post') {
    try {
      return await change(ctx, payloadOf(request))
    } catch (error) {
      return refusalAnswer(error, {})
    }
  }
  return { settings: await listSettings(ctx), timeZones: TIME_ZONES, organisation: await organisation(ctx) }
}

async function change(ctx: Ctx, payload: Row) {
  switch (payload['kind']) {
    case 'signing': {
      const said = await changeSigning(ctx, null, valuesOf(SIGNING_FIELDS, payload))
      return { said, organisation: await organisation(ctx) }
    }
    case 'rotate-signing': {
      const said = await rotateSigning(ctx, null, valuesOf(ROTATE_FIELDS, payload))
      return { said, organisation: await organisation(ctx) }
    }
    default:
      await updateSetting(ctx, { id: String(payload['id'] ?? ''), value: String(payload['value'] ?? '') })
      return { said: { message: 'Saved', kind: 'good' }, settings: await listSettings(ctx) }
  }
}

/** The URL for agencies that set one in Vapi, and how deliveries to it are signed. */
const organisation = async (ctx: Ctx) => ({
  url: `${ctx.config.publicUrl}${ORGANISATION_PATH}`,
  signing: await getSigning(ctx, { clientId: null }),
})

const valuesOf = (fields: Field[], payload: Row) => formValues([{ title: '', fields }], payload)
