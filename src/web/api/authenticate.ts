import type { Request } from 'express'
import { type Caller, callerOfKey } from '../../domain/api-keys/index.js'
import type { Deps } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'
import { visitorCtx } from '../request.js'

/** Who asks: by X-API-Key, or by a bearer token. Nobody when neither is sent. @throws unauthorized, invalid */
export async function authenticate(deps: Deps, req: Request): Promise<Caller | undefined> {
  const key = req.get('x-api-key') ?? /^Bearer (.+)$/i.exec(req.get('authorization') ?? '')?.[1]
  if (key === undefined) return undefined
  const caller = await callerOfKey(visitorCtx(deps, req), key)
  if (!caller) throw new DomainError('unauthorized', 'This key is not good, or not any more')
  return caller
}
