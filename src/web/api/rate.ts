import type { Request, RequestHandler, Response } from 'express'
import type { Caller } from '../../domain/api-keys/index.js'
import { type Allowance, makeAllowance, type Taken } from '../../platform/allowance.js'
import type { Deps } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'
import { networkOf } from '../../platform/limiter.js'
import { authenticate } from './authenticate.js'

declare global {
  namespace Express {
    interface Request {
      /** Set by the API when a key or token was shown that is good. */
      caller?: Caller
    }
  }
}

const MINUTE = 60
/** What one network may show in a minute that is not good. */
const WRONG_PER_MINUTE = 60

/**
 * Lets in who shows a key or token that is good, or shows none, and says in the answer how often they may ask: the headers
 * RateLimit-Policy and RateLimit as the IETF's draft has them (draft-ietf-httpapi-ratelimit-headers). Good keys are counted
 * each by itself, wrong ones by the network they come from, which does not keep a good one out.
 */
export function gate(deps: Deps): RequestHandler {
  const { database, config } = deps
  const requests = makeAllowance(database, { name: 'api', most: config.apiRequestsPerMinute, seconds: MINUTE })
  const wrong = makeAllowance(database, { name: 'api-wrong', most: WRONG_PER_MINUTE, seconds: MINUTE })
  return async (req, res, next) => {
    const caller = await known(deps, req, wrong)
    if (caller) {
      const taken = await requests.take(caller.owner)
      tell(res, requests, taken)
      if (!taken.isAllowed) throw tooMany(taken, `At most ${requests.most} requests a minute.`)
      req.caller = caller
    }
    next()
  }
}

/** @throws unauthorized, or too_many once a network has shown too much that is not good */
async function known(deps: Deps, req: Request, wrong: Allowance): Promise<Caller | undefined> {
  try {
    return await authenticate(deps, req)
  } catch (refusal) {
    if (!(refusal instanceof DomainError) || refusal.code !== 'unauthorized') throw refusal
    const taken = await wrong.take(networkOf(req.ip ?? ''))
    throw taken.isAllowed ? refusal : tooMany(taken, 'Too many keys that are not good.')
  }
}

function tell(res: Response, { most, seconds }: Allowance, { remaining, resetSeconds }: Taken): void {
  res.set({
    'RateLimit-Policy': `"default";q=${most};w=${seconds}`,
    RateLimit: `"default";r=${remaining};t=${resetSeconds}`,
  })
}

const tooMany = ({ resetSeconds }: Taken, message: string) =>
  new DomainError(
    'too_many',
    `${message} Please wait ${resetSeconds === 1 ? 'a second' : `${resetSeconds} seconds`}.`,
    { retryAfterSeconds: resetSeconds },
  )
