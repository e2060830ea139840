import { isVapiId, setupOf, type VapiThing } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { findClientBehind } from '../signing/index.js'
import type { VapiAccount } from '../vapi-accounts/index.js'
import { type Judged, judge, type Kind } from './judge.js'
import { clientOfUrl, pointsAtUs, wantedFor } from './wanted.js'

export type LookedAt = Judged & { kind: Kind; vapiId: string; name: string; clientId: string | undefined }

/** Judges an assistant or number that is a client's or reports to us; undefined for those that are none of our business. */
export async function lookAtThing(
  ctx: Ctx,
  account: Pick<VapiAccount, 'clientId'>,
  { kind, thing }: { kind: Kind; thing: VapiThing },
): Promise<LookedAt | undefined> {
  const setup = setupOf(thing)
  const assistantId = kind === 'ASSISTANT' ? thing.id : thing['assistantId']
  const names = {
    ...(isVapiId(assistantId) && { vapiAssistantId: assistantId }),
    ...(kind === 'PHONE_NUMBER' && { vapiPhoneNumberId: thing.id }),
    ...(setup.number && { number: setup.number }),
  }
  const isOurs = pointsAtUs(ctx, setup.server?.url)
  const behind = await findClientBehind(ctx.db, names)
  if (behind === undefined && !isOurs) return undefined
  const clientId = behind ?? (await clientOfUrl(ctx, setup.server?.url)) ?? account.clientId
  const wanted = await wantedFor(ctx, clientId)
  return { ...judge(setup, { kind, wanted, isOurs }), kind, vapiId: thing.id, name: setup.name, clientId }
}
