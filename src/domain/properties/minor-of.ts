import { invalid } from '../../platform/errors.js'
import { readPrice } from './price.js'

type Written = { field: string; written: string | number | null | undefined; currency: string }

/** What was written for a price in minor units; null for nothing. @throws invalid for what is no amount */
export function minorOf({ field, written, currency }: Written): bigint | null {
  const text = String(written ?? '').trim()
  if (text === '') return null
  const minor = readPrice(text, currency)
  if (minor === undefined) throw invalid(field, 'Please write an amount such as 450,000')
  return minor
}
