import { Prisma } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { asRefusal, conflict } from '../../platform/errors.js'
import { audit, type Changes } from '../audit/index.js'
import { accountOfClient, ORGANISATION } from '../vapi-accounts/index.js'
import { detachAtVapi } from './detach-number.js'
import { assertMayChange } from './may.js'
import { isOwned, type NumberRow, type OwnedNumber, readNumber } from './number-row.js'
import { oneAtATime } from './one-at-a-time.js'
import { OURS } from './vapi-status.js'
import { wasNeverTold } from './was-never-told.js'

export const releaseNumberInput = z.strictObject({
  phoneNumberId: z.uuid(),
  /** Also when a published assistant answers it. */
  evenIfLive: z.boolean().default(false),
})

/** So long nobody else gets it: people who knew it as this client's still call it. */
export const REST_DAYS = 30
const REST_MS = REST_DAYS * 86_400_000
/** Nobody gets a number while we are telling Vapi that it is free. */
const TELLING_MS = 5 * 60_000

/**
 * Takes a number from its client, at Vapi first. It rests in the pool for 30 days, unless nobody was ever told about it;
 * one that is not Vapi's own may be the client's, so that nobody else gets it until staff say so; one of the client's own
 * account at Vapi is no longer noted at all. Everything that was set about it is forgotten.
 * @throws conflict when it answers for a published assistant and nobody said that this is meant; when it is nobody's
 */
export async function releaseNumber(ctx: Ctx, input: z.input<typeof releaseNumberInput>): Promise<void> {
  assertMayChange(ctx)
  const { phoneNumberId, evenIfLive } = releaseNumberInput.parse(input)
  const row = await readNumber(ctx, phoneNumberId)
  if (!isOwned(row)) throw conflict('This number is in the pool already.')
  if (isLive(row) && !evenIfLive)
    throw conflict(`“${row.assistant?.name}” answers this number. Give it back only if callers no longer need it.`)
  const isOfOwnAccount = (await accountOfClient(ctx, row.clientId)) !== ORGANISATION
  const vapiStatus = await detachAtVapi(ctx, row)
  await inTransaction(ctx, async (tx) => {
    await oneAtATime(tx, row.clientId)
    const back = isOfOwnAccount ? await forget(tx, row) : await backToPool(tx, row, { vapiStatus })
    await audit(tx, {
      action: 'numbers.release',
      subject: { kind: 'phone_number', id: row.id, name: row.number },
      clientId: row.clientId,
      changes: { client: [row.client.businessName, null], ...back },
    })
  })
}

/** Whether callers of this number talk to a published assistant that takes calls. */
export const isLive = ({ assistant }: Pick<OwnedNumber, 'assistant'>): boolean =>
  assistant !== null &&
  assistant.archivedAt === null &&
  assistant.vapiAssistantId !== null &&
  assistant.direction === 'INBOUND'

type Back = Pick<NumberRow, 'id' | 'number' | 'clientId' | 'provider' | 'vapiStatus' | 'assignedAt'>

/**
 * Nothing of a client stays on a number in the pool. The oldest other number of the client becomes its primary one.
 * Without a vapiStatus Vapi is still to be told, by tellVapiItIsFree. Answers what else is to be written down about it.
 */
export async function backToPool(tx: Ctx, row: Back, told: { vapiStatus?: string | null } = {}): Promise<Changes> {
  // Brought by the client, as far as we know: staff may switch it on.
  const isBrought = row.provider !== 'VAPI'
  const restsForMs = (await wasNeverTold(tx, row)) ? (told.vapiStatus === undefined ? TELLING_MS : 0) : REST_MS
  const { count } = await tx.db.phoneNumber.updateMany({
    where: { id: row.id, clientId: row.clientId },
    data: {
      clientId: null,
      assistantId: null,
      vapiAssistantId: null,
      vapiStatus: told.vapiStatus === undefined ? OURS.notTold : told.vapiStatus,
      label: null,
      isPrimary: false,
      greeting: null,
      voice: Prisma.DbNull,
      forwardTo: null,
      hours: Prisma.DbNull,
      assignedAt: null,
      restsUntil: restsForMs > 0 ? new Date(tx.now.getTime() + restsForMs) : null,
      ...(isBrought && { isActive: false }),
    },
  })
  if (count === 0) throw conflict('Somebody else changed this number. Load it again and repeat your change.')
  if (row.clientId) await withoutIt(tx, row.clientId, row.number)
  return isBrought ? { givenOut: [null, 'Not given out: it is not one of Vapi’s own'] } : {}
}

async function forget(tx: Ctx, row: OwnedNumber): Promise<Changes> {
  const { count } = await tx.db.phoneNumber.deleteMany({ where: { id: row.id, clientId: row.clientId } })
  if (count === 0) throw conflict('Somebody else changed this number. Load it again and repeat your change.')
  await withoutIt(tx, row.clientId, row.number)
  return {}
}

/** What the client's own row says about the number, and which of the others comes first now. */
async function withoutIt(tx: Ctx, clientId: string, number: string): Promise<void> {
  await tx.db.client.updateMany({ where: { id: clientId, vapiPhoneNumber: number }, data: { vapiPhoneNumber: null } })
  const others = await tx.db.phoneNumber.findMany({
    where: { clientId },
    select: { id: true, isPrimary: true },
    orderBy: [{ assignedAt: { sort: 'asc', nulls: 'last' } }, { createdAt: 'asc' }],
  })
  const [next] = others
  if (next && !others.some(({ isPrimary }) => isPrimary))
    await tx.db.phoneNumber.updateMany({ where: { id: next.id, clientId }, data: { isPrimary: true } })
}

/** After a number was exchanged for another. Where Vapi cannot be told now, the pool shows it, to be put right in one click. */
export async function tellVapiItIsFree(ctx: Ctx, row: NumberRow): Promise<void> {
  try {
    const vapiStatus = await detachAtVapi(ctx, row)
    await inTransaction(ctx, async (tx) => {
      await tx.db.phoneNumber.updateMany({ where: { id: row.id, clientId: null }, data: { vapiStatus } })
      // It only waited for this.
      const soon = { lte: new Date(tx.now.getTime() + TELLING_MS) }
      const where = { id: row.id, clientId: null, restsUntil: soon }
      await tx.db.phoneNumber.updateMany({ where, data: { restsUntil: null } })
    })
  } catch (error) {
    if (!asRefusal(error)) throw error
    ctx.log.warn('a number that was given back is still set up at Vapi', { phoneNumberId: row.id, error })
  }
}
