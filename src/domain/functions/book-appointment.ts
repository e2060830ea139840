import { z } from 'zod'
import type { Ctx } from '../../platform/context.js'
import { takersOf } from '../team/index.js'
import { bookInCall } from './book-in-call.js'
import { bookingFields } from './booking-fields.js'
import { type CallInHand, DEADLINE_MS, defineFunction } from './in-call-function.js'
import { serviceField, spokenService } from './spoken-service.js'

const input = z.object({
  withWhom: z
    .string()
    .trim()
    .max(120, 'Give only the name of the person they want to see.')
    .optional()
    .describe('The person of the business they want to see, if they named one.'),
  service: serviceField,
  ...bookingFields,
})

/** Books an appointment with the business, pending until the client confirms it. */
export const bookAppointment = defineFunction<z.infer<typeof input>>({
  name: 'book_appointment',
  label: 'Book an appointment',
  about: 'The assistant books an appointment at a free time of the team.',
  description:
    'Books an appointment with the business. Use it when the caller wants an appointment and has said when. ' +
    'Ask for their name, and whether the number they are calling from is right, first. ' +
    'Say that it is booked only if the answer says so, and read back what was noted.',
  input,
  needs: ['booking'],
  intent: 'book_appointment',
  outcome: 'APPOINTMENT_BOOKED',
  effect: 'writes',
  deadlineMs: DEADLINE_MS,
  async run(tx, { withWhom, service, ...booking }, call) {
    const wanted = spokenService(service, call)
    if ('ask' in wanted) return { say: wanted.ask }
    const member = withWhom ? await namedMember(tx, withWhom, call) : {}
    if ('ask' in member) return { say: member.ask }
    return bookInCall(tx, { ...booking, ...member, ...wanted, kind: 'MEETING' }, call)
  },
})

type Named = { teamMemberId?: string } | { ask: string }

/** A part of a name is enough where it is one person's; who says anybody gets whoever is free. */
async function namedMember(tx: Ctx, said: string, { clientId }: CallInHand): Promise<Named> {
  const members = (await takersOf(tx, clientId)).members.filter(({ isDefault }) => !isDefault)
  // A business that named nobody cannot promise a person.
  if (members.length === 0) return {}
  const wanted = wordsOf(said)
  const meant = members.filter(({ name }) => wanted.some((word) => wordsOf(name).includes(word)))
  const [member] = meant
  if (member && meant.length === 1) return { teamMemberId: member.id }
  if (ANYBODY.test(folded(said))) return {}
  const names = (meant.length > 0 ? meant : members).slice(0, 3).map(({ name }) => name)
  return { ask: `It is not clear who that is. Ask the caller whether they mean ${names.join(' or ')}, or anybody.` }
}

const TITLES = ['dr', 'doctor', 'mr', 'mrs', 'ms', 'prof', 'professor', 'herr', 'frau', 'senor', 'senora', 'the', 'and']

/** In the four languages that are spoken here. */
const ANYBODY =
  /\b(any ?(body|one)|any|whoever|no preference|egal|irgendjemand|irgendwer|cualquiera|quien sea|n'importe|peu importe)\b/

/** Nobody hears accents: José is Jose. */
const folded = (text: string) => text.toLowerCase().replace(/’/g, "'").normalize('NFD').replace(/\p{M}/gu, '')

const wordsOf = (name: string) =>
  folded(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !TITLES.includes(word))
