import { randomBytes } from 'node:crypto'
import { invalid } from '../../platform/errors.js'
import { makeToken } from '../../platform/tokens.js'
import type { AnyOptions } from './types.js'

const FEWEST_CHARACTERS = 16
const FEWEST_BYTES = 16
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** 32 bytes as base64 where Vapi is told that it is base64, else 32 letters and digits. */
export const makeSecret = (options: AnyOptions): string =>
  isBase64(options) ? randomBytes(32).toString('base64') : makeToken()

/**
 * A secret as somebody typed or pasted it, without the "whsec_" of Standard Webhooks where it is base64.
 * @throws invalid with the field "secret"
 */
export function checkedSecret(typed: string, options: AnyOptions): string {
  const text = typed.trim()
  if (isBase64(options)) {
    const bare = text.replace(/^whsec_/, '')
    if (!BASE64.test(bare)) throw invalid('secret', 'This is not base64. Leave it empty and we make one.')
    if (Buffer.from(bare, 'base64').length < FEWEST_BYTES)
      throw invalid('secret', `Please use at least ${FEWEST_BYTES} bytes, or leave it empty and we make one`)
    return bare
  }
  if (text.length < FEWEST_CHARACTERS)
    throw invalid('secret', `Please use at least ${FEWEST_CHARACTERS} characters, or leave it empty and we make one`)
  if (text.length > 200) throw invalid('secret', 'At most 200 characters')
  if (!/^[\x21-\x7e]+$/.test(text))
    throw invalid('secret', 'Please use plain letters, digits and signs, without spaces')
  return text
}

/** Whether a secret fits what Vapi is told about it. */
export function fits(secret: string, options: AnyOptions): boolean {
  try {
    return checkedSecret(secret, options) === secret
  } catch {
    return false
  }
}

const isBase64 = (options: AnyOptions) => 'secretIsBase64' in options && options.secretIsBase64
