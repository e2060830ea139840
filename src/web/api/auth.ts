import { z } from 'zod'
import { type Caller, SCOPES } from '../../domain/api-keys/index.js'
import {
  endApiSession,
  refreshApiSession,
  type StartInput,
  startApiSession,
  type Tokens,
} from '../../domain/api-sessions/index.js'
import { getClientProfile } from '../../domain/clients/index.js'
import { aboveWall, type Ctx, isProgram } from '../../platform/context.js'
import { DomainError, invalid } from '../../platform/errors.js'
import { type Route, route } from './route.js'
import { id, instant, wordOut } from './shapes.js'

const TAG = 'Signing in'

const tokens = z
  .object({
    access_token: z.string().meta({ description: 'Send it as Authorization: Bearer …' }),
    token_type: z.literal('Bearer'),
    expires_in: z
      .number()
      .int()
      .meta({ description: 'Seconds until the access token runs out', examples: [600] }),
    refresh_token: z.string().meta({ description: 'Gets the next pair, once. Keep it as you would a password.' }),
    session_expires_at: instant.meta({ description: 'When the person has to sign in again' }),
  })
  .meta({ id: 'Tokens' })

const present = ({ accessToken, expiresInSeconds, refreshToken, sessionExpiresAt }: Tokens) => ({
  access_token: accessToken,
  token_type: 'Bearer' as const,
  expires_in: expiresInSeconds,
  refresh_token: refreshToken,
  session_expires_at: sessionExpiresAt,
})

const refreshToken = z.string().min(1).max(200)
const ROLES = ['OWNER', 'ADMIN', 'SUPPORT', 'VIEWER'] as const
const AUDIENCES = ['client', 'staff'] as const

const me = z
  .object({
    type: z.enum(['api_key', 'person']),
    id: id.meta({ description: 'Of the key or of the login' }),
    name: z.string(),
    audience: z.enum(AUDIENCES).meta({ description: 'A client’s, or the agency’s staff' }),
    role: wordOut(ROLES).nullable().meta({ description: 'At the agency' }),
    client: z
      .object({ id, business_name: z.string(), time_zone: z.string(), currency: z.string() })
      .nullable()
      .meta({ description: 'Whose data it reaches; null for the agency, which reaches all clients' }),
    is_read_only: z.boolean().meta({ description: 'Whether it can only read, whatever it is for' }),
    scopes: z.array(z.enum(SCOPES)),
    expires_at: instant.nullable().meta({ description: 'When the key or the session ends by itself' }),
  })
  .meta({ id: 'Me' })

async function describe(ctx: Ctx, { actor, scopes, expiresAt }: Caller) {
  const profile = actor.kind === 'client' ? await getClientProfile(ctx) : undefined
  return {
    type: isProgram(actor) ? ('api_key' as const) : ('person' as const),
    id: actor.id,
    name: actor.name,
    audience: actor.kind,
    role: actor.kind === 'staff' ? actor.role : null,
    client: profile
      ? {
          id: profile.id,
          business_name: profile.businessName,
          time_zone: profile.timeZone,
          currency: profile.currency,
        }
      : null,
    is_read_only: actor.kind === 'client' ? actor.access === 'READ_ONLY' : actor.role === 'VIEWER',
    scopes: SCOPES.filter((scope) => scopes.has(scope)),
    expires_at: expiresAt,
  }
}

export const authRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/auth/token',
    name: 'signIn',
    tag: TAG,
    summary: 'Sign a person in with e-mail and password',
    description:
      'Gives an access token for ten minutes and a refresh token for the next one; after 30 days the person signs in again. Ten wrong tries in 15 minutes are the limit, as on the sign-in page. A program without a person takes an API key instead.',
    scope: 'anyone',
    body: z.strictObject({
      email: z
        .string()
        .max(254)
        .meta({ examples: ['sam@example.com'] }),
      password: z.string().max(1_000),
      audience: z
        .enum(AUDIENCES)
        .optional()
        .meta({ description: 'Only needed where the same e-mail signs in at the agency and at a client' }),
    }),
    answer: tokens,
    effects: 'outside',
    run: async ({ ctx, deps, body }) => present(await startApiSession(aboveWall(deps, ctx), body satisfies StartInput)),
  }),
  route({
    method: 'post',
    path: '/auth/refresh',
    name: 'refreshToken',
    tag: TAG,
    summary: 'Change a refresh token for a new pair of tokens',
    description:
      'Each refresh token works once. If one is shown a second time, somebody may have stolen it: the whole session ends and the person signs in again.',
    scope: 'anyone',
    body: z.strictObject({ refresh_token: refreshToken }),
    answer: tokens,
    effects: 'outside',
    run: async ({ ctx, deps, body }) =>
      present(await refreshApiSession(aboveWall(deps, ctx), { refreshToken: body.refresh_token })),
  }),
  route({
    method: 'post',
    path: '/auth/revoke',
    name: 'signOut',
    tag: TAG,
    summary: 'Sign out',
    description:
      'Ends the session of the refresh token, or without one that of the access token it is asked with. From then on all its tokens are refused. Safe to repeat.',
    scope: 'anyone',
    body: z.strictObject({ refresh_token: refreshToken.optional() }).optional(),
    effects: 'outside',
    run: async ({ ctx, deps, caller, body }) => {
      // No client's role reads sessions; whose it is, the token says.
      const above = aboveWall(deps, ctx)
      if (body?.refresh_token !== undefined) return endApiSession(above, { refreshToken: body.refresh_token })
      if (caller?.sessionId) return endApiSession(above, { id: caller.sessionId })
      throw invalid('refresh_token', 'Please send the refresh token, or ask with the access token of the session')
    },
  }),
  route({
    method: 'get',
    path: '/auth/me',
    name: 'whoAmI',
    tag: TAG,
    summary: 'Whose key or token this is, and what it is for',
    scope: 'known',
    answer: me,
    run: async ({ ctx, caller }) => {
      if (!caller) throw new DomainError('unauthorized', 'Please send an API key')
      return describe(ctx, caller)
    },
  }),
]
