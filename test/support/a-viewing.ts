import { randomUUID } from 'node:crypto'
import type { Prisma } from '@prisma/client'
import type { Deps } from '../../src/platform/context.js'
import { NOW } from './builders.js'

type Over = Partial<Prisma.AppointmentUncheckedCreateInput> & {
  clientId: string
  minutes?: number
  note?: string
  evidence?: string
}

/** A viewing that was booked on the phone and waits: an hour from now, half an hour long, with nobody yet. */
export function aViewing(deps: Deps, { minutes = 30, note, evidence, ...over }: Over) {
  const id = over.id ?? randomUUID()
  const { clientId } = over
  const startsAt = new Date((over.startsAt as Date | undefined) ?? NOW.getTime() + 3_600_000)
  const endsAt = new Date(startsAt.getTime() + minutes * 60_000)
  const sealed = (column: string, text: string | undefined) =>
    text ? deps.vault.seal({ clientId, table: 'appointments', column, id }, text) : null
  return deps.database.prisma.appointment.create({
    data: {
      kind: 'VIEWING',
      status: 'PENDING',
      source: 'FUNCTION',
      timeZone: 'America/New_York',
      attendeeName: 'Priya Raman',
      attendeeNumber: '+14155550164',
      blockedFrom: startsAt,
      blockedTo: endsAt,
      ...over,
      id,
      startsAt,
      endsAt,
      noteSealed: sealed('note_sealed', note),
      evidenceSealed: sealed('evidence_sealed', evidence),
    },
  })
}

/** Somebody who takes appointments whenever the business is open. */
export const aColleague = (deps: Deps, over: Partial<Prisma.TeamMemberUncheckedCreateInput> & { clientId: string }) =>
  deps.database.prisma.teamMember.create({ data: { id: randomUUID(), name: 'Dana Whitfield', ...over } })
