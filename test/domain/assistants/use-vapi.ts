import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach } from 'vitest'
import { holdClock } from '../../../src/domain/assistants/hold.js'
import type { Deps } from '../../../src/platform/context.js'
import { type Resource, type RestFault, startVapiEmulator, type VapiEmulator } from '../../emulators/vapi.js'

/** A Vapi of each test's own, which the database's deps know; and what one often asks of it. Call it beside useDatabase. */
export function useVapi(db: { readonly deps: Deps }) {
  let vapi: VapiEmulator | undefined
  const it = () => {
    if (!vapi) throw new Error('Vapi is there from beforeEach on')
    return vapi
  }
  const { now } = holdClock
  beforeEach(async () => {
    // Nothing happens by the clock there: minutes pass when a test says so.
    holdClock.now = (ctx) => ctx.now
    vapi = await startVapiEmulator()
    Object.assign(db.deps, { config: { ...db.deps.config, vapiBaseUrl: vapi.url, vapiApiKey: vapi.apiKey } })
  })
  afterEach(() => {
    holdClock.now = now
    return it().close()
  })

  return {
    it,
    /** The assistants at Vapi. */
    assistants: () => [...it().assistants.values()],
    /** The only one there. */
    assistant(): Resource {
      const [one, ...others] = it().assistants.values()
      if (!one || others.length > 0) throw new Error(`There are ${others.length + (one ? 1 : 0)} assistants at Vapi`)
      return one
    },
    /** "POST /assistant", with ids left out, since the last time. */
    asked(): string[] {
      return it()
        .requests.splice(0)
        .map(({ method, path }) => `${method} ${path.replace(/\/[0-9a-f-]{36}/, '/:id')}`)
    },
    /** What was sent to one address, parsed, oldest first. */
    sent: (method: string, path: string): Record<string, unknown>[] =>
      it()
        .requests.filter((asked) => asked.method === method && asked.path.startsWith(path))
        .map(({ body }) => JSON.parse(body.toString('utf8'))),
    /** What this request meets, until it is taken away by another call or by undefined. */
    fail(request: string | undefined, fault?: RestFault) {
      it().faults.rest = ({ method, path }) =>
        `${method} ${path.replace(/\/[0-9a-f-]{36}/, '/:id')}` === request ? fault : undefined
    },
    /** A phone number, at Vapi and here. */
    async aNumber(over: { clientId: string; assistantId?: string; isPrimary?: boolean; number?: string }) {
      const id = randomUUID()
      const number = over.number ?? '+14155552671'
      const at = new Date().toISOString()
      it().phoneNumbers.set(id, {
        id,
        orgId: randomUUID(),
        createdAt: at,
        updatedAt: at,
        provider: 'vapi',
        number,
        status: 'active',
      })
      const { prisma } = db.deps.database
      return prisma.phoneNumber.create({ data: { id, vapiPhoneNumberId: id, number, ...over } })
    },
    number: (id: string) => it().phoneNumbers.get(id) as Resource,
  }
}
