import { createHash } from 'node:crypto'
import { customAlphabet } from 'nanoid'

// No look-alikes and no punctuation: a token may be read out, and a double click selects it whole.
const token = customAlphabet('23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz', 32)

/** An unguessable token for a URL: 32 characters of 56, about 186 bits. */
export const makeToken = () => token()

/** What is stored of a token: SHA-256, 32 bytes. */
export const hashToken = (value: string) => new Uint8Array(createHash('sha256').update(value, 'utf8').digest())
