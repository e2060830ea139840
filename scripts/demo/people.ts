import { randomUUID } from 'node:crypto'
import { createClient, generateWebhookTokens, updateClient } from '../../src/domain/clients/index.js'
import { createStaff } from '../../src/domain/staff/index.js'
import type { Ctx } from '../../src/platform/context.js'
import { alderStone, brightPipe, harborDental } from '../../test/emulators/conversations/index.js'
import type { Business } from '../../test/emulators/vapi.js'

/** Opens every login of the demo, which only this machine can reach. */
export const PASSWORD = 'backline-demo'

const staff = [
  { email: 'robin@agency.example', name: 'Robin Ash', role: 'OWNER' },
  { email: 'kim@agency.example', name: 'Kim Laurent', role: 'SUPPORT' },
  { email: 'viktor@agency.example', name: 'Viktor Hale', role: 'VIEWER' },
] as const

const DAY_MS = 86_400_000

/** The clients, each at another point of its way to being live. */
export const clients = [
  {
    business: harborDental,
    daysHere: 64,
    setupStatus: 'LIVE',
    profile: {
      email: 'maya@harbordental.example',
      name: 'Maya Lindqvist',
      phone: '+14155550120',
      businessType: 'Dental practice',
      serviceHours: 'Monday to Friday 8 AM – 6 PM\nSaturday 9 AM – 1 PM',
      timeZone: 'America/Los_Angeles',
      currency: 'USD',
      adminNotes: 'Pays by invoice. Maya prefers e-mail; ask for Jo at the front desk on Mondays.',
    },
  },
  {
    business: alderStone,
    daysHere: 2,
    setupStatus: 'VAPI_AGENT_CONFIGURED',
    profile: {
      email: 'oliver@alderstone.example',
      name: 'Oliver Stone',
      phone: '+442079460150',
      businessType: 'Property agency',
      serviceHours: 'Monday to Saturday 9:00 – 18:30',
      timeZone: 'Europe/London',
      currency: 'GBP',
      adminNotes: 'Wants German and French from the first day. Goes live once the viewing calendar is shared.',
    },
  },
  {
    business: brightPipe,
    daysHere: 41,
    setupStatus: 'LIVE',
    profile: {
      email: 'joe@brightpipe.example',
      name: 'Joe Ramirez',
      phone: '+15125550140',
      businessType: 'Plumber',
      serviceHours: 'Every day, around the clock',
      timeZone: 'America/Chicago',
      currency: 'USD',
      portalAccess: 'SELF_SERVICE',
      adminNotes: 'Switched carriers on their side last week. If they go silent, check the forwarding first.',
    },
  },
] as const

/** Creates the logins and clients of the demo, unless they are there. */
export async function createPeople(ctx: Ctx): Promise<void> {
  if ((await ctx.db.client.count()) > 0) return
  for (const person of staff) await createStaff(ctx, { ...person, password: PASSWORD })
  for (const client of clients) await createOne(ctx, client)
}

async function createOne(ctx: Ctx, { business, daysHere, setupStatus, profile }: (typeof clients)[number]) {
  const fields = { ...profile, businessName: business.name, password: PASSWORD }
  const { id } = await createClient(ctx, fields)
  await generateWebhookTokens(ctx, { clientIds: [id] })
  const vapi = { vapiAssistantId: business.assistantId, vapiPhoneNumber: business.number }
  await updateClient(ctx, { id, changes: { ...vapi, setupStatus }, reason: 'Live from the first day of the demo' })
  await addNumber(ctx, id, business)
  const createdAt = new Date(ctx.now.getTime() - daysHere * DAY_MS)
  await ctx.db.client.updateMany({ where: { id }, data: { createdAt } })
}

const addNumber = (ctx: Ctx, clientId: string, { number, phoneNumberId }: Business) =>
  ctx.db.phoneNumber.createMany({
    data: { id: randomUUID(), clientId, number, label: 'Main line', vapiPhoneNumberId: phoneNumberId, isPrimary: true },
  })
