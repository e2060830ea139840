import type { IncomingMessage } from 'node:http'
import type { DoorClient, DoorClients } from '../../domain/inbound/index.js'
import { ORGANISATION_PATH, type Signing } from '../../domain/signing/index.js'
import type { Deps } from '../../platform/context.js'
import { TIME_LIMITS } from '../../platform/time-limits.js'
import { tooLate, within } from '../../platform/within.js'

/** Whose URL was called: a client's by its token, or the organisation's. */
export type Sender = { client: DoorClient } | { organisation: Signing }

/** A database that is away shows here; together with storing it stays below the five seconds nobody should wait. */
const LOOK_UP_WITHIN_MS = TIME_LIMITS.doorLookUpMs

export const CLIENT_PATH = '/api/v1/vapi/webhook'

/** Whatever can be a token at all: others are not looked up. */
const WITH_TOKEN = new RegExp(`^${CLIENT_PATH}/([\\w-]{16,128})/?(?:\\?|$)`)
const OF_ORGANISATION = new RegExp(`^${ORGANISATION_PATH}/?(?:\\?|$)`)

/** The address with what is secret in it left out, for measurements. */
export const routeOf = (url: string) => (OF_ORGANISATION.test(url) ? ORGANISATION_PATH : `${CLIENT_PATH}/:token`)

/** Finds the sender before any of the body is read; "away" when nobody can say, because the database does not answer. */
export async function senderOf(
  { log }: Pick<Deps, 'log'>,
  clients: DoorClients,
  { url = '' }: IncomingMessage,
): Promise<Sender | 'unknown' | 'away'> {
  const token = WITH_TOKEN.exec(url)?.[1]
  try {
    if (token !== undefined) {
      const client = await within(LOOK_UP_WITHIN_MS, clients.byToken(token), tooLate)
      return client ? { client } : 'unknown'
    }
    if (!OF_ORGANISATION.test(url)) return 'unknown'
    return { organisation: await within(LOOK_UP_WITHIN_MS, clients.organisation(), tooLate) }
  } catch (error) {
    log.warn('a webhook delivery could not be looked up', { error })
    return 'away'
  }
}
