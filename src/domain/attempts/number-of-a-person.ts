import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { isHidden } from '../../platform/phone.js'

/** Kinds that a person picks up and that cost what a call costs. */
const RUNG: ReadonlySet<string | undefined> = new Set(['FIXED_LINE', 'MOBILE', 'FIXED_LINE_OR_MOBILE', 'VOIP'])

/**
 * The E.164 form of a number that may be rung, whatever signs and digits it was written with; else why not: it is no whole
 * number (emergency and short ones, extensions, texts around a number), or one that is free to call or costs extra.
 */
export function numberOfAPerson(
  written: string,
  home: CountryCode = 'US',
): { number: string } | { problem: 'no number' | 'no person' } {
  const parsed = parsePhoneNumberFromString(written.trim(), { defaultCountry: home, extract: false })
  if (!parsed?.isValid() || parsed.ext || isHidden(parsed.number)) return { problem: 'no number' }
  return RUNG.has(parsed.getType()) ? { number: parsed.number } : { problem: 'no person' }
}
