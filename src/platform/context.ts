import { Prisma } from '@prisma/client'
import type { BlindIndex } from './blind-index.js'
import type { Config } from './config.js'
import type { Database, Db } from './db.js'
import { forbidden } from './errors.js'
import type { Log } from './log.js'
import type { Vault } from './vault.js'

export type StaffRole = 'OWNER' | 'ADMIN' | 'SUPPORT' | 'VIEWER'

/** Who is asking. Decides what they may see, and signs the audit trail. With a keyId it is a program, and id and name are its key's. */
export type Actor =
  | { kind: 'staff'; id: string; name: string; role: StaffRole; keyId?: string | undefined }
  | {
      kind: 'client'
      id: string
      name: string
      clientId: string
      access: 'READ_ONLY' | 'SELF_SERVICE'
      keyId?: string | undefined
    }
  /** Staff who opened the portal as a client: sees what the client sees, may not touch credentials or payments. */
  | {
      kind: 'impersonator'
      id: string
      name: string
      clientId: string
      access: 'READ_ONLY' | 'SELF_SERVICE'
      impersonationId: string
    }
  | { kind: 'webhook'; clientId: string }
  | { kind: 'job'; name: string }
  | { kind: 'script'; name: string }
  /** Nobody yet: sign-in, a forgotten password. */
  | { kind: 'visitor' }

/** What every verb needs and nothing else. Built once per request, webhook or job. */
export type Ctx = {
  readonly db: Db
  /**
   * A prepared statement past Prisma, for reads somebody on the phone waits for (plain-rows.ts). Not there for a client's
   * actor, whom no wall would hold on that way, nor in a transaction, which it would not see.
   */
  readonly ask?: Database['query'] | undefined
  /** A client's part of the connections, where its transactions wait for their turn. */
  readonly share: Database['share']
  /** For the few statements that the embedded database has to be asked otherwise. */
  readonly engine: Database['kind']
  readonly actor: Actor
  readonly now: Date
  readonly log: Log
  readonly config: Config
  readonly vault: Vault
  readonly blindIndex: BlindIndex
  /** Where the request came from, for the audit log. */
  readonly origin?: { requestId: string; address: string; userAgent?: string | undefined } | undefined
  /** Set by aboveWall: transactions do not take the client's role. */
  readonly isAboveWall?: true
}

/** What a process makes once; a Ctx adds who asks and when. */
export type Deps = { database: Database; config: Config; log: Log; vault: Vault; blindIndex: BlindIndex }

/** The client whose wall this actor stands behind, or undefined for those who may see all. */
export function walledClient(actor: Actor): string | undefined {
  return actor.kind === 'client' || actor.kind === 'impersonator' ? actor.clientId : undefined
}

/** Builds the context of one request, webhook or job. For a client's actor, queries outside inTransaction throw. */
export function makeCtx(deps: Deps, actor: Actor, options: { now?: Date; origin?: Ctx['origin'] } = {}): Ctx {
  const { prisma, query, share } = deps.database
  const isWalled = walledClient(actor) !== undefined
  return {
    db: isWalled ? behindWall(prisma) : prisma,
    ask: isWalled ? undefined : query,
    share,
    engine: deps.database.kind,
    actor,
    now: options.now ?? new Date(),
    // Every line of a request can be found by the id that its answer carries.
    log: options.origin ? deps.log.child({ requestId: options.origin.requestId }) : deps.log,
    config: deps.config,
    vault: deps.vault,
    blindIndex: deps.blindIndex,
    origin: options.origin,
  }
}

/**
 * Runs work in one transaction, joining the caller's when there is one. For a client's actor the transaction takes
 * the role backline_client first, which row-level security holds to the rows of that client.
 */
export function inTransaction<T>(ctx: Ctx, work: (tx: Ctx) => Promise<T>): Promise<T> {
  // Prisma's transaction client has $transaction too, for savepoints; only a whole client can connect.
  if (!('$connect' in ctx.db)) return work(ctx)
  const clientId = ctx.isAboveWall ? undefined : walledClient(ctx.actor)
  const prisma = ctx.db as Database['prisma']
  const run = () =>
    prisma.$transaction(async (db) => {
      if (clientId) {
        await db.$queryRaw`select set_config('role', 'backline_client', true), set_config('app.client', ${clientId}, true)`
      }
      return work({ ...ctx, db, ask: undefined })
    })
  const owner = ownerOf(ctx.actor)
  return owner === undefined ? run() : ctx.share(owner, run)
}

/** Whose share of the connections a transaction takes; what the installation does for itself has none. */
function ownerOf(actor: Actor): string | undefined {
  if ('clientId' in actor) return actor.clientId
  return actor.kind === 'staff' ? actor.id : undefined
}

/**
 * The same context for work that stands above the wall although a client asked for it (their own password, the audit
 * of a sign-in). Every use is a place to look at twice; the actor stays who they are.
 */
export function aboveWall(deps: Deps, ctx: Ctx): Ctx {
  return { ...ctx, db: deps.database.prisma, share: deps.database.share, isAboveWall: true }
}

/** The same context for a look that takes the client's role again, before work above the wall begins. */
export function withinWall({ isAboveWall: _, ...ctx }: Ctx): Ctx {
  return ctx
}

/** A handle that can only open a transaction, so that no query of a client's actor runs outside the wall by accident. */
function behindWall(prisma: Database['prisma']): Db {
  const handle = { $transaction: prisma.$transaction.bind(prisma), $connect: prisma.$connect.bind(prisma) }
  return new Proxy(handle, {
    get(target, name) {
      if (name in target) return target[name as keyof typeof target]
      throw new Error(`A client's query (${String(name)}) must run inside inTransaction`)
    },
  }) as unknown as Db
}

/** Credentials, keys and payments are for a person to decide on. @throws forbidden for staff who act as a client, and for programs */
export function assertInPerson(actor: Actor): void {
  if (actor.kind === 'impersonator') throw forbidden('Staff cannot do this while they view the portal as a client')
  if (isProgram(actor)) throw forbidden('An API key cannot do this. A person has to sign in for it.')
}

/** Whether it shows an API key. */
export const isProgram = (actor: Actor): boolean => 'keyId' in actor && actor.keyId !== undefined

/** True for a unique violation, whichever adapter reports it. */
export function isUniqueViolation(thrown: unknown): boolean {
  return thrown instanceof Prisma.PrismaClientKnownRequestError && thrown.code === 'P2002'
}
