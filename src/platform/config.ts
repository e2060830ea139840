import { existsSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { bearerToken, keptSecrets, type Secrets, secretShapes, serviceKey, type VaultKey } from './secrets.js'

/** Hosts, or with a leading dot domains, which are never as wide as `.com`. */
const hosts = z
  .string()
  .transform((text) => text.split(',').map((host) => host.trim().toLowerCase()))
  .refine(
    (all) => all.every(isHostOrDomain),
    'write hosts such as storage.vapi.ai or .example.com, separated by commas',
  )

/** Where this installation is reached: nothing but scheme, host and port. */
const origin = z
  .url({ protocol: /^https?$/ })
  .refine((text) => new URL(text).pathname.replaceAll('/', '') === '', 'must not have a path')
  .refine((text) => !/[?#@]/.test(text), 'must be nothing but scheme, host and port')

/** Every variable there is; .env.example explains each. */
const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: origin.optional(),
  ALLOW_HTTP: z.enum(['true', 'false']).optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  DATA_DIR: z.string().min(1).default('./.data'),
  DATABASE_URL: z.union([z.literal('embedded'), z.url({ protocol: /^postgres(ql)?$/ })]).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(16),
  SESSION_SECRET: secretShapes.SESSION_SECRET.optional(),
  VAULT_KEYS: secretShapes.VAULT_KEYS.optional(),
  INDEX_KEY: secretShapes.INDEX_KEY.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('Backline <no-reply@localhost>'),
  METRICS_TOKEN: bearerToken.optional(),
  API_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).max(1_000_000).default(600),
  WEBHOOKS_TO_LOOPBACK: z.enum(['true', 'false']).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  VAPI_BASE_URL: z.url({ protocol: /^https?$/ }).default('https://api.vapi.ai'),
  VAPI_API_KEY: serviceKey.optional(),
  ELEVENLABS_BASE_URL: z.url({ protocol: /^https?$/ }).default('https://api.elevenlabs.io'),
  ELEVENLABS_API_KEY: serviceKey.optional(),
  LANGUAGE_MODEL_BASE_URL: z.url({ protocol: /^https?$/ }).default('https://api.openai.com/v1'),
  LANGUAGE_MODEL_API_KEY: serviceKey.optional(),
  LANGUAGE_MODEL: z.string().min(1).default('gpt-4.1-mini'),
  RECORDING_HOSTS: hosts.prefault(
    'storage.vapi.ai,.r2.cloudflarestorage.com,.s3.amazonaws.com,.s3.us-west-2.amazonaws.com',
  ),
})
type Values = z.infer<typeof schema>

export type Config = Readonly<{
  environment: 'development' | 'test' | 'production'
  isProduction: boolean
  port: number
  host: string
  /** Where browsers and Vapi reach us, without a trailing slash. */
  publicUrl: string
  /** Proxies in front of us whose X-Forwarded-For is believed. */
  trustedProxies: number
  dataDirectory: string
  /** Absent: the embedded database in dataDirectory. */
  databaseUrl: string | undefined
  databasePoolSize: number
  /** The first one signs; the others are still accepted. */
  sessionSecrets: readonly string[]
  /** The first one seals; the others still open. */
  vaultKeys: readonly VaultKey[]
  indexKey: Buffer
  smtpUrl: string | undefined
  mailFrom: string
  metricsToken: string | undefined
  /** For each API key, and for each person who signed in through the API. */
  apiRequestsPerMinute: number
  /** Events may be sent to http://localhost: in tests, and while somebody develops a receiver. Never in production. */
  webhooksToLoopback: boolean
  logLevel: string
  vapiBaseUrl: string
  vapiApiKey: string | undefined
  elevenLabsBaseUrl: string
  /** Absent: only Vapi's own voices are offered. */
  elevenLabsApiKey: string | undefined
  /** Of a service that speaks OpenAI's chat completions. */
  languageModelBaseUrl: string
  /** Absent: no conversation can be previewed. */
  languageModelApiKey: string | undefined
  languageModel: string
  /** Hosts (or, with a leading dot, domains) recordings may be fetched from. */
  recordingHosts: readonly string[]
}>

/**
 * Reads and checks the surroundings; the only reader of process.env. A file .env in the working directory fills in
 * what the environment leaves out. Throws one error that names every bad variable.
 */
export function loadConfig(env: NodeJS.ProcessEnv = environmentWithFile()): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw new Error(`Bad environment\n${z.prettifyError(parsed.error)}`)
  const values = parsed.data
  const missing = values.NODE_ENV === 'production' ? refusedInProduction(values) : []
  if (missing.length > 0) throw new Error(`Bad environment\nNODE_ENV is production and ${missing.join('\n')}`)
  const secrets = secretsOf(values)
  return Object.freeze({
    environment: values.NODE_ENV,
    isProduction: values.NODE_ENV === 'production',
    port: values.PORT,
    host: values.HOST,
    publicUrl: (values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/(?<!\/)\/+$/, ''),
    trustedProxies: values.TRUST_PROXY,
    dataDirectory: path.resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL === 'embedded' ? undefined : values.DATABASE_URL,
    databasePoolSize: values.DATABASE_POOL,
    sessionSecrets: secrets.SESSION_SECRET,
    vaultKeys: secrets.VAULT_KEYS,
    indexKey: secrets.INDEX_KEY,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    metricsToken: values.METRICS_TOKEN,
    apiRequestsPerMinute: values.API_REQUESTS_PER_MINUTE,
    webhooksToLoopback: values.NODE_ENV === 'test' || values.WEBHOOKS_TO_LOOPBACK === 'true',
    logLevel: values.LOG_LEVEL,
    vapiBaseUrl: values.VAPI_BASE_URL.replace(/(?<!\/)\/+$/, ''),
    vapiApiKey: values.VAPI_API_KEY,
    elevenLabsBaseUrl: values.ELEVENLABS_BASE_URL.replace(/(?<!\/)\/+$/, ''),
    elevenLabsApiKey: values.ELEVENLABS_API_KEY,
    languageModelBaseUrl: values.LANGUAGE_MODEL_BASE_URL.replace(/(?<!\/)\/+$/, ''),
    languageModelApiKey: values.LANGUAGE_MODEL_API_KEY,
    languageModel: values.LANGUAGE_MODEL,
    recordingHosts: values.RECORDING_HOSTS,
  })
}

/** What serves people is never in the development mode of a library, which tells more and does less. After loadConfig. */
export function setProductionMode(): void {
  process.env['NODE_ENV'] = 'production'
}

function environmentWithFile(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}

/** What a trial may leave out and an installation that real clients depend on may not, each in a line of its own. */
function refusedInProduction(values: Values): string[] {
  const said: string[] = []
  const missing = SECRETS.filter((name) => !values[name])
  if (missing.length > 0) said.push(`these secrets are missing: ${missing.join(', ')}`)
  if (!values.DATABASE_URL)
    said.push('DATABASE_URL is missing. Set it, or write DATABASE_URL=embedded for the embedded database in DATA_DIR')
  if (!values.PUBLIC_URL) said.push('PUBLIC_URL is missing: the https address that browsers and Vapi use')
  else if (!isSafeAddress(values.PUBLIC_URL) && values.ALLOW_HTTP !== 'true')
    said.push('PUBLIC_URL is not https. End TLS in front, or write ALLOW_HTTP=true to do without')
  if (values.WEBHOOKS_TO_LOOPBACK === 'true') said.push('WEBHOOKS_TO_LOOPBACK is for development: leave it out')
  return said
}

/** What never leaves this machine needs no TLS. */
const isSafeAddress = (address: string) => {
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

const SECRETS = ['SESSION_SECRET', 'VAULT_KEYS', 'INDEX_KEY'] as const

/** Secrets of the environment, and those it lacks from DATA_DIR (never in production). */
function secretsOf(values: Values): Secrets {
  const { SESSION_SECRET, VAULT_KEYS, INDEX_KEY } = values
  if (SESSION_SECRET && VAULT_KEYS && INDEX_KEY) return { SESSION_SECRET, VAULT_KEYS, INDEX_KEY }
  const kept = keptSecrets(values.DATA_DIR)
  return {
    SESSION_SECRET: SESSION_SECRET ?? kept.SESSION_SECRET,
    VAULT_KEYS: VAULT_KEYS ?? kept.VAULT_KEYS,
    INDEX_KEY: INDEX_KEY ?? kept.INDEX_KEY,
  }
}

function isHostOrDomain(host: string): boolean {
  const isDomain = host.startsWith('.')
  const names = (isDomain ? host.slice(1) : host).split('.')
  return names.every((name) => /^[a-z0-9-]+$/.test(name)) && (!isDomain || names.length > 1)
}
