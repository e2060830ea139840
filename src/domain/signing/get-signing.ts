import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { assertMay } from '../staff/index.js'
import { type FieldForVapi, fieldsForVapi } from './fields-for-vapi.js'
import { findPlan, ownerOf } from './plans.js'
import { type AnyOptions, optionsOf, type SigningScheme } from './types.js'

export type SigningView = {
  scheme: SigningScheme
  options: AnyOptions
  toleranceSeconds: number
  vapiCredentialId: string | null
  /** When the secret before the current one stops working; null when there is none. */
  previousUntil: Date | null
  /** What to type into Vapi, field by field. */
  fields: FieldForVapi[]
}

/**
 * How Vapi proves who it is to a client's URL, or with null to the organisation's. It never holds a secret.
 * @throws not_found, forbidden
 */
export async function getSigning(ctx: Ctx, input: { clientId: string | null }): Promise<SigningView> {
  assertMay(ctx, 'events.read')
  const clientId = z.uuid().nullable().parse(input.clientId)
  await ownerOf(ctx, clientId)
  const plan = await findPlan(ctx, clientId)
  const scheme = plan?.scheme ?? 'NONE'
  const options = optionsOf(scheme, plan?.options)
  const isPreviousValid = plan?.previousSecretSealed && plan.previousUntil && plan.previousUntil > ctx.now
  const view = {
    scheme,
    options,
    toleranceSeconds: plan?.toleranceSeconds ?? 300,
    vapiCredentialId: plan?.vapiCredentialId ?? null,
    previousUntil: isPreviousValid ? plan.previousUntil : null,
  }
  return { ...view, fields: fieldsForVapi(view) }
}
