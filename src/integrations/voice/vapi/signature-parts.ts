type Parts = { body: Buffer; method: string; url: string; timestamp: string; messageId: string }

const TOKEN = /(\{(?:body|timestamp|method|url|svix-id)\})/

/**
 * What Vapi signed, in pieces: the body stays the bytes it came in, which may be no text. Tokens are replaced once, so
 * what a body or a header holds is never taken for a token.
 */
export function payloadOf(format: string, { body, method, url, timestamp, messageId }: Parts): Buffer[] {
  const values: Record<string, Buffer> = {
    '{body}': body,
    '{timestamp}': Buffer.from(timestamp),
    '{method}': Buffer.from(method),
    '{url}': Buffer.from(url),
    '{svix-id}': Buffer.from(messageId, 'latin1'),
  }
  return format.split(TOKEN).map((part) => values[part] ?? Buffer.from(part))
}

type Shape = { signaturePrefix: string; signatureEncoding: 'hex' | 'base64' }

/** During a rotation there are two; nobody sends this many. */
const MOST = 20
const ENCODED = { hex: /^(?:[0-9a-f]{2})+$/i, base64: /^[A-Za-z0-9+/_-]+={0,2}$/ }

/**
 * The signatures of a header, as bytes: one, or several with spaces or commas between them, as in "v1,abc v1,def"
 * (Standard Webhooks). Those with another prefix, or in another encoding, are left out.
 */
export function signaturesIn(header: string, { signaturePrefix, signatureEncoding }: Shape): Buffer[] {
  const whole = header.startsWith(signaturePrefix) ? [header.slice(signaturePrefix.length)] : []
  return [...whole, ...listed(header, signaturePrefix)]
    .filter((text) => ENCODED[signatureEncoding].test(text))
    .slice(0, MOST)
    .map((text) => Buffer.from(text, signatureEncoding))
}

/** A prefix that ends in a comma, such as "v1,", is a word of its own in the list. */
function listed(header: string, prefix: string): string[] {
  const words = header.split(/[\s,]+/)
  const word = prefix.replace(/(?<![\s,])[\s,]+$/, '')
  if (word !== prefix) return words.filter((_word, index) => index > 0 && words[index - 1] === word)
  return words.filter((text) => text.startsWith(prefix)).map((text) => text.slice(prefix.length))
}
