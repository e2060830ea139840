import {
  BACKOFF_PLAN,
  type Backoff,
  DEFAULT_SERVER_MESSAGES,
  NEEDED_SERVER_MESSAGES,
  type VapiSetup,
} from '../../integrations/voice/index.js'
import { sameUrl, type Wanted, type WantedUrl } from './wanted.js'

export const PATHS = ['server.url', 'server.credentialId', 'serverMessages', 'server.backoffPlan'] as const
export type Path = (typeof PATHS)[number]

/** One thing that is not as it should be, in words that hold no secret. */
export type Problem = { path: Path; is: string; should: string }

/** What to write to Vapi: members of its `server`, and the whole list of messages. */
export type Fix = { server?: Record<string, unknown>; serverMessages?: string[] }

export type Judged = { problems: Problem[]; fix: Fix | undefined }

export type Kind = 'ASSISTANT' | 'PHONE_NUMBER'

/** Compares what an assistant or number is set up to send with what it should be; `isOurs` tells an address of ours. */
export function judge(
  setup: VapiSetup,
  { kind, wanted, isOurs }: { kind: Kind; wanted: Wanted; isOurs: boolean },
): Judged {
  // A number whose assistant reports itself needs no address of its own.
  if (kind === 'PHONE_NUMBER' && setup.hasAnswerer && setup.server?.url === undefined)
    return { problems: [], fix: undefined }
  const messages = kind === 'ASSISTANT' ? messagesProblem(setup) : undefined
  const right = wanted.urls.find(({ url }) => sameUrl(setup.server?.url, url))
  const target = right ?? wanted.urls[0]
  if (!target) {
    const should = wanted.lack ?? 'an address of ours'
    return { problems: [{ path: 'server.url', is: wordsOfUrl(setup, isOurs), should }], fix: undefined }
  }
  const url = right ? undefined : { path: 'server.url' as const, is: wordsOfUrl(setup, isOurs), should: target.words }
  const credential = credentialProblem(setup, target)
  const backoff = backoffProblem(setup.server?.backoffPlan)
  const problems = [url, credential, messages?.problem, backoff].filter((problem) => problem !== undefined)
  const server = {
    ...(url && { url: target.url }),
    ...(credential && { credentialId: target.credentialId }),
    ...(backoff && { backoffPlan: mended(setup.server?.backoffPlan) }),
  }
  const fix = {
    ...(Object.keys(server).length > 0 && { server }),
    ...(messages && { serverMessages: messages.should }),
  }
  return { problems, fix: problems.length > 0 ? fix : undefined }
}

/** Addresses hold secrets in their path and query: only of others' the host is shown. */
function wordsOfUrl({ server }: VapiSetup, isOurs: boolean): string {
  if (server?.url === undefined) return 'nothing'
  if (isOurs) return 'another address of ours'
  return URL.canParse(server.url) ? `an address at ${new URL(server.url).host}` : 'something that is no address'
}

function credentialProblem({ server }: VapiSetup, { credentialId }: WantedUrl): Problem | undefined {
  if (credentialId === undefined || server?.credentialId === credentialId) return undefined
  return { path: 'server.credentialId', is: server?.credentialId ?? 'none', should: credentialId }
}

/** Everything an assistant posts today stays; only what is missing is added. */
function messagesProblem({ serverMessages }: VapiSetup): { problem: Problem; should: string[] } | undefined {
  const today = serverMessages ?? DEFAULT_SERVER_MESSAGES
  const missing = NEEDED_SERVER_MESSAGES.filter(
    (type) => !today.includes(type) && !today.includes(type.split('[')[0] ?? type),
  )
  if (missing.length === 0) return undefined
  return {
    problem: {
      path: 'serverMessages',
      is:
        serverMessages === undefined
          ? `Vapi’s own choice, without ${missing.join(', ')}`
          : `without ${missing.join(', ')}`,
      should: `${missing.length === 1 ? 'that one' : 'those'} added`,
    },
    should: [...today, ...missing],
  }
}

/** What must be tried again: we are busy, or away. */
const isWorthATry = (status: number) => status === 408 || status === 429 || status >= 500

function backoffProblem(plan: Backoff | undefined): Problem | undefined {
  const isRight =
    plan?.type === BACKOFF_PLAN.type &&
    plan.maxRetries >= BACKOFF_PLAN.maxRetries &&
    plan.baseDelaySeconds >= BACKOFF_PLAN.baseDelaySeconds &&
    BACKOFF_PLAN.excludedStatusCodes.every((code) => plan.excludedStatusCodes.includes(code)) &&
    !plan.excludedStatusCodes.some(isWorthATry)
  if (isRight) return undefined
  return {
    path: 'server.backoffPlan',
    is: plan ? wordsOfPlan(plan) : 'none: nothing is tried twice',
    should: wordsOfPlan(mended(plan)),
  }
}

/** More tries than we ask for are kept. */
const mended = (plan: Backoff | undefined): Backoff => ({
  type: BACKOFF_PLAN.type,
  maxRetries: Math.max(plan?.maxRetries ?? 0, BACKOFF_PLAN.maxRetries),
  baseDelaySeconds: Math.max(plan?.baseDelaySeconds ?? 0, BACKOFF_PLAN.baseDelaySeconds),
  excludedStatusCodes: [...BACKOFF_PLAN.excludedStatusCodes],
})

const wordsOfPlan = ({ type = 'fixed', maxRetries, baseDelaySeconds, excludedStatusCodes }: Backoff) =>
  `${type}, ${maxRetries} more ${maxRetries === 1 ? 'try' : 'tries'} from ${baseDelaySeconds} s on, except after ${excludedStatusCodes.join(', ') || 'nothing'}`
