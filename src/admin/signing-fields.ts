import type { Choice, Field } from './ui-types.js'

// The form of how Vapi proves who it is: shared by the server, which reads it, and the pages, which show it.

export const SCHEME_WORDS: Readonly<Record<string, string>> = {
  NONE: 'No signature',
  SECRET: 'Vapi secret header',
  BEARER: 'Bearer token',
  HMAC: 'HMAC signature',
}

const choices = (...values: string[]): Choice[] => values.map((value) => ({ value, label: value }))

const headerName: Field = {
  name: 'headerName',
  label: 'Header name',
  kind: 'text',
  hint: 'Empty is Vapi’s own: x-vapi-secret, or Authorization for a bearer token',
}

const isPrefixed: Field = {
  name: 'isPrefixed',
  label: 'The token comes after the word “Bearer”',
  kind: 'yes-no',
  initial: true,
}

const hmacFields: Field[] = [
  { name: 'signatureHeader', label: 'Signature header', kind: 'text', initial: 'x-signature' },
  {
    name: 'algorithm',
    label: 'Algorithm',
    kind: 'choice',
    isRequired: true,
    initial: 'sha256',
    choices: [
      { value: 'sha256', label: 'SHA-256' },
      { value: 'sha512', label: 'SHA-512' },
      { value: 'sha1', label: 'SHA-1' },
    ],
  },
  {
    name: 'signatureEncoding',
    label: 'Signature encoding',
    kind: 'choice',
    isRequired: true,
    initial: 'hex',
    choices: choices('hex', 'base64'),
  },
  { name: 'signaturePrefix', label: 'Signature prefix', kind: 'text', hint: 'Such as sha256= or v1,' },
  {
    name: 'payloadFormat',
    label: 'Payload format',
    kind: 'text',
    initial: '{timestamp}.{body}',
    hint: 'What is signed, of {body}, {timestamp}, {method}, {url} and {svix-id}',
  },
  {
    name: 'messageIdHeader',
    label: 'Message ID header',
    kind: 'text',
    hint: 'Only where the payload format has {svix-id}',
  },
  { name: 'timestampHeader', label: 'Timestamp header', kind: 'text', initial: 'x-timestamp' },
  { name: 'includeTimestamp', label: 'The signature includes a timestamp', kind: 'yes-no', initial: true },
  { name: 'secretIsBase64', label: 'The secret is base64', kind: 'yes-no', initial: false },
]

const secret: Field = {
  name: 'secret',
  label: 'Secret',
  kind: 'new-password',
  hint: 'Leave it empty to keep the present one; where there is none, we make one and show it once',
}

const toleranceSeconds: Field = {
  name: 'toleranceSeconds',
  label: 'Oldest signature taken (seconds)',
  kind: 'number',
  isRequired: true,
  initial: '300',
  hint: 'Older ones are refused as replays; 60 to 86400',
}

const vapiCredentialId: Field = {
  name: 'vapiCredentialId',
  label: 'ID of the credential in Vapi',
  kind: 'text',
  hint: 'Once it is made there: we check that assistants and numbers use it',
}

const scheme: Field = {
  name: 'scheme',
  label: 'How Vapi proves who it is',
  kind: 'choice',
  isRequired: true,
  choices: Object.entries(SCHEME_WORDS).map(([value, label]) => ({ value, label })),
}

/** What is asked for each scheme, in order. */
export const FIELDS_OF: Readonly<Record<string, Field[]>> = {
  NONE: [],
  SECRET: [headerName, secret, vapiCredentialId],
  BEARER: [headerName, isPrefixed, secret, vapiCredentialId],
  HMAC: [...hmacFields, toleranceSeconds, secret, vapiCredentialId],
}

export const SIGNING_FIELDS: Field[] = [
  scheme,
  headerName,
  isPrefixed,
  ...hmacFields,
  secret,
  toleranceSeconds,
  vapiCredentialId,
]

export const ROTATE_FIELDS: Field[] = [
  {
    name: 'graceHours',
    label: 'The old secret keeps working for (hours)',
    kind: 'number',
    initial: '24',
    isRequired: true,
    hint: '0 ends it at once; at most 720, which is 30 days',
  },
  { ...secret, hint: 'Leave it empty and we make one' },
]

/** What makes Vapi sign by Standard Webhooks (trust.md §3.2). */
export const STANDARD_WEBHOOKS: Readonly<Record<string, string | boolean>> = {
  algorithm: 'sha256',
  signatureHeader: 'webhook-signature',
  signaturePrefix: 'v1,',
  signatureEncoding: 'base64',
  includeTimestamp: true,
  timestampHeader: 'webhook-timestamp',
  messageIdHeader: 'webhook-id',
  payloadFormat: '{svix-id}.{timestamp}.{body}',
  secretIsBase64: true,
}

export const isStandard = (options: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(STANDARD_WEBHOOKS).every(([name, value]) => options[name] === value)
