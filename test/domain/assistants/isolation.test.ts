import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import * as assistants from '../../../src/domain/assistants/index.js'
import { type Actor, aboveWall, type Ctx, makeCtx } from '../../../src/platform/context.js'
import { asRefusal } from '../../../src/platform/errors.js'
import { aClient, aStaff, clientActor, ctxOf, NOW, staffActor } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aDraft } from './a-draft.js'
import { useVapi } from './use-vapi.js'

const db = useDatabase()
const vapi = useVapi(db)

type Verb = (ctx: Ctx, id: string) => Promise<unknown>

/** Every verb about one assistant; those that run above the wall in the portal are marked. */
const READS: [string, 'walled' | 'above', Verb][] = [
  ['getAssistant', 'walled', (ctx, id) => assistants.getAssistant(ctx, { id })],
  ['listVersions', 'walled', (ctx, id) => assistants.listVersions(ctx, { assistantId: id })],
  ['getVersion', 'walled', (ctx, id) => assistants.getVersion(ctx, { assistantId: id, number: 1 })],
  ['changesToPublish', 'walled', (ctx, id) => assistants.changesToPublish(ctx, { id })],
  ['driftOf', 'walled', (ctx, id) => assistants.driftOf(ctx, { id })],
]
const WRITES: [string, 'walled' | 'above', Verb][] = [
  ['saveFact', 'walled', (ctx, id) => assistants.saveFact(ctx, { id, field: 'agentName', value: 'Mia' })],
  ['finishStep', 'walled', (ctx, id) => assistants.finishStep(ctx, { id, step: 'business' })],
  ['renameAssistant', 'walled', (ctx, id) => assistants.renameAssistant(ctx, { id, name: 'Stolen' })],
  ['publishAssistant', 'above', (ctx, id) => assistants.publishAssistant(ctx, { id })],
  ['restoreVersion', 'above', (ctx, id) => assistants.restoreVersion(ctx, { assistantId: id, number: 1 })],
  ['compareAssistant', 'above', (ctx, id) => assistants.compareAssistant(ctx, { id })],
  ['takeTheirs', 'above', (ctx, id) => assistants.takeTheirs(ctx, { id })],
  ['putOursBack', 'above', (ctx, id) => assistants.putOursBack(ctx, { id })],
  ['archiveAssistant', 'above', (ctx, id) => assistants.archiveAssistant(ctx, { id })],
  ['unarchiveAssistant', 'above', (ctx, id) => assistants.unarchiveAssistant(ctx, { id })],
]

const ctxFor = (actor: Actor, place: 'walled' | 'above') => {
  const ctx = makeCtx(db.deps, actor, { now: NOW })
  return place === 'above' ? aboveWall(db.deps, ctx) : ctx
}
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (thrown) => {
      const { code, message } = asRefusal(thrown) ?? { code: 'a bug', message: String(thrown) }
      return { code, message }
    },
  )

let theirs: { id: string; clientId: string }
let before: unknown

const everything = async () => ({
  row: await db.deps.database.prisma.assistant.findUnique({ where: { id: theirs.id } }),
  versions: await db.deps.database.prisma.assistantVersion.count(),
  atVapi: vapi.assistants(),
})

beforeEach(async () => {
  theirs = await aDraft(db.deps)
  await assistants.publishAssistant(ctxOf(db.deps), { id: theirs.id })
  before = await everything()
})

describe.each([...READS, ...WRITES])('%s', (name, place, verb) => {
  it('is for those who may alone, and tells nobody else that there is such an assistant', async () => {
    const { id: clientId } = await aClient(db.deps)
    const self = clientActor(clientId, { access: 'SELF_SERVICE' })
    const acting = { ...self, kind: 'impersonator', impersonationId: randomUUID() } as Actor
    for (const actor of [self, acting]) {
      const refused = await refusal(verb(ctxFor(actor, place), theirs.id))
      expect(refused).toMatchObject({ code: 'not_found' })
      expect(await refusal(verb(ctxFor(actor, place), randomUUID()))).toEqual(refused)
      expect(['not_found', 'invalid']).toContain((await refusal(verb(ctxFor(actor, place), 'nonsense')))?.code)
    }
    const readOnly = clientActor(theirs.clientId, { access: 'READ_ONLY' })
    expect(await refusal(verb(ctxFor(readOnly, place), theirs.id))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(verb(ctxFor({ kind: 'visitor' }, place), theirs.id))).toMatchObject({ code: 'forbidden' })
    const viewer = ctxOf(db.deps, staffActor(await aStaff(db.deps, { role: 'VIEWER' })))
    expect((await refusal(verb(viewer, theirs.id)))?.code).toBe(
      READS.some(([read]) => read === name) ? undefined : 'forbidden',
    )
    expect(await everything()).toEqual(before)
  })
})
