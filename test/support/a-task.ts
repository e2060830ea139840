import { randomUUID } from 'node:crypto'
import type { Prisma } from '@prisma/client'
import type { Deps } from '../../src/platform/context.js'
import { NOW } from './builders.js'

/** Something to do. */
export function aTask(
  deps: Deps,
  { text, ...over }: Partial<Prisma.TaskUncheckedCreateInput> & { clientId: string; text?: string },
) {
  const id = over.id ?? randomUUID()
  const place = { clientId: over.clientId, table: 'tasks', column: 'text_sealed', id }
  const textSealed = text ? deps.vault.seal(place, text) : null
  return deps.database.prisma.task.create({
    data: {
      kind: 'FOLLOW_UP',
      title: 'Send the floor plan',
      createdBy: 'Pat',
      createdAt: NOW,
      ...over,
      id,
      textSealed,
    },
  })
}
