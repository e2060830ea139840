import type { CountryCode } from 'libphonenumber-js/max'
import type { Ctx } from '../../platform/context.js'
import { conflict, DomainError, invalid } from '../../platform/errors.js'
import { countryOf } from '../../platform/phone.js'
import { mayBeCalled } from '../dialling/index.js'

/** Who is to be rung by whom, as it is looked at before anything is written down. */
export type Ring = {
  client: { id: string; isActive: boolean }
  assistant: {
    id: string
    archivedAt: Date | null
    vapiAssistantId: string | null
    publishedVersion: number | null
    facts: unknown
  }
  lead: { id: string; number: string | null } | undefined
  /** E.164 */
  toNumber: string
  fromNumber: string
}

/** Lets a call through, or refuses it with words for whoever wants it. Runs in the transaction that claims the call. */
export type Gate = (tx: Ctx, ring: Ring) => Promise<void> | void

const isAtWork: Gate = (_tx, { client, assistant }) => {
  if (!client.isActive) throw conflict('This client is switched off, so nobody is called for it.')
  const { archivedAt, vapiAssistantId, publishedVersion, facts } = assistant
  if (archivedAt) throw conflict('This assistant is archived and makes no calls any more. Use another one.')
  // One that was made in Vapi by hand has no version of ours.
  if (!vapiAssistantId || (publishedVersion === null && facts !== null))
    throw conflict('Publish this assistant first: a call is made with what is live.', { code: 'not_published' })
}

const isOfTheLead: Gate = (_tx, { lead, toNumber }) => {
  if (lead && lead.number !== toNumber)
    throw invalid('leadId', 'This lead has another number. Ring the lead’s own number, or leave the lead out.')
}

const isNoLineOfTheirs: Gate = async (tx, { client, toNumber }) => {
  if ((await tx.db.phoneNumber.count({ where: { clientId: client.id, number: toNumber } })) > 0)
    throw invalid('phoneNumber', 'An assistant answers this number. Ring a person’s number.')
}

/** Where a client calls to costs the agency money; its own lines say where its business is. */
const isWithinReach: Gate = async (tx, { client, toNumber }) => {
  if (tx.actor.kind !== 'client') return
  const lines = await tx.db.phoneNumber.findMany({
    where: { clientId: client.id, isActive: true },
    select: { number: true },
  })
  const countries = new Set(lines.flatMap(({ number }) => countryOf(number) ?? []))
  if (!countries.has(countryOf(toNumber) as CountryCode))
    throw invalid(
      'phoneNumber',
      `Calls go to the countries of your own numbers (${[...countries].sort().join(', ')}). Ask your agency for others.`,
    )
}

const mayRing: Gate = (tx, { client, toNumber }) => mayBeCalled(tx, { clientId: client.id, number: toNumber })

const isNotInATestCall: Gate = async (tx, { client, toNumber }) => {
  const open = await tx.db.testCall.count({
    where: { clientId: client.id, toNumber, state: { in: ['PLACING', 'PLACED', 'UNKNOWN'] } },
  })
  if (open > 0) throw underWay('A test call to this number is going on.')
}

/** A number is rung by one call at a time. */
export const underWay = (words: string, attemptId?: string) =>
  new DomainError('conflict', `${words} Wait until it has ended.`, {
    code: 'call_under_way',
    ...(attemptId && { attemptId }),
  })

/** Everything a call has to pass, in this order. Credit and calling hours are one more of them each. */
export const gates: readonly Gate[] = [
  isAtWork,
  isOfTheLead,
  isNoLineOfTheirs,
  isWithinReach,
  mayRing,
  isNotInATestCall,
]
