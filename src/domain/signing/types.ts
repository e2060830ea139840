import { z } from 'zod'
import type { BearerOptions, HmacOptions, SecretOptions } from '../../integrations/voice/index.js'

export type { BearerOptions, HmacOptions, SecretOptions, Signing, Verdict } from '../../integrations/voice/index.js'

export const SCHEMES = ['NONE', 'SECRET', 'BEARER', 'HMAC'] as const
export type SigningScheme = (typeof SCHEMES)[number]

/** Where agencies that set one server URL in Vapi point it. */
export const ORGANISATION_PATH = '/api/v1/voice/webhook'

/** RFC 9110: what the name of a header may be made of. */
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,80}$/

/** Headers that are never a proof: of the connection, or set by whoever stands between Vapi and us. */
const NOT_OURS =
  /^(?:host|connection|content-(?:length|type|encoding)|transfer-encoding|cookie|user-agent|x-forwarded-.*|forwarded)$/i

const headerName = z
  .string()
  .trim()
  .regex(HEADER_NAME, 'Please write the name of a header, such as x-signature')
  .refine((name) => !NOT_OURS.test(name), 'Please choose another header: this one says nothing about who sends')

const optionalHeaderName = z
  .string()
  .trim()
  .refine((name) => name === '' || HEADER_NAME.test(name), 'Please write the name of a header, such as webhook-id')
  .default('')

const visible = (max: number) =>
  z
    .string()
    .max(max, `At most ${max} characters`)
    .regex(/^[\x20-\x7e]*$/, 'Please use plain letters, digits and signs')

export const secretOptions = z.object({ headerName: headerName.default('x-vapi-secret') })

export const bearerOptions = z.object({
  headerName: headerName.default('Authorization'),
  isPrefixed: z.boolean().default(true),
})

const KNOWN_TOKENS = ['{body}', '{timestamp}', '{method}', '{url}', '{svix-id}']

/** Vapi's own defaults (contract §2). Refuses combinations under which a signature would not cover what it should. */
export const hmacOptions = z
  .object({
    algorithm: z.enum(['sha256', 'sha512', 'sha1']).default('sha256'),
    signatureHeader: headerName.default('x-signature'),
    includeTimestamp: z.boolean().default(true),
    timestampHeader: headerName.default('x-timestamp'),
    payloadFormat: visible(200).default(''),
    signaturePrefix: visible(40).default(''),
    signatureEncoding: z.enum(['hex', 'base64']).default('hex'),
    messageIdHeader: optionalHeaderName,
    secretIsBase64: z.boolean().default(false),
  })
  .transform((options) => ({ ...options, payloadFormat: options.payloadFormat || usualFormat(options) }))
  .superRefine((options, context) => {
    const refuse = (field: keyof HmacOptions, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    const { payloadFormat, includeTimestamp, messageIdHeader } = options
    const has = (token: string) => payloadFormat.includes(token)
    const unknown = (payloadFormat.match(/\{[^{}]*\}/g) ?? []).find((token) => !KNOWN_TOKENS.includes(token))
    if (unknown) refuse('payloadFormat', `${unknown} is unknown: there are ${KNOWN_TOKENS.join(', ')}`)
    else if (!has('{body}')) refuse('payloadFormat', 'It has to contain {body}, or anybody could change what was said')
    else if (includeTimestamp && !has('{timestamp}'))
      refuse('payloadFormat', 'It has to contain {timestamp}, or the timestamp could be changed')
    else if (!includeTimestamp && has('{timestamp}'))
      refuse('includeTimestamp', 'The payload format has a {timestamp}, so it has to be included')
    if (has('{svix-id}') && messageIdHeader === '')
      refuse('messageIdHeader', 'The payload format has an {svix-id}: which header holds it?')
  }) satisfies z.ZodType<HmacOptions, unknown>

const usualFormat = ({ includeTimestamp }: { includeTimestamp: boolean }) =>
  includeTimestamp ? '{timestamp}.{body}' : '{body}'

/** What is stored of each scheme; the plan of the organisation and of a client look the same. */
export type StoredPlan = {
  id: string
  clientId: string | null
  scheme: SigningScheme
  options: unknown
  secretSealed: Uint8Array | null
  previousSecretSealed: Uint8Array | null
  previousUntil: Date | null
  toleranceSeconds: number
}

export type AnyOptions = SecretOptions | BearerOptions | HmacOptions | Record<string, never>

/** The options of a scheme with its defaults. @throws ZodError that names the wrong option */
export function optionsOf(scheme: SigningScheme, given: unknown): AnyOptions {
  if (scheme === 'SECRET') return secretOptions.parse(given)
  if (scheme === 'BEARER') return bearerOptions.parse(given)
  if (scheme === 'HMAC') return hmacOptions.parse(given)
  return {}
}
