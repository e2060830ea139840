import type { ClientProfile } from '../../domain/clients/index.js'
import { displayNumber } from '../../platform/phone.js'
import type { Clock } from './times.present.js'
import type { Fact } from './understood.present.js'

/** The business as its own people read it. */
export function presentProfile(profile: ClientProfile, clock: Clock) {
  return {
    business: filled([
      ['Business', profile.businessName],
      ['Kind of business', profile.businessType],
      ['Opening hours', profile.serviceHours],
      ['Contact', profile.name],
      ['E-mail', profile.email],
      ['Phone', profile.phone && displayNumber(profile.phone)],
    ]),
    account: filled([
      ['Time zone', clock.zoneAndNow],
      ['Currency', currencyName(profile.currency)],
      ['This portal', profile.portalAccess === 'SELF_SERVICE' ? 'Self-service' : 'Read-only'],
      ['With us since', clock.month(profile.createdAt)],
    ]),
    numbers: numbersOf(profile),
  }
}

function numbersOf(profile: ClientProfile) {
  const listed = profile.phoneNumbers.map(({ number, label, isPrimary }) => ({
    number: displayNumber(number),
    href: `tel:${number}`,
    label: label ?? (isPrimary ? 'Main number' : ''),
  }))
  const own = profile.vapiPhoneNumber
  const isListed = profile.phoneNumbers.some(({ number }) => number === own)
  return own && !isListed
    ? [{ number: displayNumber(own), href: `tel:${own}`, label: 'Your assistant' }, ...listed]
    : listed
}

const filled = (rows: [label: string, value: string | null][]): Fact[] =>
  rows.flatMap(([label, value]) => (value ? [{ label, value }] : []))

function currencyName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'currency' }).of(code) ?? code
  } catch {
    return code
  }
}
