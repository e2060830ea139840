import { randomUUID } from 'node:crypto'
import type { NumberProvider } from '@prisma/client'
import { isVapiId, type VapiThing } from '../../integrations/voice/index.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { audit } from '../audit/index.js'
import { placeOf } from './number-facts.js'
import { oneAtATime } from './one-at-a-time.js'
import { OURS, statusAtVapi } from './vapi-status.js'

type New = { thing: VapiThing; number: string; clientId?: string | undefined; isActive?: boolean }

/** Notes a number that Vapi has, in the pool or with a client. Undefined when we have it already, whosever it is. */
export async function keepNumber(ctx: Ctx, { thing, number, clientId, isActive = true }: New) {
  const id = randomUUID()
  return inTransaction(ctx, async (tx) => {
    const vapiAssistantId = isVapiId(thing['assistantId']) ? thing['assistantId'] : null
    const assistant =
      clientId && vapiAssistantId
        ? await tx.db.assistant.findFirst({ where: { clientId, vapiAssistantId }, select: { id: true } })
        : null
    const { count } = await tx.db.phoneNumber.createMany({
      data: {
        id,
        number,
        ...placeOf(number),
        provider: providerOf(thing),
        vapiPhoneNumberId: thing.id,
        vapiStatus: clientId ? OURS.notTold : statusAtVapi(thing),
        seenAtVapiAt: tx.now,
        isActive,
        ...(clientId && { clientId, assignedAt: tx.now, vapiAssistantId, assistantId: assistant?.id ?? null }),
      },
      skipDuplicates: true,
    })
    if (count === 0) return undefined
    if (clientId) await firstIsPrimary(tx, { id, clientId })
    const subject = { kind: 'phone_number', id, name: number }
    await audit(tx, { action: 'numbers.add', subject, clientId })
    return { id, number }
  })
}

async function firstIsPrimary(tx: Ctx, { id, clientId }: { id: string; clientId: string }): Promise<void> {
  await oneAtATime(tx, clientId)
  if ((await tx.db.phoneNumber.count({ where: { clientId, isPrimary: true } })) > 0) return
  await tx.db.phoneNumber.updateMany({ where: { id, clientId }, data: { isPrimary: true } })
}

const PROVIDERS: Record<string, NumberProvider> = {
  vapi: 'VAPI',
  twilio: 'TWILIO',
  vonage: 'VONAGE',
  telnyx: 'TELNYX',
  'byo-phone-number': 'BYO',
}

export const providerOf = (thing: VapiThing): NumberProvider => PROVIDERS[String(thing['provider'])] ?? 'BYO'
