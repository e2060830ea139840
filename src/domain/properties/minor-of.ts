import { invalid } from '../../platform/errors.js'
import { readMoney } from './price.js'

type Written = { field: string; written: string | number | null | undefined; currency: string }

/**
 * What was written for a price in minor units of the currency it is kept in; null for nothing.
 * @throws invalid for what is no amount, or one in another currency
 */
export function minorOf({ field, written, currency }: Written): bigint | null {
  const text = String(written ?? '').trim()
  if (text === '') return null
  const money = readMoney(text, currency)
  if (money.problem !== undefined) throw invalid(field, money.problem)
  if (money.currency !== currency)
    throw invalid(field, `This is in ${money.currency}. Please write the amount in ${currency}`)
  return money.minor
}
