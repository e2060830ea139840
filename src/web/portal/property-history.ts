import { listAppointments } from '../../domain/appointments/index.js'
import { listCalls } from '../../domain/calls/index.js'
import { listOffers } from '../../domain/offers/index.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { presentAppointment } from './appointments.present.js'
import { presentCall } from './calls.present.js'
import { presentOffer } from './offers.present.js'
import type { Clock } from './times.present.js'
import type { Tag } from './words.present.js'

const MOST = 5

type Line = { href: string; title: string; detail: string; tag: Tag | undefined }
export type HistoryCard = { id: string; title: string; lines: Line[] }

/** What was agreed, offered and asked about a property: the latest five of each; what there is none of is left out. */
export function propertyHistory(ctx: Ctx, { id: propertyId }: { id: string }, clock: Clock): Promise<HistoryCard[]> {
  return inTransaction(ctx, async (tx) => {
    const { appointments } = await listAppointments(tx, { propertyId, order: 'latest' })
    const { offers } = await listOffers(tx, { propertyId })
    const { calls } = await listCalls(tx, { propertyId })
    const cards = [
      {
        id: 'agreed',
        title: 'Appointments',
        lines: appointments.slice(0, MOST).map((row) => {
          const { href, begins, what, who, withWhom, status } = presentAppointment(row, clock)
          return { href, title: begins, detail: dotted(what, who, withWhom && `with ${withWhom}`), tag: status }
        }),
      },
      {
        id: 'offers',
        title: 'Offers',
        lines: offers.slice(0, MOST).map((row) => {
          const { href, amount, buyer, when, status } = presentOffer(row, clock)
          return { href, title: amount, detail: dotted(buyer, when), tag: status }
        }),
      },
      {
        id: 'calls',
        title: 'Calls',
        lines: calls.slice(0, MOST).map((row) => {
          const { href, caller, when, inShort, outcome } = presentCall(row, clock)
          return { href, title: caller, detail: dotted(when, inShort), tag: outcome }
        }),
      },
    ]
    return cards.filter(({ lines }) => lines.length > 0)
  })
}

const dotted = (...parts: (string | false | undefined)[]) => parts.filter(Boolean).join(' · ')
