import { isDeepStrictEqual } from 'node:util'
import { isNotAtVapi, type VapiRest, type VapiThing } from '../../integrations/voice/index.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { asRefusal, conflict } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { accountOfClient, vapiOf } from '../vapi-accounts/index.js'
import { assertMayChange } from './may.js'
import { noteUsual } from './note-usual.js'
import { isOwned, type OwnedNumber, readNumber, readNumbers } from './number-row.js'
import { OURS, statusAtVapi } from './vapi-status.js'
import { membersToWrite, type Wanted, wantedAtVapi } from './wanted.js'

type Known = OwnedNumber & { vapiPhoneNumberId: string }

/** Somebody changes the number again and again while we tell Vapi: that is not worth more. */
const MOST_TRIES = 3

/**
 * Tells Vapi who answers a client's number and where to report: looks, writes only whole members that are wrong, and looks
 * again; also anew when what is wanted changed meanwhile. Safe to repeat. Where Vapi says no, the number keeps showing what
 * is wrong with it.
 * @throws conflict when the number is nobody's, is not at Vapi (any more), or its assistant is not; provider_*
 */
export async function attachNumber(ctx: Ctx, input: { phoneNumberId: string }): Promise<void> {
  assertMayChange(ctx)
  for (let n = 1; n <= MOST_TRIES; n++) if (await isAttached(ctx, input.phoneNumberId)) return
  throw conflict('Somebody else keeps changing this number. Load it again and repair it.')
}

/** One try; false when what was told is no longer what is wanted. */
async function isAttached(ctx: Ctx, id: string): Promise<boolean> {
  const row = await readNumber(ctx, id)
  if (!isOwned(row)) throw conflict('This number is in the pool: give it to a client first.')
  if (!isKnown(row)) throw conflict('Vapi does not know this number. Import from Vapi, or write down its ID there.')
  const vapi = await vapiOf(ctx, await accountOfClient(ctx, row.clientId))
  const wanted = await wantedAtVapi(ctx, row)
  const before = await thingAt(ctx, vapi, row)
  if (wanted.answererId !== null) await assertAssistantThere(ctx, vapi, { row, assistantId: wanted.answererId })
  const members = membersToWrite(before, wanted)
  const after = members ? await write(ctx, vapi, { row, before, members, wanted }) : before
  const isCurrent = await inTransaction(ctx, async (tx) => {
    if (members) await noteChange(tx, row, { before, members, wanted })
    return isNoted(tx, { row, wanted, data: { vapiStatus: statusAtVapi(after), ...mirrored(row, wanted) } })
  })
  if (isCurrent) await noteUsual(ctx, row)
  return isCurrent
}

/** Notes what Vapi has now, unless the number or what is wanted of it changed since: then it shows that something is wrong. */
async function isNoted(tx: Ctx, { row, wanted, data }: { row: Known; wanted: Wanted; data: Noted }): Promise<boolean> {
  const [fresh] = await readNumbers(tx, { where: { id: row.id, clientId: row.clientId }, take: 1 })
  if (fresh && isOwned(fresh) && isDeepStrictEqual(await wantedAtVapi(tx, fresh), wanted)) {
    const where = { id: row.id, clientId: row.clientId, updatedAt: fresh.updatedAt }
    const noted = { ...data, seenAtVapiAt: tx.now }
    if ((await tx.db.phoneNumber.updateMany({ where, data: noted })).count === 1) return true
  }
  // Whoever has it by now: Vapi may have been told something else than they told it.
  await tx.db.phoneNumber.updateMany({ where: { id: row.id }, data: { vapiStatus: OURS.differs } })
  return false
}

const isKnown = (row: OwnedNumber): row is Known => row.vapiPhoneNumberId !== null

/** Of an assistant of ours what Vapi has been told; one noted by hand stays noted. */
const mirrored = (row: OwnedNumber, { assistantId }: Wanted) =>
  row.assistantId === null ? {} : { vapiAssistantId: assistantId }

async function thingAt(ctx: Ctx, vapi: VapiRest, row: Known): Promise<VapiThing> {
  try {
    return await vapi.getPhoneNumber(row.vapiPhoneNumberId)
  } catch (error) {
    if (!isNotAtVapi(error)) throw error
    await note(ctx, row, { vapiStatus: OURS.missing })
    throw conflict(`Vapi no longer has ${row.number}. Buy or import it again, or take another number.`)
  }
}

async function assertAssistantThere(
  ctx: Ctx,
  vapi: VapiRest,
  { row, assistantId }: { row: Known; assistantId: string },
) {
  try {
    await vapi.getAssistant(assistantId)
  } catch (error) {
    if (!isNotAtVapi(error)) throw error
    await note(ctx, row, { vapiStatus: OURS.orphaned })
    const name = row.assistant ? `“${row.assistant.name}”` : 'The assistant that should answer'
    throw conflict(`${name} is no longer at Vapi. Publish it again, then repair the number.`)
  }
}

type Change = { before: VapiThing; members: Record<string, unknown>; wanted: Wanted }

async function write(ctx: Ctx, vapi: VapiRest, { row, before, members, wanted }: Change & { row: Known }) {
  try {
    await vapi.updatePhoneNumber(row.vapiPhoneNumberId, { ...members, provider: String(before['provider']) })
    const after = await vapi.getPhoneNumber(row.vapiPhoneNumberId)
    const wrong = Object.keys(membersToWrite(after, wanted) ?? {})
    if (wrong.length > 0) throw conflict(`Vapi took the change and still shows another ${wrong.join(' and ')}.`)
    return after
  } catch (error) {
    // Also when nobody knows whether it was written.
    if (asRefusal(error)) await note(ctx, row, { vapiStatus: OURS.differs })
    throw error
  }
}

type Noted = { vapiStatus: string; vapiAssistantId?: string | null }

/** Only while the number is still this client's. */
async function note(ctx: Ctx, { id, clientId }: Known, data: Noted): Promise<void> {
  await ctx.db.phoneNumber.updateMany({ where: { id, clientId }, data })
}

async function noteChange(tx: Ctx, row: Known, { before, members, wanted }: Change): Promise<void> {
  await audit(tx, {
    action: 'numbers.attach',
    subject: { kind: 'phone_number', id: row.id, name: row.number },
    clientId: row.clientId,
    changes: {
      ...('assistantId' in members && { assistant: [before['assistantId'] ?? null, wanted.assistantId] }),
      ...('server' in members && { address: [before['server'] ? 'another' : null, 'ours'] }),
    },
  })
}
