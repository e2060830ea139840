import { hkdfSync, randomUUID } from 'node:crypto'
import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { Config } from '../../platform/config.js'
import type { Ctx } from '../../platform/context.js'

export const ACCESS_SECONDS = 600

/** Nothing else of a token is believed: who somebody is and what they may do is read at every request. */
export type AccessClaims = { loginId: string; sessionId: string }

const ALGORITHM = 'HS256'
const TYPE = 'at+jwt'
/** Ours have some 500 characters. */
const LONGEST = 2_000
/** The clock of another process may be behind. */
const SKEW_SECONDS = 60

const header = z.strictObject({ alg: z.literal(ALGORITHM), typ: z.literal(TYPE), kid: z.string().max(50) })
const claims = z.object({ sub: z.uuid(), sid: z.uuid(), jti: z.uuid() })

/** A token that is good for ten minutes, or until its session ends. */
export async function signAccessToken(
  ctx: Ctx,
  { loginId, sessionId, sessionEndsAt }: AccessClaims & { sessionEndsAt: Date },
): Promise<{ token: string; seconds: number }> {
  const [[kid, key] = neverMissing()] = accessKeys(ctx.config)
  const now = Math.floor(ctx.now.getTime() / 1000)
  const seconds = Math.min(ACCESS_SECONDS, Math.max(0, Math.floor(sessionEndsAt.getTime() / 1000) - now))
  const token = await new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid })
    .setSubject(loginId)
    .setIssuer(issuerOf(ctx.config))
    .setAudience(audienceOf(ctx.config))
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setNotBefore(now - SKEW_SECONDS)
    .setExpirationTime(now + seconds)
    .sign(key)
  return { token, seconds }
}

/**
 * What a token says, once its signature, type, issuer, audience and times are right; "run out" where only its end is past; else
 * undefined. The header has to be as we write it, letter by letter: nothing in it chooses an algorithm or says where a key lies.
 */
export async function readAccessToken(ctx: Ctx, token: string): Promise<AccessClaims | 'run out' | undefined> {
  if (token.length > LONGEST) return undefined
  const key = keyFor(ctx.config, token)
  if (!key) return undefined
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: [ALGORITHM],
      typ: TYPE,
      issuer: issuerOf(ctx.config),
      audience: audienceOf(ctx.config),
      requiredClaims: ['iat', 'nbf', 'exp'],
      currentDate: ctx.now,
    })
    const { sub, sid } = claims.parse(payload)
    return { loginId: sub, sessionId: sid }
  } catch (error) {
    // jose looks at the end last, when all else was right.
    if (error instanceof errors.JWTExpired) return 'run out'
    if (error instanceof errors.JOSEError || error instanceof z.ZodError) return undefined
    throw error
  }
}

/** One key for each secret of the config, the one that signs first, by a name that tells nothing of it. */
export function accessKeys({ sessionSecrets }: Pick<Config, 'sessionSecrets'>): Map<string, Uint8Array> {
  return new Map(
    sessionSecrets.map((secret) => [
      Buffer.from(derived(secret, 'name', 9)).toString('base64url'),
      derived(secret, 'key', 32),
    ]),
  )
}

const derived = (secret: string, use: 'name' | 'key', bytes: number) =>
  new Uint8Array(hkdfSync('sha256', secret, '', `backline access token ${use}`, bytes))

function keyFor(config: Config, token: string): Uint8Array | undefined {
  try {
    const { data } = header.safeParse(decodeProtectedHeader(token))
    return data && accessKeys(config).get(data.kid)
  } catch {
    return undefined
  }
}

function neverMissing(): never {
  throw new Error('There is no session secret')
}

export const issuerOf = ({ publicUrl }: Pick<Config, 'publicUrl'>) => publicUrl
export const audienceOf = ({ publicUrl }: Pick<Config, 'publicUrl'>) => `${publicUrl}/api/v1`
