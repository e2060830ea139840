import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { pagesOf, setupOf, type VapiRest, type VapiThing } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { conflict, DomainError, notFound } from '../../platform/errors.js'
import { emptyAsNull } from '../../platform/fields.js'
import { toE164 } from '../../platform/phone.js'
import { audit } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { accountOfClient, ORGANISATION, vapiOf } from '../vapi-accounts/index.js'
import { keepNumber } from './keep-number.js'
import { areaCode, placeOf } from './number-facts.js'
import { onePurchase } from './one-purchase.js'

export const buyNumberInput = z.strictObject({
  areaCode,
  /** Without one it goes to the pool. */
  clientId: emptyAsNull(z.uuid()).optional(),
  /** Eight hexadecimal digits of this one wish: asked again with them, what was bought then is answered. */
  mark: z
    .string()
    .regex(/^[0-9a-f]{8}$/)
    .optional(),
})

export type Bought = {
  id: string
  number: string
  /** An earlier purchase that Vapi had not answered: nothing was bought now. */
  wasFound: boolean
}

/** How a number that we bought is named at Vapi, so that one whose purchase was never answered is found again. */
const MARKED = /^Backline [0-9a-f]{8}$/

/**
 * Buys a number at Vapi, with this area code of the United States. What an earlier try bought without our knowing is taken
 * first, and after no answer it is looked whether there is one: nothing is bought twice. One purchase at a time per account.
 * @throws provider_rejected with Vapi's words, as when none is left; provider_down when nobody knows yet whether it was bought;
 * conflict while somebody buys, or while Vapi has not said which number it sold before
 */
export async function buyNumber(ctx: Ctx, input: z.input<typeof buyNumberInput>): Promise<Bought> {
  assertMay(ctx, 'numbers.buy')
  const wanted = buyNumberInput.parse(input)
  const clientId = (wanted.clientId as string | null | undefined) ?? undefined
  if (clientId && !(await ctx.db.client.findUnique({ where: { id: clientId }, select: { id: true } })))
    throw notFound('Client')
  const account = clientId ? await accountOfClient(ctx, clientId) : ORGANISATION
  const vapi = await vapiOf(ctx, account)
  return onePurchase(ctx, account, async () => {
    const earlier = wanted.mark && (await boughtWith(ctx, vapi, wanted.mark))
    if (earlier) return { ...earlier, wasFound: true }
    const unknown = await unknownOurs(ctx, vapi)
    refuseUnchosen(unknown)
    const forgotten = unknown.find((thing) => isIn(thing, wanted.areaCode))
    const thing = forgotten ?? (await buy(vapi, wanted))
    return keep(ctx, { thing, clientId, wasFound: forgotten !== undefined })
  })
}

/** Nobody can say yet whether it is the very number that is wanted now. */
function refuseUnchosen(unknown: readonly VapiThing[]): void {
  const thing = unknown.find((one) => numberOf(one) === undefined)
  if (!thing) return
  const { createdAt } = thing
  const when = typeof createdAt === 'string' ? ` at ${createdAt.slice(0, 16).replace('T', ' ')} UTC` : ''
  throw conflict(
    `Vapi is still choosing the number bought${when} (“${thing['name']}”). Import from Vapi in a minute; delete it at Vapi if it never comes.`,
  )
}

/** What was bought with this mark and noted, when only the answer was lost. */
async function boughtWith(ctx: Ctx, vapi: VapiRest, mark: string) {
  const thing = (await allOf(vapi)).find(({ name }) => name === nameOf(mark))
  if (!thing) return undefined
  const where = { vapiPhoneNumberId: thing.id }
  return (await ctx.db.phoneNumber.findUnique({ where, select: { id: true, number: true } })) ?? undefined
}

const nameOf = (mark: string) => `Backline ${mark}`

type Wish = Pick<z.output<typeof buyNumberInput>, 'areaCode' | 'mark'>

async function buy(vapi: VapiRest, { areaCode: numberDesiredAreaCode, mark }: Wish): Promise<VapiThing> {
  const name = nameOf(mark ?? randomBytes(4).toString('hex'))
  try {
    const made = await vapi.createPhoneNumber({ provider: 'vapi', numberDesiredAreaCode, name })
    // Vapi may choose the number a moment later.
    return numberOf(made) ? made : await vapi.getPhoneNumber(made.id)
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'provider_down') throw error
    const found = (await allOf(vapi).catch(() => [])).find((thing) => thing['name'] === name)
    if (found) return found
    throw new DomainError(
      'provider_down',
      'Vapi did not say whether it bought the number. Try again in a minute: if it did, that one is taken.',
      error.details,
    )
  }
}

/** Numbers with our mark that we have not noted. */
async function unknownOurs(ctx: Ctx, vapi: VapiRest): Promise<VapiThing[]> {
  const marked = (await allOf(vapi)).filter(({ name }) => typeof name === 'string' && MARKED.test(name))
  const known = await ctx.db.phoneNumber.findMany({
    where: { vapiPhoneNumberId: { in: marked.map(({ id }) => id) } },
    select: { vapiPhoneNumberId: true },
  })
  const ids = new Set(known.map(({ vapiPhoneNumberId }) => vapiPhoneNumberId))
  return marked.filter(({ id }) => !ids.has(id))
}

async function allOf(vapi: VapiRest): Promise<VapiThing[]> {
  const all: VapiThing[] = []
  for await (const page of pagesOf(vapi.listPhoneNumbers.bind(vapi), {})) all.push(...page)
  return all
}

const numberOf = (thing: VapiThing) => {
  const { number } = setupOf(thing)
  return number ? toE164(number) : undefined
}

const isIn = (thing: VapiThing, code: string) => placeOf(numberOf(thing) ?? '').areaCode === code

async function keep(ctx: Ctx, bought: { thing: VapiThing; clientId: string | undefined; wasFound: boolean }) {
  const { thing, clientId, wasFound } = bought
  const number = numberOf(thing)
  if (!number)
    throw conflict('Vapi bought a number and has not said yet which. Import from Vapi in a minute: it is among them.')
  const kept =
    (await keepNumber(ctx, { thing, number, clientId })) ??
    (await ctx.db.phoneNumber.findFirst({
      where: { number, clientId: clientId ?? null },
      select: { id: true, number: true },
    }))
  if (!kept) throw conflict('Somebody else changed this number. Load the list again.')
  await audit(ctx, {
    action: 'numbers.buy',
    subject: { kind: 'phone_number', id: kept.id, name: kept.number },
    clientId,
    changes: { wasBoughtBefore: [null, wasFound] },
  })
  return { ...kept, wasFound }
}
