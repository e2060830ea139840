import type { Prisma } from '@prisma/client'
import { wordsOf } from '../../platform/blind-index.js'
import type { Ctx } from '../../platform/context.js'
import { HIDDEN, isHidden } from '../../platform/phone.js'
import { holding } from '../../platform/search.js'

/**
 * Calls that a search text finds: in the caller's name, in either number (by digits, or as written where it is a SIP
 * address), those of hidden numbers by a word for them ("hidden number"), or by words that all were said in the
 * conversation. Those are found only within one client, whose key hashes them.
 */
export function matches(ctx: Ctx, text: string, clientId: string | undefined): Prisma.CallWhereInput {
  const asWritten = holding(text)
  const ways: Prisma.CallWhereInput[] = [{ callerName: asWritten }]
  const digits = digitsOf(text)
  if (!IS_NUMBER.test(text)) ways.push({ fromNumber: asWritten }, { toNumber: asWritten })
  if (/\p{L}/u.test(text) && isHidden(text)) ways.push({ direction: 'INBOUND', fromNumber: HIDDEN })
  if (digits) ways.push({ fromNumber: { contains: digits } }, { toNumber: { contains: digits } })
  if (clientId && wordsOf(text).length > 0) {
    ways.push({ wordHashes: { hasEvery: ctx.blindIndex.hashesOf(clientId, text) } })
  }
  return { OR: ways }
}

const IS_NUMBER = /^[\d\s()+./-]+$/

/** The digits of a text that could be part of a number, without the zero that people dial inside a country. */
function digitsOf(text: string): string | undefined {
  if (!IS_NUMBER.test(text)) return undefined
  const digits = text.replace(/\D/g, '').replace(/^0+/, '')
  return digits.length >= 2 ? digits : undefined
}
