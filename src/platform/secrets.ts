import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { isEmptyFolder } from './whole-folder.js'

export type VaultKey = { name: string; key: Buffer }

/** Fewer different characters or bytes than this is a placeholder, not a secret. */
const FEWEST_DIFFERENT = 6
const KEY = /^[A-Za-z0-9+/]{43}=$/
const KEY_NAME = /^\w{1,64}$/
const isPlaceholder = (secret: Iterable<string | number>) => new Set(secret).size < FEWEST_DIFFERENT
const PLACEHOLDER = 'is a placeholder: its characters or bytes are nearly all the same. Make a random one'

/** Where several values stand in one variable, a comma at either end leaves an empty one. */
const EMPTY_PART = 'there is nothing before or after one of the commas; remove that comma'

const sessionSecrets = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .superRefine((parts, { addIssue }) => {
    if (parts.some((part) => part === '')) addIssue(EMPTY_PART)
    else if (parts.some((part) => part.length < 32))
      addIssue('every secret needs at least 32 characters (commas separate secrets)')
    else if (parts.some(isPlaceholder)) addIssue(`one of the secrets ${PLACEHOLDER}`)
    else if (new Set(parts).size < parts.length) addIssue('the same secret stands twice')
  })

const vaultKeys = z
  .string()
  .transform((text) => text.split(',').map((entry) => entry.split(':')))
  .superRefine((entries, { addIssue }) => {
    const wrong = wrongKeys(entries)
    if (wrong) addIssue(wrong)
  })
  .transform((entries): VaultKey[] => entries.map(([name = '', key = '']) => ({ name, key: bytesOf(key) })))

function wrongKeys(entries: string[][]): string | undefined {
  if (entries.some((parts) => parts.join('').trim() === '')) return EMPTY_PART
  const isWhole = ([name = '', key = '', ...more]: string[]) =>
    KEY_NAME.test(name) && KEY.test(key) && more.length === 0
  if (!entries.every(isWhole)) return 'write name:base64 of 32 bytes, separated by commas'
  const keys = entries.map(([, key = '']) => bytesOf(key).toString('hex'))
  if (keys.some((key) => isPlaceholder(Buffer.from(key, 'hex')))) return `one of the keys ${PLACEHOLDER}`
  if (new Set(entries.map(([name]) => name)).size < entries.length) return 'two keys have the same name'
  if (new Set(keys).size < keys.length) return 'two names stand for the same key'
  return undefined
}

const indexKey = z
  .string()
  .regex(KEY, 'write base64 of 32 bytes')
  .transform(bytesOf)
  .refine((key) => !isPlaceholder(key), `the key ${PLACEHOLDER}`)

/** The secrets an installation cannot do without, checked the same way wherever they come from. */
export const secretShapes = { SESSION_SECRET: sessionSecrets, VAULT_KEYS: vaultKeys, INDEX_KEY: indexKey }

/** A key of a service, as a header of ours carries it. */
export const serviceKey = z
  .string()
  .regex(/^[!-+\--~]+$/, 'has a blank, a comma or a letter that no key has; copy it again')

/** Whoever carries it as a Bearer token is let in. */
export const bearerToken = z
  .string()
  .min(16, 'needs at least 16 characters')
  .regex(/^[\w.~+/=-]+$/, 'only letters, digits and - . _ ~ + / = can be sent as a Bearer token')
  .refine((token) => !isPlaceholder(token), `the token ${PLACEHOLDER}`)

const kept = z.object(secretShapes)
export type Secrets = z.infer<typeof kept>

/** Where the secrets of a trial installation are kept. */
export const secretsFile = (dataDirectory: string) => path.join(dataDirectory, 'secrets.json')

/** A new vault key in the form of VAULT_KEYS, named after the second it was made in. */
export const newVaultKey = () => `k${Math.floor(Date.now() / 1000).toString(36)}:${randomBytes(32).toString('base64')}`

/**
 * The secrets of a trial installation, made once with its database.
 * @throws when the file is damaged, or gone although there is a database
 */
export function keptSecrets(dataDirectory: string): Secrets {
  const file = secretsFile(dataDirectory)
  if (!existsSync(file)) makeSecrets(dataDirectory)
  const read = kept.safeParse(parsed(readFileSync(file, 'utf8')))
  if (read.success) return read.data
  throw new Error(
    `${file} cannot be used. Put back the copy that belongs to this database.\n${z.prettifyError(read.error)}`,
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function makeSecrets(dataDirectory: string): void {
  const file = secretsFile(dataDirectory)
  const database = path.join(dataDirectory, 'database')
  if (!isEmptyFolder(database)) {
    throw new Error(
      `${file} is gone, and nothing in the database beside it can be opened without it. Put it back, or set ${Object.keys(secretShapes).join(', ')}. To begin anew, move ${database} away.`,
    )
  }
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const made = {
    SESSION_SECRET: randomBytes(32).toString('base64url'),
    VAULT_KEYS: newVaultKey(),
    INDEX_KEY: randomBytes(32).toString('base64'),
  }
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(made, null, 2), { mode: 0o600, flush: true })
  try {
    // Of two processes that start at once, the first one's are kept by both.
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
}

function bytesOf(base64: string): Buffer {
  return Buffer.from(base64, 'base64')
}
