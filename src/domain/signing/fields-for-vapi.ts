import type { AnyOptions, BearerOptions, HmacOptions, SecretOptions, SigningScheme } from './types.js'

/** One field of Vapi's form. A secret has no value: it was shown when it was made. */
export type FieldForVapi = { label: string; value: string; kind: 'copy' | 'choose' | 'secret' }

type Described = { scheme: SigningScheme; options: AnyOptions; vapiCredentialId: string | null }

/**
 * The very fields of Vapi's form, in its order: Integrations → Server Configuration → Add Custom Credential
 * (contract §2; SDK 2.0.1, BearerAuthenticationPlan and HmacAuthenticationPlan). A secret header is a bearer token
 * without its prefix there.
 */
export function fieldsForVapi({ scheme, options, vapiCredentialId }: Described): FieldForVapi[] {
  const credential = vapiCredentialId ? [copy('Credential (server.credentialId)', vapiCredentialId)] : []
  if (scheme === 'SECRET') return [...tokenFields({ ...(options as SecretOptions), isPrefixed: false }), ...credential]
  if (scheme === 'BEARER') return [...tokenFields(options as BearerOptions), ...credential]
  if (scheme === 'HMAC') return [...hmacFields(options as HmacOptions), ...credential]
  return []
}

const tokenFields = ({ headerName, isPrefixed }: BearerOptions): FieldForVapi[] => [
  choose('Authentication type', 'Bearer Token'),
  secret('Token'),
  copy('Header name', headerName),
  choose('Include Bearer prefix', onOff(isPrefixed)),
]

const hmacFields = (options: HmacOptions): FieldForVapi[] => [
  choose('Authentication type', 'HMAC'),
  secret('Secret key'),
  choose('Secret is base64', onOff(options.secretIsBase64)),
  choose('Algorithm', options.algorithm.toUpperCase().replace('SHA', 'SHA-')),
  copy('Signature header', options.signatureHeader),
  choose('Signature encoding', options.signatureEncoding),
  options.signaturePrefix === ''
    ? choose('Signature prefix', 'Leave empty')
    : copy('Signature prefix', options.signaturePrefix),
  choose('Include timestamp', onOff(options.includeTimestamp)),
  ...(options.includeTimestamp ? [copy('Timestamp header', options.timestampHeader)] : []),
  copy('Payload format', options.payloadFormat),
  options.messageIdHeader === ''
    ? choose('Message ID header', 'Leave empty')
    : copy('Message ID header', options.messageIdHeader),
]

const onOff = (isOn: boolean) => (isOn ? 'On' : 'Off')
const copy = (label: string, value: string): FieldForVapi => ({ label, value, kind: 'copy' })
const choose = (label: string, value: string): FieldForVapi => ({ label, value, kind: 'choose' })
const secret = (label: string): FieldForVapi => ({ label, value: '', kind: 'secret' })
