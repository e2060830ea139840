import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import type { Caller } from '../../domain/api-keys/index.js'
import { type Allowance, makeAllowance, type Taken } from '../../platform/allowance.js'
import type { Deps } from '../../platform/context.js'
import { DomainError } from '../../platform/errors.js'
import { networkOf } from '../../platform/limiter.js'
import { authenticate, TOKEN_EXPIRED } from './authenticate.js'

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
/** What one network may ask in a minute without any, where anybody may. */
const STRANGERS_PER_MINUTE = 300
/** The limit's name in the headers. */
export const LIMIT_NAME = 'default'
/** The code of a refresh token that is not good. */
const REFRESH_TOKEN_INVALID = 'refresh_token_invalid'

type Gate = {
  admit: RequestHandler
  /** Counts refresh tokens that were refused; stands before the end of the API. */
  refused: ErrorRequestHandler
}

/**
 * Lets in who shows a key or token that is good, or shows none, and says in the answer how often they may ask: the headers
 * RateLimit-Policy and RateLimit as the IETF's draft has them (draft-ietf-httpapi-ratelimit-headers). Good keys are counted
 * each by itself, wrong ones by the network they come from, which does not keep a good one out; so are those who show none
 * where something is done for anybody. What ran out is no guess, and is not counted.
 */
export function gate(deps: Deps, isOpen: (req: Request) => boolean = () => false): Gate {
  const { database, config } = deps
  const requests = makeAllowance(database, { name: 'api', most: config.apiRequestsPerMinute, seconds: MINUTE })
  const wrong = makeAllowance(database, { name: 'api-wrong', most: WRONG_PER_MINUTE, seconds: MINUTE })
  const strangers = makeAllowance(database, { name: 'api-strangers', most: STRANGERS_PER_MINUTE, seconds: MINUTE })

  const admit: RequestHandler = async (req, res, next) => {
    const caller = await authenticate(deps, req, { isOpen: isOpen(req) }).catch(async (thrown: unknown) => {
      throw await counted(thrown, req, wrong)
    })
    if (caller) {
      const taken = await requests.take(caller.owner)
      tell(res, requests, taken)
      if (!taken.isAllowed) throw tooMany(taken, `At most ${requests.most} requests a minute.`)
      req.caller = caller
    } else if (isOpen(req)) {
      const taken = await strangers.take(networkOf(req.ip ?? ''))
      if (!taken.isAllowed) throw tooMany(taken, 'Too many requests without a key from your network.')
    }
    next()
  }

  const refused: ErrorRequestHandler = async (thrown, req, _res, next) => {
    const isWrong = thrown instanceof DomainError && thrown.details['code'] === REFRESH_TOKEN_INVALID
    next(isWrong ? await counted(thrown, req, wrong) : thrown)
  }

  return { admit, refused }
}

/** The refusal of what was shown, or too_many once a network has shown too much that is not good. */
async function counted(thrown: unknown, req: Request, wrong: Allowance): Promise<unknown> {
  if (!(thrown instanceof DomainError) || thrown.code !== 'unauthorized') return thrown
  if (thrown.details['code'] === TOKEN_EXPIRED) return thrown
  const taken = await wrong.take(networkOf(req.ip ?? ''))
  return taken.isAllowed ? thrown : tooMany(taken, 'Too many keys and tokens that are not good.')
}

function tell(res: Response, { most, seconds }: Allowance, { remaining, resetSeconds }: Taken): void {
  res.set({
    'RateLimit-Policy': `"${LIMIT_NAME}";q=${most};w=${seconds}`,
    RateLimit: `"${LIMIT_NAME}";r=${remaining};t=${resetSeconds}`,
  })
}

const tooMany = ({ resetSeconds }: Taken, message: string) =>
  new DomainError(
    'too_many',
    `${message} Please wait ${resetSeconds === 1 ? 'a second' : `${resetSeconds} seconds`}.`,
    { retryAfterSeconds: resetSeconds },
  )
