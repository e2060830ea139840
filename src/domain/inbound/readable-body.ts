import { isUtf8 } from 'node:buffer'
import { maskSecrets } from '../../integrations/voice/index.js'

export type ReadableBody = { text: string; isUtf8: boolean }

const MAX_CHARACTERS = 1_000_000

/** A body for staff to read: its secrets masked, shortened where it is very long. */
export const readableBody = (body: Buffer): ReadableBody => ({
  text: shortened(maskSecrets(body.toString('utf8'))),
  isUtf8: isUtf8(body),
})

const shortened = (text: string) =>
  text.length > MAX_CHARACTERS
    ? `${text.slice(0, MAX_CHARACTERS)}\n… and ${text.length - MAX_CHARACTERS} more characters`
    : text
