import { randomUUID } from 'node:crypto'
import type { Prisma } from '@prisma/client'
import type { Deps } from '../../src/platform/context.js'
import { NOW } from './builders.js'

let counter = 0

/** Somebody who called, each with a number of their own. */
export const aLead = (deps: Deps, over: Partial<Prisma.LeadUncheckedCreateInput> & { clientId: string }) =>
  deps.database.prisma.lead.create({
    data: {
      id: randomUUID(),
      number: `+1415555${String(2000 + ++counter)}`,
      name: 'Sam Okafor',
      source: 'PHONE',
      createdAt: NOW,
      lastActivityAt: NOW,
      ...over,
    },
  })

export const aSuppression = (
  deps: Deps,
  over: Partial<Prisma.SuppressionUncheckedCreateInput> & { clientId: string; number: string },
) =>
  deps.database.prisma.suppression.create({
    data: { id: randomUUID(), source: 'PERSON', reason: 'They asked', createdBy: 'Pat', createdAt: NOW, ...over },
  })
