import { randomUUID } from 'node:crypto'
import { placeCall, settleAttempts } from '../../../src/domain/attempts/index.js'
import type { Actor } from '../../../src/platform/context.js'
import type { VapiEmulator } from '../../emulators/vapi.js'
import { ctxOf } from '../../support/builders.js'
import type { TestDatabase } from '../../support/database.js'
import { settle, useDoor } from '../../web/webhooks/door.js'
import { MINUTE, PHONE, useTestCalls } from '../test-calls/world.js'

export { MINUTE, PHONE }

type Business = Awaited<ReturnType<ReturnType<typeof useTestCalls>['business']>>
type Over = { id?: string; phoneNumber?: string; leadId?: string; metadata?: Record<string, string> }

/** A Vapi that dials, our door, and businesses that have somebody called. Call it at the top of a file, after useDatabase. */
export function useOutbound(db: TestDatabase) {
  const there = useTestCalls(db)
  const door = useDoor(db)
  const prisma = () => db.deps.database.prisma
  return {
    prisma,
    vapi: (): VapiEmulator => there.vapi,
    business: () => there.business(),
    dialled: () => there.dialled(),
    told: () => there.told(),
    /** One message as Vapi would post it, read. */
    async tell({ client }: Pick<Business, 'client'>, message: object): Promise<void> {
      await door.post(client.token, { message })
      await settle(db.deps)
    },
    /** As a program of the business would, or somebody else. */
    place: ({ assistant, actor }: Pick<Business, 'assistant' | 'actor'>, over: Over = {}, as: Actor = actor) =>
      placeCall(db.deps, ctxOf(db.deps, as, new Date()), {
        id: randomUUID(),
        phoneNumber: PHONE,
        assistantId: assistant.id,
        ...over,
      }),
    /** As the clock would, so many minutes from now. */
    clock: (minutes = 0) => settleAttempts(ctxOf(db.deps, undefined, new Date(Date.now() + minutes * MINUTE))),
    row: (id: string) => prisma().callAttempt.findUniqueOrThrow({ where: { id } }),
    only: () => prisma().callAttempt.findFirstOrThrow({ orderBy: { claimedAt: 'desc' } }),
  }
}
