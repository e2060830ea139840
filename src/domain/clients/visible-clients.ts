import type { Prisma } from '@prisma/client'
import type { Actor } from '../../platform/context.js'

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** The clients this actor may know of: the one filter every read of clients' data starts from. */
export function visibleClients(actor: Actor): Prisma.ClientWhereInput {
  switch (actor.kind) {
    case 'staff':
    case 'job':
    case 'script':
      return {}
    case 'client':
    case 'impersonator':
    case 'webhook':
      return { id: actor.clientId }
    case 'visitor':
      return { id: NOBODY }
  }
}
