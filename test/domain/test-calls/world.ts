import { afterAll, afterEach, beforeEach } from 'vitest'
import { settleTestCalls } from '../../../src/domain/test-calls/index.js'
import { type Actor, aboveWall, type Ctx } from '../../../src/platform/context.js'
import { harborDental } from '../../emulators/conversations/index.js'
import { startVapiEmulator, type VapiEmulator } from '../../emulators/vapi.js'
import { aLine, aPublishedAssistant } from '../../support/a-test-call.js'
import { aClient, clientActor, ctxOf } from '../../support/builders.js'
import type { TestDatabase } from '../../support/database.js'
import { settle, useDoor } from '../../web/webhooks/door.js'

export const MINUTE = 60_000
export const PHONE = '+14155550177'

/**
 * A Vapi that dials and our door on loopback. Call it at the top of a file, after useDatabase. An app that is made once
 * for the file knows one Vapi, which is given then.
 */
export function useTestCalls(db: TestDatabase, shared?: VapiEmulator) {
  const door = useDoor(db)
  let started: VapiEmulator | undefined
  beforeEach(async () => {
    started = shared ?? (await startVapiEmulator())
    started.requests.length = 0
    for (const fault of ['rest', 'nextRest', 'deliveries'] as const) delete started.faults[fault]
    Object.assign(db.deps, { config: { ...db.deps.config, vapiBaseUrl: started.url, vapiApiKey: started.apiKey } })
  })
  afterEach(() => (shared ? shared.settled() : started?.close()))
  afterAll(() => shared?.close())

  const world = {
    get vapi(): VapiEmulator {
      if (!started) throw new Error('Vapi is there from beforeEach on')
      return started
    },
    prisma: () => db.deps.database.prisma,
    /** As the web calls it: above the wall, the actor still the one who asked. */
    as: (actor: Actor, now = new Date()): Ctx => aboveWall(db.deps, ctxOf(db.deps, actor, now)),
    /** A business in self-service whose assistant and number are live at Vapi. */
    async business(facts: object = { businessName: 'Harbor Dental' }) {
      const client = await aClient(db.deps, { portalAccess: 'SELF_SERVICE' })
      const [assistantId, phoneNumberId] = [crypto.randomUUID(), crypto.randomUUID()]
      const number = `+1415555${String(counter++).padStart(4, '0')}`
      const url = `${door.url}/${client.token}/`
      world.vapi.addBusiness({ ...harborDental, assistantId, phoneNumberId, number }, { url })
      const body = { firstMessage: harborDental.greeting }
      const assistant = await aPublishedAssistant(db.deps, {
        clientId: client.id,
        vapiAssistantId: assistantId,
        facts,
        body,
      })
      const line = await aLine(db.deps, {
        clientId: client.id,
        number,
        vapiPhoneNumberId: phoneNumberId,
        isPrimary: true,
      })
      const actor = clientActor(client.id, { access: 'SELF_SERVICE' })
      return { client, assistant, line, actor, input: { assistantId: assistant.id, toNumber: PHONE } }
    },
    /** What was sent to POST /call. */
    dialled: () =>
      world.vapi.requests
        .filter(({ method, path }) => method === 'POST' && path === '/call')
        .map(({ body }) => JSON.parse(body.toString('utf8'))),
    /** Everything Vapi has to tell is told and read. */
    async told(): Promise<void> {
      await world.vapi.settled()
      await settle(db.deps)
    },
    /** As the clock would, so many minutes from now. */
    clock: (minutes = 0) => settleTestCalls(ctxOf(db.deps, undefined, new Date(Date.now() + minutes * MINUTE))),
    row: (id: string) => db.deps.database.prisma.testCall.findUniqueOrThrow({ where: { id } }),
  }
  return world
}

let counter = 3000
