import type { IncomingHttpHeaders } from 'node:http'
import { isPartialTranscript, liveEventsOf, namesOf, parseVapiMessage } from '../../integrations/voice/index.js'
import type { Deps } from '../../platform/context.js'
import { TIME_LIMITS } from '../../platform/time-limits.js'
import { tooLate, within } from '../../platform/within.js'
import { makeLivePublisher } from '../live/index.js'
import { makeAnswerer } from './answer-question.js'
import type { DoorClient, DoorClients } from './door-clients.js'
import type { Received } from './event-row.js'
import { makeInbox } from './inbox.js'
import { keepUnassigned } from './keep-unassigned.js'

/** A delivery that may come in: its sender is who it says. */
export type Admitted = { headers: IncomingHttpHeaders; body: Buffer; messageId?: string | undefined; now: Date }

/** What Vapi is told: nothing, an answer, or that nobody can read what it sent. */
export type Taken = { answer: object } | { unreadable: string }

export type Intake = {
  /** Keeps a delivery of a client and answers what it asks. @throws when it could not be stored */
  take(client: DoorClient, delivery: Admitted): Promise<Taken>
  /** The same at the organisation-wide URL: what belongs to nobody we know waits for staff to assign it. */
  takeForOrganisation(clients: DoorClients, delivery: Admitted): Promise<Taken>
  /** Whose assistant or number a body names, if anybody's. */
  clientNamedIn(clients: DoorClients, body: Buffer): Promise<DoorClient | undefined>
  /** An answer for a caller while nothing can be looked up; undefined when the body asks nothing. */
  answerBlindly(body: Buffer, now: Date): Promise<object | undefined>
}

/** With looking the sender up it stays below the five seconds nobody should wait. */
const STORE_WITHIN_MS = TIME_LIMITS.doorStoreMs
const LOOK_UP_WITHIN_MS = 500
/** A caller's answer is not held up by the disk for longer than this. */
const KEEP_QUESTION_WITHIN_MS = 500

/** One a process: behind the door, from the bytes to the commit and the answer. */
export function makeIntake(deps: Deps): Intake {
  const inbox = makeInbox(deps)
  const answerer = makeAnswerer({ ...deps, database: deps.database.lane('questions') })
  const publishLive = makeLivePublisher(deps)

  const tell = (clientId: string, read: Received, delivery: Admitted) => {
    if (read.kind === 'unreadable' || !read.callId || delivery.headers['x-backline-test'] === '1') return
    const { callId: vapiCallId } = read
    const atMs = read.sentAtMs ?? delivery.now.getTime()
    const heard = liveEventsOf(read).filter(({ kind }) => kind !== 'changed')
    if (heard.length > 0) publishLive(heard.map((event) => ({ ...event, clientId, vapiCallId, atMs })))
  }

  const answered = async (clientId: string | undefined, read: Received, delivery: Admitted, kept: Promise<unknown>) => {
    if (read.kind === 'unreadable' || !answerer.isQuestion(read)) {
      await within(STORE_WITHIN_MS, kept, tooLate)
      return {}
    }
    const failed = kept.catch((error: unknown) => deps.log.warn('a question was answered but not stored', { error }))
    const patience = afterMs(KEEP_QUESTION_WITHIN_MS)
    const answer = await answerer.answer({ clientId, read, now: delivery.now })
    await Promise.race([failed, patience])
    return answer
  }

  const taken = (read: Received, answer: object): Taken =>
    read.kind === 'unreadable' && !read.isJson ? { unreadable: read.reason } : { answer }

  const take = async (client: DoorClient, delivery: Admitted, read: Received): Promise<Taken> => {
    const { clientId, forwards } = client
    tell(clientId, read, delivery)
    // What is half said is said again in full; only whoever watches the call wants it.
    if (read.kind === 'message' && isPartialTranscript(read)) return { answer: {} }
    const kept = inbox.receive(delivery, { ...delivery, clientId, forwards }, { read })
    return taken(read, await answered(clientId, read, delivery, kept))
  }

  const keptUnassigned = (read: Received, delivery: Admitted) =>
    answered(undefined, read, delivery, keepUnassigned(deps, { ...delivery, read }))

  return {
    take: (client, delivery) => take(client, delivery, parseVapiMessage(delivery.body)),
    async takeForOrganisation(clients, delivery) {
      const read = parseVapiMessage(delivery.body)
      if (read.kind === 'unreadable') return taken(read, await keptUnassigned(read, delivery))
      const owner = await within(LOOK_UP_WITHIN_MS, clients.behind(namesOf(read)), tooLate).catch((error: unknown) => {
        // A caller hears a sentence all the same; all else may be sent again.
        if (!answerer.isQuestion(read)) throw error
        return 'nobody can say' as const
      })
      if (owner === 'nobody can say')
        return { answer: await answerer.answer({ clientId: undefined, read, now: delivery.now }) }
      if (owner) return take(owner, delivery, read)
      return { answer: isPartialTranscript(read) ? {} : await keptUnassigned(read, delivery) }
    },
    async clientNamedIn(clients, body) {
      const read = parseVapiMessage(body)
      return read.kind === 'message' ? clients.behind(namesOf(read)) : undefined
    },
    async answerBlindly(body, now) {
      const read = parseVapiMessage(body)
      if (read.kind === 'unreadable' || !answerer.isQuestion(read)) return undefined
      return answerer.answer({ clientId: undefined, read, now })
    },
  }
}

const afterMs = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref())
