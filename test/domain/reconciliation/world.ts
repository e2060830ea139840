import { createHash } from 'node:crypto'
import { afterEach, beforeEach } from 'vitest'
import { reconcile } from '../../../src/domain/reconciliation/index.js'
import { ORGANISATION } from '../../../src/domain/vapi-accounts/index.js'
import { dentalCall, harborDental, seededRandom } from '../../emulators/conversations/index.js'
import {
  type CallScript,
  type EmulatedCall,
  type Step,
  startVapiEmulator,
  type VapiEmulator,
} from '../../emulators/vapi.js'
import { aClient, ctxOf, JOB } from '../../support/builders.js'
import type { TestDatabase } from '../../support/database.js'
import { settle, useDoor } from '../../web/webhooks/door.js'

export const MINUTE = 60_000

/** A Vapi and our door on loopback, with the organisation's key set. Call it at the top of a file, after useDatabase. */
export function useWorld(db: TestDatabase) {
  const door = useDoor(db)
  let vapi: VapiEmulator | undefined
  const random = seededRandom(16)

  beforeEach(async () => {
    vapi = await startVapiEmulator()
    const config = { ...db.deps.config, vapiBaseUrl: vapi.url, vapiApiKey: vapi.apiKey }
    Object.assign(db.deps, { config })
  })
  afterEach(() => vapi?.close())

  const emulator = () => {
    if (!vapi) throw new Error('Vapi is there from beforeEach on')
    return vapi
  }
  const prisma = () => db.deps.database.prisma

  const world = {
    get vapi() {
      return emulator()
    },
    /** The dental practice, known by its assistant. */
    practice: () => aClient(db.deps, { businessName: 'Harbor Dental', vapiAssistantId: harborDental.assistantId }),
    urlOf: ({ token }: { token: string }) => `${door.url}/${token}/`,
    /** A call that was made so many minutes ago; `drop` keeps messages from their webhook and notes them. */
    async call(
      client: { token: string },
      input: { minutesAgo: number; script?: Partial<CallScript>; drop?: (step: Step) => boolean },
    ): Promise<EmulatedCall & { dropped: Step[] }> {
      const dropped: Step[] = []
      const drop = (step: Step) => {
        const isDropped = input.drop?.(step) ?? false
        if (isDropped) dropped.push(step)
        return isDropped
      }
      const call = await emulator().placeCall({
        webhookUrl: world.urlOf(client),
        script: { ...dentalCall(random), ...input.script },
        createdAt: new Date(Date.now() - input.minutesAgo * MINUTE),
        faults: { drop },
      })
      await settle(db.deps)
      return { ...call, dropped }
    },
    /** Posts late what was dropped. */
    async tellLate(client: { token: string }, { dropped }: { dropped: Step[] }) {
      for (const { payload } of dropped) await emulator().tell({ webhookUrl: world.urlOf(client) }, payload)
      await settle(db.deps)
    },
    /** One run, and what it brought in applied. */
    async reconcile(input: { account?: string; inMinutes?: number; lookBackDays?: number } = {}) {
      const now = new Date(Date.now() + (input.inMinutes ?? 0) * MINUTE)
      emulator().clock.now = () => now
      const { account = ORGANISATION, lookBackDays } = input
      const result = await reconcile(ctxOf(db.deps, JOB, now), {
        account,
        askedBy: 'a test',
        ...(lookBackDays !== undefined && { lookBackDays }),
      })
      await settle(db.deps)
      return result
    },
    rowOf: (call: { id: string }) => prisma().call.findFirst({ where: { vapiCallId: call.id } }),
    /** Changes when anything about a call changes, even a time of change. */
    async fingerprints(): Promise<Record<string, string>> {
      const { rows } = await db.deps.database.query(`
        select c.vapi_call_id as id, c::text || (select coalesce(string_agg(m::text, '' order by m.position), '')
          from call_messages m where m.call_id = c.id) as content from calls c`)
      return Object.fromEntries(
        rows.map((row) => [String(row['id']), createHash('sha256').update(String(row['content'])).digest('hex')]),
      )
    },
    runs: () => prisma().reconciliation.findMany({ orderBy: { startedAt: 'desc' } }),
  }
  return world
}

export const isReport = ({ payload }: Step) => payload.message.type === 'end-of-call-report'
export const isAnything = () => true
