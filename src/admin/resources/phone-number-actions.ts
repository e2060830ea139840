import { z } from 'zod'
import {
  assignNumber,
  assistantsOf,
  buyNumber,
  chooseOwnNumber,
  endRest,
  followAtVapi,
  getNumber,
  type Imported,
  importNumbers,
  refreshNumber,
  releaseNumber,
  removeNumber,
  repairNumber,
  setPrimary,
  unassignNumber,
} from '../../domain/numbers/index.js'
import type { Ctx } from '../../platform/context.js'
import { asRefusal, conflict, invalid } from '../../platform/errors.js'
import { displayNumber } from '../../platform/phone.js'
import { oneOf, type Row, type VerbAction, verbAction } from '../spec.js'
import type { Field, Said } from '../ui-types.js'

const nothing = z.object({})
const isTheirs = ({ clientId }: Row) => clientId != null
const isPooled = ({ clientId }: Row) => clientId == null
const good = (message: string): Said => ({ message, kind: 'good' })

/** What was done, and what Vapi could not be told of it. */
const told = (message: string, problem: string | undefined): Said =>
  problem ? { message: `${message}. Vapi could not be told: ${problem}`, kind: 'info' } : good(message)

const importFromVapi = verbAction({
  name: 'importFromVapi',
  kind: 'resource',
  isAboutNone: true,
  label: 'Import from Vapi',
  explain: 'Takes over the numbers that Vapi has and looks how they are set up there. Nothing is changed at Vapi.',
  fields: [
    {
      name: 'clientId',
      label: 'Client with an account of its own',
      kind: 'client',
      hint: 'Empty: the organisation’s account',
    },
  ],
  submit: 'Import',
  input: z.object({ clientId: z.uuid().nullish() }),
  run: async (ctx, _ids, { clientId }) =>
    good(inWords(await importNumbers(ctx, { account: clientId ?? 'organisation' }))),
})

function inWords({ added, withClient, inUseElsewhere, refreshed, wrong, missing, leftOut }: Imported): string {
  const parts = [
    [added, 'new'],
    [withClient, 'of them with a client'],
    [inUseElsewhere, 'of them in use elsewhere, so not given out'],
    [refreshed, 'known'],
    [wrong, 'to be repaired'],
    [missing, 'no longer at Vapi'],
    [leftOut, 'left out'],
  ] as const
  const found = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`)
  return found.length > 0 ? `Imported: ${found.join(', ')}` : 'Vapi has no numbers there'
}

const buy = verbAction({
  name: 'buy',
  kind: 'resource',
  isAboutNone: true,
  label: 'Buy',
  explain: 'Vapi sells numbers of the United States. What an earlier try bought without saying so is taken first.',
  fields: [
    { name: 'areaCode', label: 'Area code', kind: 'text', isRequired: true, hint: 'Such as 415' },
    { name: 'clientId', label: 'For the client', kind: 'client', hint: 'Empty: for the pool' },
  ],
  submit: 'Buy a number',
  input: z.object({ areaCode: z.string('Please write an area code such as 415'), clientId: z.uuid().nullish() }),
  run: async (ctx, _ids, { areaCode, clientId }) => {
    const { id, number, wasFound } = await buyNumber(ctx, { areaCode, ...(clientId && { clientId }) })
    const words = `${displayNumber(number)} ${wasFound ? 'was bought before and is noted now' : 'was bought'}`
    return told(words, clientId ? await followAtVapi(ctx, { phoneNumberId: id }) : undefined)
  },
})

const repair = verbAction({
  name: 'repair',
  kind: 'record',
  label: 'Repair',
  explain: 'Looks at the number at Vapi and puts right who answers it and where it reports.',
  submit: 'Repair',
  isOffered: ({ state }) => state === undefined || state === 'broken',
  input: nothing,
  run: async (ctx, ids) => good((await repairNumber(ctx, { phoneNumberId: oneOf(ids) })).message),
})

const repairAll = verbAction({
  name: 'repairAll',
  kind: 'bulk',
  label: 'Repair',
  submit: 'Repair',
  isOffered: ({ state }) => state === undefined || state === 'broken',
  input: nothing,
  run: async (ctx, ids) => {
    const problems: string[] = []
    for (const phoneNumberId of ids) {
      const refusal = await repairNumber(ctx, { phoneNumberId }).then(() => undefined, asRefusalOrThrow)
      if (refusal) problems.push(refusal)
    }
    const done = `${ids.length - problems.length} of ${ids.length} in order`
    return problems.length === 0 ? good(done) : { message: `${done}. ${problems.join(' · ')}`, kind: 'bad' }
  },
})

function asRefusalOrThrow(error: unknown): string {
  const refusal = asRefusal(error)
  if (!refusal) throw error
  return refusal.message
}

const refresh = verbAction({
  name: 'refresh',
  kind: 'record',
  label: 'Ask Vapi how it is',
  submit: 'Ask Vapi',
  isOffered: ({ vapiPhoneNumberId }) => vapiPhoneNumberId != null,
  input: nothing,
  run: async (ctx, ids) => {
    const [phoneNumberId] = [oneOf(ids)]
    await refreshNumber(ctx, { phoneNumberId })
    const { state } = await getNumber(ctx, { id: phoneNumberId })
    return { message: state.words, kind: state.kind === 'broken' ? 'info' : 'good' }
  },
})

const assistantField: Field = {
  name: 'assistant',
  label: 'Name of the assistant',
  kind: 'text',
  hint: 'Empty: the client’s usual assistant answers',
}
const assistant = z.string().max(200).nullish()

const give = verbAction({
  name: 'give',
  kind: 'record',
  label: 'Give to a client',
  fields: [{ name: 'clientId', label: 'Client', kind: 'client', isRequired: true }, assistantField],
  submit: 'Give',
  isOffered: isPooled,
  input: z.object({ clientId: z.uuid('Please choose a client'), assistant }),
  run: async (ctx, ids, input) => {
    const phoneNumberId = oneOf(ids)
    const assistantId = await assistantNamed(ctx, input.clientId, input.assistant)
    await assignNumber(ctx, { phoneNumberId, clientId: input.clientId, assistantId })
    return told('Given to the client', await followAtVapi(ctx, { phoneNumberId }))
  },
})

const chooseAssistant = verbAction({
  name: 'chooseAssistant',
  kind: 'record',
  label: 'Choose its assistant',
  fields: [assistantField],
  submit: 'Choose',
  isOffered: isTheirs,
  input: z.object({ assistant }),
  run: async (ctx, ids, input) => {
    const phoneNumberId = oneOf(ids)
    const { clientId } = await getNumber(ctx, { id: phoneNumberId })
    if (!clientId) throw conflict('This number is in the pool. Give it to a client first.')
    const assistantId = await assistantNamed(ctx, clientId, input.assistant)
    if (assistantId) await chooseOwnNumber(ctx, { assistantId, phoneNumberId })
    else await unassignNumber(ctx, { phoneNumberId })
    return told('Chosen', await followAtVapi(ctx, { phoneNumberId }))
  },
})

/** @throws invalid where the client has no assistant, or several, of this name */
async function assistantNamed(ctx: Ctx, clientId: string, name: string | null | undefined): Promise<string | null> {
  if (!name) return null
  const found = (await assistantsOf(ctx, { clientId })).filter((one) => one.name.toLowerCase() === name.toLowerCase())
  const [one, ...others] = found
  if (one && others.length === 0) return one.id
  throw invalid(
    'assistant',
    one ? 'Several of its assistants have this name' : 'The client has no assistant of this name',
  )
}

const makePrimary = verbAction({
  name: 'setPrimary',
  kind: 'record',
  label: 'Make it the primary number',
  submit: 'Make it primary',
  isOffered: (row) => isTheirs(row) && row['isPrimary'] !== true,
  input: nothing,
  run: async (ctx, ids) => {
    await setPrimary(ctx, { phoneNumberId: oneOf(ids) })
    return good('It is the client’s primary number')
  },
})

const takeBack = verbAction({
  name: 'takeBack',
  kind: 'record',
  label: 'Take it back into the pool',
  explain: 'Nobody answers it any more. It rests for 30 days, and what was set about it is forgotten.',
  fields: [
    {
      name: 'evenIfLive',
      label: 'Also if a published assistant answers it',
      kind: 'yes-no',
      hint: 'Callers reach nobody from then on',
    },
  ],
  submit: 'Take it back',
  isDanger: true,
  isOffered: isTheirs,
  input: z.object({ evenIfLive: z.boolean().default(false) }),
  run: async (ctx, ids, { evenIfLive }) => {
    await releaseNumber(ctx, { phoneNumberId: oneOf(ids), evenIfLive })
    return good('Taken back')
  },
})

const endItsRest = verbAction({
  name: 'endRest',
  kind: 'record',
  label: 'End its rest',
  explain: 'It can be given to somebody at once. People who knew it as somebody else’s may still call it.',
  submit: 'End its rest',
  isOffered: (row) => isPooled(row) && row['restsUntil'] != null,
  input: nothing,
  run: async (ctx, ids) => {
    await endRest(ctx, { phoneNumberId: oneOf(ids) })
    return good('It is free')
  },
})

const remove = verbAction({
  name: 'remove',
  kind: 'record',
  label: 'Strike off the list',
  explain: 'Nothing is given up at Vapi or the provider. As long as Vapi has it, an import brings it back.',
  submit: 'Strike off',
  isDanger: true,
  isOffered: isPooled,
  input: nothing,
  run: async (ctx, ids) => {
    await removeNumber(ctx, { phoneNumberId: oneOf(ids) })
    return good('Struck off')
  },
})

/** In the order of the menu. */
export const phoneNumberActions: readonly VerbAction[] = [
  importFromVapi,
  buy,
  repair,
  repairAll,
  refresh,
  give,
  chooseAssistant,
  makePrimary,
  endItsRest,
  takeBack,
  remove,
]
