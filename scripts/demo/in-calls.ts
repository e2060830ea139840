import { setTimeout as sleep } from 'node:timers/promises'
import { DateTime } from 'luxon'
import { confirmAppointment, listAppointments } from '../../src/domain/appointments/index.js'
import { WEEKDAYS } from '../../src/domain/hours/index.js'
import { createTeamMember } from '../../src/domain/team/index.js'
import type { Ctx } from '../../src/platform/context.js'
import {
  alderStone,
  bookingCalls,
  harborDental,
  homeCalls,
  type Moment,
  type Random,
} from '../../test/emulators/conversations/index.js'
import type { Business, VapiEmulator } from '../../test/emulators/vapi.js'
import { createProperties } from './properties.js'

const TEAMS = [
  {
    business: harborDental,
    zone: 'America/Los_Angeles',
    names: ['Maya Lindqvist', 'Jo Park'],
    from: '08:00',
    to: '18:00',
  },
  { business: alderStone, zone: 'Europe/London', names: ['Emma Whitlock', 'Tom Reyes'], from: '09:00', to: '18:30' },
]

/** Every second one was confirmed by the client. */
const CONFIRMED = 2

type Rings = { vapi: VapiEmulator; random: Random; webhookUrlOf: (business: Business) => string }

/**
 * Lets callers book, offer and ask through the in-call functions themselves, once: somebody to take the appointments,
 * something to let, and the calls. Some of what they book is confirmed.
 */
export async function letCallersBook(ctx: Ctx, { vapi, random, webhookUrlOf }: Rings): Promise<void> {
  await createProperties(ctx)
  for (const { business, zone, names, from, to } of TEAMS) {
    const { id: clientId } = await ctx.db.client.findFirstOrThrow({ where: { businessName: business.name } })
    if ((await ctx.db.teamMember.count({ where: { clientId, isDefault: false } })) > 0) continue
    const week = Object.fromEntries(WEEKDAYS.slice(0, 5).map((day) => [day, [{ from, to }]]))
    for (const name of names) await createTeamMember(ctx, { clientId, name, availability: { week, exceptions: [] } })
    const at = workingDay(ctx.now, zone)
    const scripts = business === harborDental ? bookingCalls(random, at) : homeCalls(random, at)
    for (const script of scripts)
      await vapi.placeCall({ webhookUrl: webhookUrlOf(business), script, withChatter: true })
    await confirmSome(ctx, clientId)
  }
  await followedUp(ctx)
}

/** Weekends are skipped, as the teams do. */
const workingDay =
  (now: Date, zone: string): Moment =>
  (days, hour) => {
    let day = DateTime.fromJSDate(now, { zone })
    for (let left = days; left > 0; ) {
      day = day.plus({ days: 1 })
      if (day.weekday <= 5) left--
    }
    return `${day.toISODate()}T${hour}`
  }

async function confirmSome(ctx: Ctx, clientId: string): Promise<void> {
  const { appointments } = await listAppointments(ctx, { clientId, status: 'PENDING' })
  for (const { id } of appointments.filter((_, index) => index % CONFIRMED === 0)) await confirmAppointment(ctx, { id })
}

/** The first pages should not change under the eyes of whoever tries it. */
async function followedUp(ctx: Ctx): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if ((await ctx.db.call.count({ where: { status: 'ENDED', followedUpAt: null } })) === 0) return
    await sleep(200)
  }
}
