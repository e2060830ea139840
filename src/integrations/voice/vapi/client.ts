import type { VapiClient } from '@vapi-ai/server-sdk'
import type { Config } from '../../../platform/config.js'
import { TIME_LIMITS } from '../../../platform/time-limits.js'
import type { ListQuery, VapiRest, VapiThing } from '../rest-contract.js'
import { assertThing, down, failureOf } from './client-errors.js'
import { type BeforeSending, freshFetch, refusalIn } from './fresh-fetch.js'
import { text } from './read.js'

const { vapiReadMs, vapiReadWholeMs, vapiWriteMs, vapiWriteWholeMs, vapiCheckMs } = TIME_LIMITS
/** The SDK's own limit ends with the headers; wholeMs ends a body that never does, retries and pauses included. */
const READ = { timeoutInSeconds: vapiReadMs / 1_000, maxRetries: 2, wholeMs: vapiReadWholeMs }
/** What changes something is sent once: Vapi knows no idempotency key (contract §0.5). */
const WRITE = { timeoutInSeconds: vapiWriteMs / 1_000, maxRetries: 0, wholeMs: vapiWriteWholeMs }
/** Somebody waits for the answer at a screen. */
const CHECK = { timeoutInSeconds: vapiCheckMs / 1_000, maxRetries: 0, wholeMs: vapiWriteWholeMs }
const MOST_CLIENTS = 200

const clients = new Map<string, VapiRest>()

/** Vapi's REST side through its official SDK (2.0.1), for one private key. One object a key, kept. */
export function vapiFor({ vapiBaseUrl }: Pick<Config, 'vapiBaseUrl'>, apiKey: string): VapiRest {
  const key = `${vapiBaseUrl} ${apiKey}`
  const kept = clients.get(key)
  if (kept) return kept
  if (clients.size >= MOST_CLIENTS) clients.clear()
  const made = makeClient(vapiBaseUrl, apiKey)
  clients.set(key, made)
  return made
}

type Limits = { timeoutInSeconds: number; maxRetries: number; wholeMs: number }
type Options = Omit<Limits, 'wholeMs'> & { abortSignal: AbortSignal }

function makeClient(baseUrl: string, apiKey: string): VapiRest {
  let sdk: Promise<VapiClient> | undefined
  const connect = async (over: { fetch?: typeof fetch } = {}) => {
    const { VapiClient } = await import('@vapi-ai/server-sdk')
    return new VapiClient({ token: apiKey, baseUrl, ...over })
  }
  const asking = (client: () => Promise<VapiClient>) => async (limits: Limits, request: Request) => {
    const { wholeMs, ...options } = limits
    try {
      return await request(await client(), { ...options, abortSignal: AbortSignal.timeout(wholeMs) })
    } catch (error) {
      throw refusalIn((error as { cause?: unknown }).cause) ?? failureOf(error, apiKey)
    }
  }
  const ask = asking(() => (sdk ??= connect()))
  const dialling = (beforeSending: BeforeSending) => asking(() => connect({ fetch: freshFetch(beforeSending) }))
  return endpoints({
    one: async (options, request) => thing(await ask(options, request)),
    many: async (request) => things(await ask(READ, request)),
    any: ask,
    dial: async (beforeSending, request) => dialled(await dialling(beforeSending)(WRITE, request)),
  })
}

type Request = (vapi: VapiClient, options: Options) => Promise<unknown>
type Asking = {
  one(limits: Limits, request: Request): Promise<VapiThing>
  many(request: Request): Promise<VapiThing[]>
  any(limits: Limits, request: Request): Promise<unknown>
  dial(beforeSending: BeforeSending, request: Request): Promise<Readonly<Record<string, unknown>>>
}

function endpoints({ one, many, any, dial }: Asking): VapiRest {
  return {
    listCalls: (query) => many((vapi, options) => vapi.calls.list(listed(query), options)),
    getCall: (id) => one(READ, (vapi, options) => vapi.calls.get({ id }, options)),
    createCall: (request, beforeSending = (send) => send()) =>
      dial(beforeSending, (vapi, options) => vapi.calls.create(asDto(request), options)),
    listAssistants: (query) => many((vapi, options) => vapi.assistants.list(listed(query), options)),
    getAssistant: (id) => one(READ, (vapi, options) => vapi.assistants.get({ id }, options)),
    createAssistant: (body) => one(WRITE, (vapi, options) => vapi.assistants.create(asDto(body), options)),
    updateAssistant: (id, members) =>
      one(WRITE, (vapi, options) => vapi.assistants.update(asDto({ ...members, id }), options)),
    deleteAssistant: async (id) => void (await any(WRITE, (vapi, options) => vapi.assistants.delete({ id }, options))),
    listPhoneNumbers: (query) => many((vapi, options) => vapi.phoneNumbers.list(listed(query), options)),
    getPhoneNumber: (id) => one(READ, (vapi, options) => vapi.phoneNumbers.get({ id }, options)),
    updatePhoneNumber: (id, body) =>
      one(WRITE, (vapi, options) => vapi.phoneNumbers.update(asDto({ id, body }), options)),
    createPhoneNumber: (body) => one(WRITE, (vapi, options) => vapi.phoneNumbers.create(asDto(body), options)),
    deletePhoneNumber: async (id) =>
      void (await any(WRITE, (vapi, options) => vapi.phoneNumbers.delete({ id }, options))),
    async checkKey() {
      const [assistant] = things(await any(CHECK, (vapi, options) => vapi.assistants.list({ limit: 1 }, options)))
      const [call] = assistant
        ? []
        : things(await any(CHECK, (vapi, options) => vapi.calls.list({ limit: 1 }, options)))
      return { orgId: text((assistant ?? call)?.['orgId'], 100) }
    },
  }
}

/**
 * The SDK's types lag behind the wire and hold bugs of their generator (backoffPlan.type is an object there); what Vapi
 * takes is checked by Vapi, which refuses what it does not know.
 */
const asDto = <T>(body: object): T => body as T

function listed({ limit, createdAtGe, createdAtLe, updatedAtGe }: ListQuery = {}) {
  return {
    ...(limit !== undefined && { limit }),
    ...(createdAtGe && { createdAtGe: createdAtGe.toISOString() }),
    ...(createdAtLe && { createdAtLe: createdAtLe.toISOString() }),
    ...(updatedAtGe && { updatedAtGe: updatedAtGe.toISOString() }),
  }
}

function thing(answer: unknown): VapiThing {
  assertThing(answer)
  return answer
}

function things(answer: unknown): VapiThing[] {
  if (!Array.isArray(answer)) throw down('Vapi answered, but not with a list.')
  return answer.map(thing)
}

/** One call, or what became of several (CallBatchResponse). */
function dialled(answer: unknown): Readonly<Record<string, unknown>> {
  const batch = answer as { results?: unknown } | undefined
  if (Array.isArray(batch?.results)) return batch as Record<string, unknown>
  return thing(answer)
}
