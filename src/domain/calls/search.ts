import type { Prisma } from '@prisma/client'
import { wordsOf } from '../../platform/blind-index.js'
import type { Ctx } from '../../platform/context.js'

/**
 * Calls that a search text finds: in the caller's name, in either number when it has digits, or by words that all were
 * said in the conversation. Those are found only within one client, whose key hashes them.
 */
export function matches(ctx: Ctx, text: string, clientId: string | undefined): Prisma.CallWhereInput {
  const ways: Prisma.CallWhereInput[] = [{ callerName: { contains: literally(text), mode: 'insensitive' } }]
  const digits = digitsOf(text)
  if (digits) ways.push({ fromNumber: { contains: digits } }, { toNumber: { contains: digits } })
  if (clientId && wordsOf(text).length > 0) {
    ways.push({ wordHashes: { hasEvery: ctx.blindIndex.hashesOf(clientId, text) } })
  }
  return { OR: ways }
}

/** Prisma does not escape what LIKE reads as a wildcard. */
const literally = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/** The digits of a text that could be part of a number, without the zero that people dial inside a country. */
function digitsOf(text: string): string | undefined {
  if (!/^[\d\s()+./-]+$/.test(text)) return undefined
  const digits = text.replace(/\D/g, '').replace(/^0+/, '')
  return digits.length >= 2 ? digits : undefined
}
