import type { IncomingMessage } from 'node:http'
import { type Admitted, setAside } from '../../domain/inbound/index.js'
import { proofOf, verifyAtOrganisation, verifyDelivery } from '../../domain/signing/index.js'
import type { Deps } from '../../platform/context.js'
import { Refusal } from './refusals.js'
import type { Sender } from './sender.js'

type Behind = {
  /** Counts a delivery of nobody we know. @throws too_many */
  countWrong(req: IncomingMessage): Promise<void>
  ownerOf(body: Buffer): Promise<{ clientId: string } | undefined>
}

/**
 * A delivery whose signature is what its sender's plan asks for. One that is not is set aside, so that a secret that was
 * mistyped loses nothing.
 * @throws Refusal 401; too_many at the organisation-wide URL for what names no client
 */
export async function admit(
  deps: Deps,
  behind: Behind,
  [sender, req, body]: [Sender, IncomingMessage, Buffer],
): Promise<Admitted> {
  const now = new Date()
  const { headers, method = 'POST', url } = req
  const sent = { headers, body, method, url: `${deps.config.publicUrl}${url}`, now }
  const isClient = 'client' in sender
  const signing = isClient ? sender.client.signing : sender.organisation
  const verdict = isClient ? verifyDelivery(signing, sent) : verifyAtOrganisation(signing, sent)
  if (verdict.isGenuine) return { headers, body, messageId: verdict.messageId, now }

  const owner = isClient ? sender.client : await behind.ownerOf(body)
  // What is kept for a client has a bound of its own; the limit is for those who name nobody.
  if (!owner) await behind.countWrong(req)
  const { reason } = verdict
  const proof = proofOf(signing, sent)
  if (owner)
    await setAside(deps, { now }, { clientId: owner.clientId, headers, body, cause: 'SIGNATURE', reason, proof })
  throw new Refusal(401)
}
