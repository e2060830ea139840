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
