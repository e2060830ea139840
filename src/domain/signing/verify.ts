import {
  type SignedDelivery,
  type Signing,
  type Verdict,
  verifyDelivery,
  verifyKeptDelivery,
} from '../../integrations/voice/index.js'
import { ORGANISATION_PATH } from './types.js'

/** The organisation's URL holds no token, so there everything has to be signed. */
export const verifyAtOrganisation = (signing: Signing, delivery: SignedDelivery): Verdict =>
  signing.scheme === 'NONE'
    ? { isGenuine: false, reason: 'The organisation’s URL takes signed deliveries only, and no signature is set up' }
    : verifyDelivery(signing, delivery)

/** Headers that cannot be a proof: everything else is kept, because it may be the header's name that is mended. */
const NO_PROOF =
  /^(?:host|connection|keep-alive|content-.*|transfer-encoding|te|trailer|upgrade|expect|cookie|user-agent|accept.*|x-forwarded-.*|forwarded|via|traceparent|tracestate|x-request-id)$/i
const MAX_HEADERS = 40
const MAX_LENGTH = 4_096

type Proof = { headers: Record<string, string>; method: string; url: string; at: string }

/**
 * What a later check of this delivery needs beside its body, as JSON: the headers named today first, so that none of the
 * others can push them out. It holds secrets: seal it.
 */
export function proofOf(signing: Signing, delivery: SignedDelivery): Buffer {
  const { method, url, now } = delivery
  const named = new Set(Object.values(signing.options).map((option) => String(option).toLowerCase()))
  const kept = proofHeaders(delivery)
  const first = kept.filter(([name]) => named.has(name))
  const others = kept.filter(([name]) => !named.has(name))
  const headers = Object.fromEntries([...first, ...others].slice(0, MAX_HEADERS))
  return Buffer.from(JSON.stringify({ headers, method, url, at: now.toISOString() } satisfies Proof))
}

const proofHeaders = ({ headers }: SignedDelivery): [string, string][] =>
  Object.entries(headers).flatMap(([name, value]): [string, string][] => {
    const text = Array.isArray(value) ? value.join(', ') : value
    return text === undefined || text.length > MAX_LENGTH || NO_PROOF.test(name) ? [] : [[name, text]]
  })

/**
 * The check of the door on a delivery that was kept, with today's secrets and without the age of its timestamp.
 * @throws when the proof is none of ours
 */
export function verifyAgain(signing: Signing, proof: Buffer, body: Buffer): Verdict {
  const { headers, method, url, at } = readProof(proof)
  const delivery = { headers, body, method, url, now: new Date(at) }
  if (signing.scheme === 'NONE' && isAtOrganisation(url)) return verifyAtOrganisation(signing, delivery)
  return verifyKeptDelivery(signing, delivery)
}

/** Whether it came to the organisation's URL, and is to be checked with the organisation's secrets. */
export const isProofOfOrganisation = (proof: Buffer): boolean => isAtOrganisation(readProof(proof).url)

/** By the path alone: a query may say anything. */
const isAtOrganisation = (url: string) => new URL(url).pathname.replace(/\/$/, '').endsWith(ORGANISATION_PATH)

const readProof = (proof: Buffer) => JSON.parse(proof.toString('utf8')) as Proof
