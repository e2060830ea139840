import { createHmac } from 'node:crypto'

/** Every option of Vapi's HmacAuthenticationPlan, with Vapi's defaults when left out (contract §2). */
export type HmacSigning = {
  scheme: 'hmac'
  secret: string
  secretIsBase64?: boolean
  algorithm?: 'sha256' | 'sha512' | 'sha1'
  signatureHeader?: string
  timestampHeader?: string
  includeTimestamp?: boolean
  /** Of {body} {timestamp} {method} {url} {svix-id}. */
  payloadFormat?: string
  signaturePrefix?: string
  signatureEncoding?: 'hex' | 'base64'
  messageIdHeader?: string
  /** Nobody has told which one Vapi uses. */
  timestampUnit?: 's' | 'ms'
}

/** How a delivery proves that it is from Vapi. */
export type EmulatedSigning =
  | { scheme: 'none' }
  | { scheme: 'secret'; secret: string; headerName?: string }
  | { scheme: 'bearer'; token: string; headerName?: string; bearerPrefixEnabled?: boolean }
  | HmacSigning

/** What is signed: the very bytes, where they go and when. */
export type ToSign = { body: Buffer; method: string; url: string; at: Date; messageId: string }

/** The form of standardwebhooks.com, as Vapi's plan can be set to it. The secret is base64, with or without whsec_. */
export const standardWebhooks = (secret: string): HmacSigning => ({
  scheme: 'hmac',
  secret: secret.replace(/^whsec_/, ''),
  secretIsBase64: true,
  signatureHeader: 'webhook-signature',
  signaturePrefix: 'v1,',
  signatureEncoding: 'base64',
  timestampHeader: 'webhook-timestamp',
  messageIdHeader: 'webhook-id',
  payloadFormat: '{svix-id}.{timestamp}.{body}',
})

/** The headers that prove one delivery. */
export function proofHeaders(signing: EmulatedSigning, delivery: ToSign): Record<string, string> {
  switch (signing.scheme) {
    case 'none':
      return {}
    case 'secret':
      return { [signing.headerName ?? 'X-Vapi-Secret']: signing.secret }
    case 'bearer': {
      const prefix = signing.bearerPrefixEnabled === false ? '' : 'Bearer '
      return { [signing.headerName ?? 'Authorization']: `${prefix}${signing.token}` }
    }
    case 'hmac':
      return hmacHeaders(signing, delivery)
  }
}

function hmacHeaders(plan: HmacSigning, { body, method, url, at, messageId }: ToSign): Record<string, string> {
  const hasTime = plan.includeTimestamp ?? true
  const timestamp = String(plan.timestampUnit === 'ms' ? at.getTime() : Math.floor(at.getTime() / 1_000))
  const format = plan.payloadFormat ?? (hasTime ? '{timestamp}.{body}' : '{body}')
  const parts: Record<string, Buffer | string> = { body, timestamp, method, url, 'svix-id': messageId }
  // Piece by piece, because a body need not be text.
  const signed = format
    .split(/(\{(?:body|timestamp|method|url|svix-id)\})/)
    .map((piece) => Buffer.from(piece.startsWith('{') ? (parts[piece.slice(1, -1)] ?? piece) : piece))
  const key = Buffer.from(plan.secret, plan.secretIsBase64 ? 'base64' : 'utf8')
  const signature = createHmac(plan.algorithm ?? 'sha256', key)
    .update(Buffer.concat(signed))
    .digest(plan.signatureEncoding ?? 'hex')
  return {
    [plan.signatureHeader ?? 'x-signature']: `${plan.signaturePrefix ?? ''}${signature}`,
    ...(hasTime && { [plan.timestampHeader ?? 'x-timestamp']: timestamp }),
    ...(plan.messageIdHeader && { [plan.messageIdHeader]: messageId }),
  }
}
