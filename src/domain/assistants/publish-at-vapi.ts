import { setTimeout as sleep } from 'node:timers/promises'
import { isNotAtVapi, type VapiRest, type VapiThing, withServer } from '../../integrations/voice/index.js'
import { type Ctx, inTransaction, isUniqueViolation } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'
import { changeAgent } from '../clients/index.js'
import { accountOfClient, vapiOf } from '../vapi-accounts/index.js'
import { membersToWrite } from './body-at-vapi.js'
import { assistantAt, assistantsWithMark } from './find-at-vapi.js'
import { keepHold, underHold } from './hold.js'
import { assertNotChanged } from './publish-over.js'
import type { Publishing } from './publishing.js'
import type { Outcome } from './run-steps.js'

/** Makes or changes the assistant at Vapi. However often and however badly it was tried before, there is one. */
export async function stepAssistant(ctx: Ctx, publishing: Publishing): Promise<Outcome> {
  const { vapiAssistantId: known, wasTried, id } = publishing
  const vapi = await vapiOf(ctx, await accountOfClient(ctx, publishing.clientId))
  const noted = known === null ? undefined : await assistantAt(vapi, known)
  const [found] = noted || !wasTried ? [] : await assistantsWithMark(ctx, vapi, id)
  const theirs = noted ?? found
  if (!theirs) {
    await create(ctx, publishing, vapi)
    return { state: 'done', message: known === null ? undefined : 'Vapi no longer had it, so it was made anew.' }
  }
  await noteId(ctx, publishing, theirs.id)
  return write(ctx, publishing, { vapi, theirs })
}

type At = { vapi: VapiRest; theirs: VapiThing }

async function write(ctx: Ctx, publishing: Publishing, { vapi, theirs }: At): Promise<Outcome> {
  const members = membersToWrite(theirs, wantedOf(publishing))
  if (!members) return { state: 'done', message: 'Vapi has it as it should be.' }
  await keepHold(ctx, publishing.hold)
  if (!publishing.overDrift) await assertNotChanged(ctx, publishing, theirs)
  try {
    await vapi.updateAssistant(theirs.id, members)
  } catch (error) {
    if (!isNotAtVapi(error)) throw error
    // Deleted since it was looked at.
    await create(ctx, publishing, vapi)
  }
  return { state: 'done' }
}

/** There is no idempotency key: after an answer that was lost, it is looked for, twice, before anybody is told. */
async function create(ctx: Ctx, publishing: Publishing, vapi: VapiRest): Promise<void> {
  await keepHold(ctx, publishing.hold)
  const { body, server } = wantedOf(publishing)
  let made: VapiThing | undefined
  try {
    made = await vapi.createAssistant(withServer(body, server))
  } catch (error) {
    if (!isOutcomeUnknown(error)) throw error
    made = await lookTwice(ctx, publishing, vapi)
    if (!made) throw unsure(error as DomainError)
  }
  await noteId(ctx, publishing, await keepOne(ctx, publishing, { vapi, theirs: made }))
}

/** Anything but a refusal: it may have been made all the same. */
const isOutcomeUnknown = (thrown: unknown) =>
  thrown instanceof DomainError && thrown.code === 'provider_down' && thrown.details['status'] !== 429

const PAUSE_MS = 1_500

async function lookTwice(ctx: Ctx, { id }: Publishing, vapi: VapiRest): Promise<VapiThing | undefined> {
  for (const pauseMs of [0, PAUSE_MS]) {
    await sleep(pauseMs)
    const found = await assistantsWithMark(ctx, vapi, id).catch(() => [])
    if (found[0]) return found[0]
  }
  return undefined
}

const unsure = ({ code, message, details }: DomainError) =>
  new DomainError(
    code,
    `${message} Nobody knows whether Vapi made the assistant: the next attempt looks for it first.`,
    details,
  )

/** One of an earlier attempt may show only now: it is older, so the one just made goes again. */
async function keepOne(ctx: Ctx, publishing: Publishing, { vapi, theirs }: At): Promise<string> {
  if (!publishing.wasTried) return theirs.id
  const [oldest] = await assistantsWithMark(ctx, vapi, publishing.id).catch(() => [])
  if (!oldest || oldest.id === theirs.id) return theirs.id
  const members = membersToWrite(oldest, wantedOf(publishing))
  if (members) await vapi.updateAssistant(oldest.id, members)
  await vapi.deleteAssistant(theirs.id)
  return oldest.id
}

/** At once, so that nothing that comes later can lose it. Who had the client's calls before has them again. */
async function noteId(ctx: Ctx, publishing: Publishing, vapiAssistantId: string): Promise<void> {
  const { vapiAssistantId: from, clientId, hold } = publishing
  if (from === vapiAssistantId) return
  await inTransaction(ctx, async (tx) => {
    await underHold(tx, hold, { vapiAssistantId })
    if (from !== null) await changeAgent(tx, { clientId, from, to: vapiAssistantId })
  }).catch((error: unknown) => {
    throw isUniqueViolation(error) ? takenId() : error
  })
  publishing.vapiAssistantId = vapiAssistantId
}

const takenId = () =>
  new DomainError(
    'provider_down',
    'Vapi answered with the id of another assistant, so nobody knows whether it made this one: the next attempt looks for it first.',
  )

function wantedOf({ body, server }: Publishing) {
  if (!server) throw new Error('The webhook step comes first')
  return { body, server }
}
