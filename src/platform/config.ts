import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const KEY = /^[A-Za-z0-9+/]{43}=$/

/** Every variable there is; .env.example explains each. */
const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  DATA_DIR: z.string().min(1).default('./.data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(16),
  SESSION_SECRET: z.string().min(32).optional(),
  VAULT_KEYS: z
    .string()
    .regex(/^\w+:[A-Za-z0-9+/]{43}=(,\w+:[A-Za-z0-9+/]{43}=)*$/, 'name:base64 of 32 bytes, separated by commas')
    .optional(),
  INDEX_KEY: z.string().regex(KEY, 'base64 of 32 bytes').optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('Backline <no-reply@localhost>'),
  METRICS_TOKEN: z.string().min(16).optional(),
  API_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).max(1_000_000).default(600),
  WEBHOOKS_TO_LOOPBACK: z.enum(['true', 'false']).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  VAPI_BASE_URL: z.url({ protocol: /^https?$/ }).default('https://api.vapi.ai'),
  VAPI_API_KEY: z.string().min(1).optional(),
  ELEVENLABS_BASE_URL: z.url({ protocol: /^https?$/ }).default('https://api.elevenlabs.io'),
  ELEVENLABS_API_KEY: z.string().min(1).optional(),
  LANGUAGE_MODEL_BASE_URL: z.url({ protocol: /^https?$/ }).default('https://api.openai.com/v1'),
  LANGUAGE_MODEL_API_KEY: z.string().min(1).optional(),
  LANGUAGE_MODEL: z.string().min(1).default('gpt-4.1-mini'),
  RECORDING_HOSTS: z
    .string()
    .default('storage.vapi.ai,.r2.cloudflarestorage.com,.s3.amazonaws.com,.s3.us-west-2.amazonaws.com'),
})

const SECRETS = ['SESSION_SECRET', 'VAULT_KEYS', 'INDEX_KEY'] as const
type Secrets = Record<(typeof SECRETS)[number], string>

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
  vaultKeys: readonly { name: string; key: Buffer }[]
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
  if (values.NODE_ENV === 'production' && values.WEBHOOKS_TO_LOOPBACK === 'true') {
    throw new Error('Bad environment\nWEBHOOKS_TO_LOOPBACK is for development: leave it out in production')
  }
  const secrets = secretsOf(values)
  return Object.freeze({
    environment: values.NODE_ENV,
    isProduction: values.NODE_ENV === 'production',
    port: values.PORT,
    host: values.HOST,
    publicUrl: (values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/(?<!\/)\/+$/, ''),
    trustedProxies: values.TRUST_PROXY,
    dataDirectory: path.resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    databasePoolSize: values.DATABASE_POOL,
    sessionSecrets: secrets.SESSION_SECRET.split(','),
    vaultKeys: keyRing(secrets.VAULT_KEYS),
    indexKey: Buffer.from(secrets.INDEX_KEY, 'base64'),
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
    recordingHosts: values.RECORDING_HOSTS.split(',').map((host) => host.trim().toLowerCase()),
  })
}

/**
 * AdminJS reads these while it is imported: without them it bundles at start and serves 25 MB of development code.
 * Call it after loadConfig and before the back office is imported.
 */
export function prepareAdminEnvironment(): void {
  process.env['NODE_ENV'] = 'production'
  process.env['ADMIN_JS_SKIP_BUNDLE'] = 'true'
  process.env['ADMIN_JS_TMP_DIR'] = 'adminjs-bundle'
}

function environmentWithFile(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}

/** Secrets of the environment, else those made once into DATA_DIR (never in production). */
function secretsOf(values: z.infer<typeof schema>): Secrets {
  const missing = SECRETS.filter((name) => !values[name])
  if (missing.length > 0 && values.NODE_ENV === 'production') {
    throw new Error(`Bad environment\nNODE_ENV is production and these secrets are missing: ${missing.join(', ')}`)
  }
  const kept = missing.length > 0 ? keptSecrets(values.DATA_DIR) : undefined
  return Object.fromEntries(SECRETS.map((name) => [name, values[name] ?? kept?.[name] ?? ''])) as Secrets
}

/** Where secrets of a trial installation are kept. */
export const secretsFile = (dataDirectory: string) => path.join(dataDirectory, 'secrets.json')

/** A new vault key in the form of VAULT_KEYS, named after the second it was made in. */
export const newVaultKey = () => `k${Math.floor(Date.now() / 1000).toString(36)}:${randomBytes(32).toString('base64')}`

function keptSecrets(dataDirectory: string): Secrets {
  const file = secretsFile(dataDirectory)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const made: Secrets = {
    SESSION_SECRET: randomBytes(32).toString('base64url'),
    VAULT_KEYS: newVaultKey(),
    INDEX_KEY: randomBytes(32).toString('base64'),
  }
  writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 })
  return made
}

function keyRing(keys: string) {
  return keys.split(',').map((entry) => {
    const [name = '', key = ''] = entry.split(':')
    return { name, key: Buffer.from(key, 'base64') }
  })
}
