import { randomUUID } from 'node:crypto'
import type { Prisma } from '@prisma/client'
import { afterEach, beforeEach } from 'vitest'
import { placeOf } from '../../../src/domain/numbers/number-facts.js'
import type { Actor, Deps, StaffRole } from '../../../src/platform/context.js'
import { makeCtx } from '../../../src/platform/context.js'
import { startVapiEmulator, type VapiEmulator } from '../../emulators/vapi.js'
import { newResource } from '../../emulators/vapi-resources.js'
import { clientActor, ctxOf, NOW } from '../../support/builders.js'

let counter = 1_000

/** A number of the pool that Vapi knows, unless said otherwise. */
export function aNumber(deps: Deps, over: Partial<Prisma.PhoneNumberUncheckedCreateInput> = {}) {
  const number = over.number ?? `+1415555${++counter}`
  return deps.database.prisma.phoneNumber.create({
    data: {
      id: randomUUID(),
      ...placeOf(number),
      vapiPhoneNumberId: randomUUID(),
      vapiStatus: 'active',
      ...over,
      number,
    },
  })
}

/** A draft of the wizard; with a vapiAssistantId one that is published. */
export function anAssistant(deps: Deps, over: Partial<Prisma.AssistantUncheckedCreateInput> & { clientId: string }) {
  const isPublished = typeof over.vapiAssistantId === 'string'
  return deps.database.prisma.assistant.create({
    data: {
      id: randomUUID(),
      name: 'Reception',
      facts: {},
      ...(isPublished && { publishState: 'DONE', publishedVersion: 1, publishedRevision: 0 }),
      ...over,
    },
  })
}

export const staff = (role: StaffRole = 'OWNER'): Actor => ({ kind: 'staff', id: randomUUID(), name: 'Robin', role })
export const selfService = (clientId: string) => clientActor(clientId, { access: 'SELF_SERVICE' })

/** What the web room gives verbs that stand above the wall. */
export const above = (deps: Deps, actor: Actor, now = NOW) => ({
  ...makeCtx(deps, actor, { now }),
  db: deps.database.prisma,
  isAboveWall: true as const,
})

export const inside = (deps: Deps, actor: Actor, now = NOW) => ctxOf(deps, actor, now)

/** Vapi, and the deps set up to speak with it. */
export function useVapi(db: { readonly deps: Deps }): { readonly vapi: VapiEmulator } {
  const state: { vapi?: VapiEmulator } = {}
  beforeEach(async () => {
    state.vapi = await startVapiEmulator()
    const { url, apiKey } = state.vapi
    const config = { ...db.deps.config, vapiBaseUrl: url, vapiApiKey: apiKey, publicUrl: 'https://backline.example' }
    Object.assign(db.deps, { config })
  })
  afterEach(() => state.vapi?.close())
  return {
    get vapi() {
      if (!state.vapi) throw new Error('Vapi is there from beforeEach on')
      return state.vapi
    },
  }
}

/** A number as Vapi has it. */
export function atVapi(
  vapi: VapiEmulator,
  { id, number }: { id: string | null; number: string },
  over: Record<string, unknown> = {},
): string {
  const made = newResource(
    { provider: 'twilio', number, name: number, status: 'active', ...over },
    new Date(),
    id ?? undefined,
  )
  vapi.phoneNumbers.set(made.id, made)
  return made.id
}

export function assistantAtVapi(vapi: VapiEmulator, id: string = randomUUID()): string {
  vapi.assistants.set(id, newResource({ name: 'Reception' }, new Date(), id))
  return id
}
