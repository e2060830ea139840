import { writePrice } from '../domain/properties/index.js'
import { sayAmount } from '../domain/spoken/index.js'

/** $450,000 or €1,250.50, of minor units such as cents; null where there is none. */
export const amountInWords = (minor: unknown, currency: unknown): string | null =>
  typeof minor === 'bigint' ? sayAmount(minor, String(currency)) : null

/** 450000 or 1250.50, as a field has it. */
export function amountTyped(minor: unknown, currency: unknown): string | null {
  return typeof minor === 'bigint' ? writePrice(minor, String(currency)) : null
}
