import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Intake, makeDoorClients, makeIntake, setAside, type Taken } from '../../domain/inbound/index.js'
import { requestReconciliation } from '../../domain/reconciliation/index.js'
import { ORGANISATION_PATH } from '../../domain/signing/index.js'
import { addressOf } from '../../platform/address.js'
import { type Deps, makeCtx } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'
import { makeLimiter, networkOf } from '../../platform/limiter.js'
import type { Metrics } from '../../platform/metrics.js'
import { watchAnswer } from '../../platform/request-log.js'
import { tooLate, within } from '../../platform/within.js'
import { admit } from './admit.js'
import { BodyRefused, makeAdmission, readBody } from './read-body.js'
import { answer, Refusal, refuse } from './refusals.js'
import { CLIENT_PATH, routeOf, type Sender, senderOf } from './sender.js'

export type Door = {
  isFor(req: IncomingMessage): boolean
  open(req: IncomingMessage, res: ServerResponse): void
}

type Exchange = [IncomingMessage, ServerResponse]

const MOST_BYTES = 10 * 1024 * 1024
/** Bodies in hand at once; together with their copies they stay well below what a small machine has. */
const MOST_BYTES_INSIDE = 64 * 1024 * 1024
/** At the organisation-wide URL anybody may knock; what they bring has room of its own. */
const MOST_BYTES_BEFORE = 16 * 1024 * 1024
const NOTE_WITHIN_MS = 2_000
const UNKNOWN_TOKENS = { name: 'webhook-token', tries: 60, seconds: 60 }

/**
 * Where Vapi reports: POST /api/v1/vapi/webhook/:token (with or without the last slash) and the organisation-wide
 * POST /api/v1/voice/webhook. It stands before Express, because it answers far more often than all else together.
 * Sender first, then the bytes, then their signature; 200 once they are stored, with an answer where Vapi asked something.
 * Nothing about the content can fail it, unless it is no JSON (400, and stored).
 */
export function vapiDoor(all: Deps, metrics: Metrics): Door {
  const deps = { ...all, database: all.database.lane('door') }
  const { log } = deps
  const deliver = makeDelivery(deps)
  return {
    isFor: ({ url = '' }) => url.startsWith(CLIENT_PATH) || url.startsWith(ORGANISATION_PATH),
    open(req, res) {
      const route = routeOf(req.url ?? '')
      // What was kept stands in the inbox; only what was not is worth a line.
      const described = () => ({ route, path: res.statusCode === 200 ? undefined : route })
      const requestId = watchAnswer({ log, metrics }, [req, res], described)
      deliver(req, res).catch((error: unknown) => failed({ deps, requestId }, [req, res], error))
    },
  }
}

function makeDelivery(deps: Deps): (...exchange: Exchange) => Promise<void> {
  const clients = makeDoorClients(deps)
  const intake = makeIntake(deps)
  const inside = makeAdmission(MOST_BYTES_INSIDE)
  const before = makeAdmission(MOST_BYTES_BEFORE)
  const strangers = makeLimiter(deps.database, UNKNOWN_TOKENS)
  const countWrong = (req: IncomingMessage) => strangers.count(networkOf(addressOf(req, deps.config.trustedProxies)))
  const behind = { countWrong, ownerOf: (body: Buffer) => intake.clientNamedIn(clients, body) }

  const take = async (sender: Sender, req: IncomingMessage, body: Buffer): Promise<Taken> => {
    const delivery = await admit(deps, behind, [sender, req, body])
    return 'client' in sender ? intake.take(sender.client, delivery) : intake.takeForOrganisation(clients, delivery)
  }

  return async (req, res) => {
    if (req.method !== 'POST') throw new Refusal(404)
    const sender = await senderOf(deps, clients, req)
    if (sender === 'unknown') {
      await countWrong(req)
      throw new Refusal(404)
    }
    if (isUnsigned(sender)) throw new Refusal(401)
    if ((req.headers['content-encoding'] ?? 'identity') !== 'identity') throw new Refusal(415)
    const admission = sender !== 'away' && 'client' in sender ? inside : before
    const { body, leave } = await readBody(req, { mostBytes: MOST_BYTES, admission }).catch(async (error: unknown) => {
      await noteTooLarge(deps, { sender, req }, error)
      throw error
    })
    res.once('close', leave)
    if (sender === 'away') return answer(res, await blindly(intake, body))
    const taken = await take(sender, req, body)
    if ('unreadable' in taken) throw new Refusal(400, `${taken.unreadable}. It was kept for the agency to look at.`)
    answer(res, taken.answer)
  }
}

/** The organisation-wide URL before anybody has said how Vapi signs there. */
const isUnsigned = (sender: Sender | 'away') =>
  sender !== 'away' && 'organisation' in sender && sender.organisation.scheme === 'NONE'

/** Nobody knows whose call it is; a caller hears a sentence all the same, and all else may be sent again. */
async function blindly(intake: Intake, body: Buffer): Promise<object> {
  return (await intake.answerBlindly(body, new Date())) ?? tooLate()
}

type TooLarge = { sender: Sender | 'away'; req: IncomingMessage }

/** So that somebody can see that a report is missing, and so that its call is soon fetched from Vapi. */
async function noteTooLarge(deps: Deps, { sender, req: { headers } }: TooLarge, error: unknown): Promise<void> {
  if (sender === 'away' || !('client' in sender)) return
  if (!(error instanceof BodyRefused && error.why === 'too-large')) return
  const reason = 'The body was larger than 10 MB and was refused; the call is fetched from Vapi instead'
  const { clientId } = sender.client
  const marker = { clientId, headers, body: Buffer.alloc(0), cause: 'TOO_LARGE', reason } as const
  const note = async () => {
    await setAside(deps, { now: new Date() }, marker)
    await requestReconciliation(makeCtx(deps, { kind: 'webhook', clientId }), {
      clientId,
      reason: 'Too large a delivery',
    })
  }
  await within(NOTE_WITHIN_MS, note(), tooLate).catch((thrown: unknown) =>
    deps.log.warn('a delivery that was too large could not be noted', { error: thrown }),
  )
}

/** What went wrong as a status; all that is not the sender's fault means that Vapi may send it again. */
function failed({ deps, requestId }: { deps: Deps; requestId: string }, [req, res]: Exchange, thrown: unknown): void {
  if (res.destroyed || (thrown instanceof BodyRefused && thrown.why === 'gone')) return void res.destroy()
  const refusal = refusalOf(thrown)
  if (refusal.status === 503) deps.log.warn('a webhook delivery could not be stored', { requestId, error: thrown })
  refuse([req, res], refusal)
}

function refusalOf(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown
  if (thrown instanceof BodyRefused && thrown.why === 'too-large') return new Refusal(413)
  if (thrown instanceof BodyRefused && thrown.why === 'slow') return new Refusal(408)
  if (thrown instanceof DomainError && thrown.code === 'too_many')
    return new Refusal(429, thrown.message, Number(thrown.details['retryAfterSeconds'] ?? 60))
  return new Refusal(503, undefined, 5)
}
