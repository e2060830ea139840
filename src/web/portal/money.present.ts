import { sayAmount } from '../../domain/spoken/index.js'

/** An amount of minor units as people write it, also where the currency is none: 45000000 USD becomes $450,000. */
export const money = (minor: bigint, currency: string): string =>
  sayAmount(minor, /^[A-Z]{3}$/.test(currency) ? currency : 'USD')
