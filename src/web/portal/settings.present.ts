import type { MyNotifications } from '../../domain/notifications/index.js'
import type { ImpersonationLine } from '../../domain/sessions/index.js'
import type { Clock } from './times.present.js'

/** Who of the agency opened this portal, when and why. */
export const presentVisits = (visits: readonly ImpersonationLine[], { clock, now }: { clock: Clock; now: Date }) =>
  visits.map(({ staffName, reason, startedAt, endedAt }) => ({
    who: staffName,
    why: reason,
    when:
      endedAt > now
        ? `Since ${clock.dayAndTime(startedAt).replace('Today', 'today')}`
        : clock.range(startedAt, endedAt),
    isNow: endedAt > now,
  }))

const KINDS = [
  ['messages', 'Messages that callers leave'],
  ['bookings', 'Viewings, tours and meetings'],
  ['offers', 'Offers'],
  ['transfers', 'Callers who asked for a person and reached nobody'],
] as const

/** Which mails whoever reads wants; undefined for staff, who get none. */
export const presentMails = (
  mine: MyNotifications | undefined,
  { to, isOn }: { to: string | undefined; isOn: boolean },
) =>
  mine && {
    to: to ?? '',
    kinds: KINDS.map(([name, label]) => ({ name, label, isOn: mine[name] })),
    note: isOn ? undefined : 'None is sent while notifications by e-mail are off.',
  }
