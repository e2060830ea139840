import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { addressLine, availableUnits, type PropertyRow, type UnitRow } from '../properties/index.js'
import { resolveWhen, sayAmount, sayDay, type When } from '../spoken/index.js'
import { propertyField } from './booking-fields.js'
import { dayInWords, dayOf } from './day-at.js'
import { type CallInHand, DEADLINE_MS, defineFunction, type Said } from './in-call-function.js'
import { offerMoment, offerTimes } from './offer-times.js'
import { openProperty } from './open-property.js'
import { bedroomsField, spokenBedrooms } from './spoken-bedrooms.js'
import { serviceField, spokenService } from './spoken-service.js'

const KINDS = { viewing: 'VIEWING', tour: 'TOUR', meeting: 'MEETING' } as const

const input = z.object({
  kind: z
    .enum(['viewing', 'tour', 'meeting'], 'Say whether it is a viewing, a tour or a meeting.')
    .optional()
    .describe('What free times are wanted for; leave it out if the caller asks only whether units are free.'),
  property: propertyField.optional(),
  service: serviceField,
  bedrooms: bedroomsField.describe('How many bedrooms a unit has to have, if the caller said so.'),
  moveIn: z
    .string()
    .trim()
    .max(200, 'Ask the caller when they want to move in, in a few words.')
    .optional()
    .describe('When they want to move in, in the words the caller used.'),
  when: z
    .string()
    .trim()
    .max(200, 'Ask the caller for one day or time.')
    .optional()
    .describe('The day or time the caller would like, in their words; leave it out for the next free times.'),
})
type Asked = z.infer<typeof input>

/** Says which units of a property can be had and which times are free, and keeps those times for this caller. */
export const checkAvailability = defineFunction<Asked>({
  name: 'check_availability',
  label: 'Check availability',
  about: 'The assistant says which units can be had and which times are free, and keeps those free during the call.',
  description:
    'Finds free times for a viewing, tour or meeting, and the units of a property that can be had. ' +
    'Use it before booking when the caller has no time in mind or asks what is free. It books nothing.',
  input,
  needs: ['booking'],
  effect: 'writes',
  deadlineMs: DEADLINE_MS,
  async run(tx, asked, call) {
    const found = asked.property ? await openProperty(tx, asked.property, call) : undefined
    if (found && 'ask' in found) return { say: found.ask, ...(found.propertyId && { propertyId: found.propertyId }) }
    const property = found?.property
    const said = await availability(tx, { asked, property }, call)
    return property ? { ...said, propertyId: property.id } : said
  },
})

type About = { asked: Asked; property: PropertyRow | undefined }

async function availability(tx: Ctx, { asked, property }: About, call: CallInHand): Promise<Said> {
  const units = property && property.units > 0 ? await unitsInWords(tx, { asked, property }, call) : undefined
  if (units && 'ask' in units) return { say: units.ask }
  const isAboutUnits = units && !asked.kind && !asked.when
  if (isAboutUnits) return { say: `${units.say} Ask the caller whether they would like a tour.`, isDone: true }
  const kind = KINDS[asked.kind ?? usualKind(property)]
  const wanted = kind === 'MEETING' ? spokenService(asked.service, call) : {}
  if ('ask' in wanted) return { say: wanted.ask }
  const { minutes } = wanted
  const when = asked.when ? resolved(tx, asked.when, call) : undefined
  if (when?.kind === 'unclear') return { say: [units?.say, when.ask].filter(Boolean).join(' ') }
  const times =
    when?.kind === 'at'
      ? offerMoment(tx, { kind, minutes, at: when.at }, call)
      : offerTimes(tx, { kind, minutes, day: when }, call)
  return { say: [units?.say, await times].filter(Boolean).join(' '), isDone: true }
}

const usualKind = (property: PropertyRow | undefined) =>
  property ? (property.listing === 'RENT' ? 'tour' : 'viewing') : 'meeting'

const resolved = (tx: Ctx, said: string, { language, client }: CallInHand): When =>
  resolveWhen(said, { language, timeZone: client.timeZone, now: tx.now })

const READ_OUT = 3

async function unitsInWords(tx: Ctx, { asked, property }: About & { property: PropertyRow }, call: CallInHand) {
  const moveIn = asked.moveIn ? resolved(tx, dayInWords(asked.moveIn), call) : undefined
  if (moveIn?.kind === 'unclear') return { ask: moveIn.ask }
  const onOrBefore = moveIn && dayOf(moveIn, call.client.timeZone)
  const rooms = spokenBedrooms(asked.bedrooms, call)
  if ('ask' in rooms) return rooms
  const wanted = { clientId: call.clientId, propertyId: property.id, ...rooms, onOrBefore }
  const units = await availableUnits(tx, wanted)
  const at = addressLine(property)
  if (units.length === 0) return { say: `No unit like that is free at ${at}.` }
  const where = { timeZone: call.client.timeZone, now: tx.now }
  const lines = units.slice(0, READ_OUT).map((unit) => unitInWords(unit, property.currency, where))
  const more = units.length - lines.length
  return { say: `Free at ${at}: ${lines.join('; ')}${more > 0 ? `; and ${more} more` : ''}.` }
}

function unitInWords(unit: UnitRow, currency: string, where: { timeZone: string; now: Date }): string {
  const { name, bedrooms, rentMinor, availableOn } = unit
  const isLater = availableOn && new Date(`${availableOn}T00:00:00Z`) > where.now
  const facts = [
    bedrooms === null ? undefined : bedrooms === 0 ? 'a studio' : `${bedrooms} bedroom${bedrooms === 1 ? '' : 's'}`,
    rentMinor === null ? undefined : `${sayAmount(rentMinor, currency)} a month`,
    isLater ? `from ${sayDay(availableOn, where)}` : undefined,
  ]
  return [name, ...facts.filter(Boolean)].join(', ')
}
