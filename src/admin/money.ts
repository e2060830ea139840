import { sayAmount } from '../domain/spoken/index.js'

/** $450,000 or €1,250.50, of minor units such as cents; null where there is none. */
export const amountInWords = (minor: unknown, currency: unknown): string | null =>
  typeof minor === 'bigint' ? sayAmount(minor, String(currency)) : null

/** 450000 or 1250.50, as a field has it. */
export function amountTyped(minor: unknown, currency: unknown): string | null {
  if (typeof minor !== 'bigint') return null
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: String(currency) })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  const scale = 10n ** BigInt(digits)
  const rest = minor % scale
  return rest === 0n ? String(minor / scale) : `${minor / scale}.${String(rest).padStart(digits, '0')}`
}
