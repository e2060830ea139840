import type { Request } from 'express'
import { type Caller, callerOfKey } from '../../domain/api-keys/index.js'
import { callerOfToken, isRunOutToken } from '../../domain/api-sessions/index.js'
import type { Deps } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'
import { visitorCtx } from '../request.js'

/** Names under which people put a key into an address. */
const IN_QUERY = /^(?:x[-_])?(?:api[-_]?key|key|access[-_]?token|token|auth(?:orization)?|bearer)$/i
/** The code of a token that was good for its ten minutes. */
export const TOKEN_EXPIRED = 'token_expired'
/** How our keys and tokens begin. */
const OURS = /^(?:bl[kr]_\w{8}|eyJ[\w-]+\.)/

/**
 * Who asks: by X-API-Key, or by Authorization: Bearer with a key or an access token. Nobody when neither is sent, and where
 * anybody may ask also when the token is not good: a program that signs in, out or refreshes often still shows an old one.
 * @throws unauthorized when it is not good (token_expired when it was), when it stands in the address, or when there are two
 */
export async function authenticate(
  deps: Deps,
  req: Request,
  { isOpen }: { isOpen: boolean },
): Promise<Caller | undefined> {
  refuseInAddress(req)
  const key = req.get('x-api-key')
  const bearer = bearerOf(req)
  if (key !== undefined && bearer !== undefined)
    throw unauthorized('Please send either X-API-Key or Authorization: Bearer, not both')
  const shown = key ?? bearer
  if (shown === undefined) return undefined
  const isKey = key !== undefined || shown.startsWith('blk_')
  const ctx = visitorCtx(deps, req)
  const caller = isKey ? await callerOfKey(ctx, shown) : await callerOfToken(ctx, shown)
  if (caller || (isOpen && !isKey)) return caller
  if (isKey) throw unauthorized('This key is not good, or not any more. Look under API keys for those that are.')
  throw (await isRunOutToken(ctx, shown))
    ? new DomainError('unauthorized', 'This token has run out. Get a new one with your refresh token.', {
        code: TOKEN_EXPIRED,
      })
    : unauthorized('This token is not good, or not any more. Get a new one with your refresh token, or sign in again.')
}

/** @throws unauthorized for a header that names another scheme */
function bearerOf(req: Request): string | undefined {
  const header = req.get('authorization')
  if (header === undefined) return undefined
  const token = /^Bearer +([^\s,]+)$/i.exec(header.trim())?.[1]
  if (token === undefined && req.get('x-api-key') === undefined)
    throw unauthorized('Please write the header as “Authorization: Bearer <key or token>”')
  return token
}

/** Addresses end up in logs, histories and the Referer of others. @throws unauthorized */
function refuseInAddress(req: Request): void {
  for (const [name, value] of Object.entries(req.query)) {
    const isOne = IN_QUERY.test(name) || [value].flat().some((one) => typeof one === 'string' && OURS.test(one))
    if (isOne)
      throw new DomainError(
        'unauthorized',
        'A key must not stand in an address, where logs keep it. Send it in the header X-API-Key. If this one is real, revoke it and make another.',
        { code: 'key_in_address' },
      )
  }
}

const unauthorized = (message: string) => new DomainError('unauthorized', message)
