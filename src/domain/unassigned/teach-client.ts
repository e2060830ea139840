import { randomUUID } from 'node:crypto'
import type { PhoneNumber } from '@prisma/client'
import type { NamedThings } from '../../integrations/voice/index.js'
import { type Ctx, isUniqueViolation } from '../../platform/context.js'
import { conflict, invalid } from '../../platform/errors.js'
import { toE164 } from '../../platform/phone.js'
import type { Changes } from '../audit/index.js'

type Named = {
  clientId: string
  names: NamedThings /** Where Vapi named a number by its id alone. */
  number?: string | undefined
}

/**
 * Writes down that what an event names is this client's, so that later ones find it: its assistant, or where it names
 * none its number, which may come from the pool. Answers what was new. Safe to repeat.
 * @throws conflict when it is another client's; invalid with the field "number" when that has to be said
 */
export async function teachClient(tx: Ctx, { clientId, names, number }: Named): Promise<Changes> {
  try {
    if (names.vapiAssistantId) return await teachAssistant(tx, clientId, names.vapiAssistantId)
    if (names.vapiPhoneNumberId || names.number) return await teachNumber(tx, { clientId, names, number })
    return {}
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict('Somebody else assigned this at the same moment. Please try again.')
    throw error
  }
}

async function teachAssistant(tx: Ctx, clientId: string, vapiAssistantId: string): Promise<Changes> {
  const known = await tx.db.assistant.findUnique({
    where: { vapiAssistantId },
    select: { clientId: true, client: { select: { businessName: true } } },
  })
  if (known?.clientId === clientId) return {}
  if (known) throw othersHave('assistant', [known.client.businessName])
  const others = await tx.db.client.findMany({ where: { vapiAssistantId }, select: { id: true, businessName: true } })
  if (others.length > 0 && others.every(({ id }) => id !== clientId))
    throw othersHave(
      'assistant',
      others.map(({ businessName }) => businessName),
    )
  await tx.db.assistant.create({ data: { id: randomUUID(), clientId, vapiAssistantId, name: 'Assigned from Vapi' } })
  return { assistant: [null, vapiAssistantId] }
}

async function teachNumber(tx: Ctx, { clientId, names, number: typed }: Named): Promise<Changes> {
  const { vapiPhoneNumberId = null } = names
  const byId = vapiPhoneNumberId && (await tx.db.phoneNumber.findUnique({ where: { vapiPhoneNumberId } }))
  const number = names.number ?? (byId ? byId.number : numberFrom(typed))
  const byNumber = await tx.db.phoneNumber.findUnique({ where: { number } })
  if (byId && byNumber && byId.id !== byNumber.id)
    throw conflict('Vapi’s id of this number is noted at another number. Correct the phone numbers first.')
  const known = byId || byNumber
  if (!known) {
    const others = await tx.db.client.findMany({
      where: { vapiPhoneNumber: number },
      select: { id: true, businessName: true },
    })
    if (others.length > 0 && others.every(({ id }) => id !== clientId))
      throw othersHave(
        'number',
        others.map(({ businessName }) => businessName),
      )
    await tx.db.phoneNumber.create({ data: { id: randomUUID(), clientId, number, vapiPhoneNumberId } })
    return { phoneNumber: [null, number] }
  }
  return takeNumber(tx, { known, clientId, vapiPhoneNumberId })
}

type Taking = { known: PhoneNumber; clientId: string; vapiPhoneNumberId: string | null }

async function takeNumber(tx: Ctx, { known, clientId, vapiPhoneNumberId }: Taking): Promise<Changes> {
  if (known.clientId !== null && known.clientId !== clientId) {
    const other = await tx.db.client.findUniqueOrThrow({
      where: { id: known.clientId },
      select: { businessName: true },
    })
    throw othersHave('number', [other.businessName])
  }
  if (known.vapiPhoneNumberId !== null && vapiPhoneNumberId !== null && known.vapiPhoneNumberId !== vapiPhoneNumberId)
    throw conflict('This number is noted with another id of Vapi. Correct the phone numbers first.')
  const { count } = await tx.db.phoneNumber.updateMany({
    where: { id: known.id, OR: [{ clientId: null }, { clientId }] },
    data: { clientId, ...(vapiPhoneNumberId && { vapiPhoneNumberId }) },
  })
  if (count === 0) throw conflict('Somebody else assigned this number at the same moment. Please try again.')
  return known.clientId === clientId ? {} : { phoneNumber: [null, known.number] }
}

function numberFrom(typed: string | undefined): string {
  if (!typed) throw invalid('number', 'Vapi named only the id of this number. Which number is it?')
  const number = toE164(typed, 'US')
  if (!number) throw invalid('number', 'Please write a phone number such as +1 415 555 2671')
  return number
}

const othersHave = (what: string, names: string[]) =>
  conflict(`This ${what} belongs to ${names.join(' and ')}. Take it away there first.`)
