import { sendMailJob } from '../../../src/domain/notifications/index.js'
import { clientUserOfSession, type SignedInPerson, staffOfSession } from '../../../src/domain/sessions/index.js'
import { type Ctx, type Deps, makeCtx } from '../../../src/platform/context.js'
import { hashPassword } from '../../../src/platform/passwords.js'
import { waitingJobs } from '../../../src/platform/queue.js'
import { sealedPlace } from '../../../src/platform/reseal.js'
import { aClient, aClientUser, aStaff, NOW } from '../../support/builders.js'
import type { TestDatabase } from '../../support/database.js'

export const PASSWORD = 'correct horse battery'
export const ADDRESS = '192.0.2.7'

/** Nobody yet, from an address, `minutes` after NOW. */
export const visitor = (deps: Deps, minutes = 0, address = ADDRESS): Ctx =>
  makeCtx(deps, { kind: 'visitor' }, { now: later(minutes), origin: { requestId: 'r', address } })

export const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

export const aStaffWithPassword = async (deps: Deps, over: Parameters<typeof aStaff>[1] = {}) =>
  aStaff(deps, { passwordHash: await hashPassword(PASSWORD, 'x@x.example'), ...over })

/** A client and a user of it who can sign in. */
export async function aClientWithUser(deps: Deps) {
  const client = await aClient(deps)
  const user = await aClientUser(deps, {
    clientId: client.id,
    passwordHash: await hashPassword(PASSWORD, 'x@x.example'),
  })
  return { client, user }
}

/** Whether a session that began with this sign-in still is one. */
export async function isLive(deps: Deps, person: SignedInPerson, minutes = 0): Promise<boolean> {
  const ctx = visitor(deps, minutes)
  return Boolean((await staffOfSession(ctx, person.signedIn)) ?? (await clientUserOfSession(ctx, person.signedIn)))
}

/** Every mail that waits, oldest first. */
export async function mailsOf({ deps }: TestDatabase): Promise<{ to: string; text: string }[]> {
  const jobs = await waitingJobs(deps.database.prisma, sendMailJob.name)
  return jobs.map(({ data }) => {
    const { id, sealed } = data as { id: string; sealed: string }
    return JSON.parse(deps.vault.open(sealedPlace(id), Buffer.from(sealed, 'base64')).toString())
  })
}

export const tokenIn = (text = '') => /\/password\/(\w+)/.exec(text)?.[1] ?? 'none'

/** 'done', or the code of the refusal. */
export const codeOf = (doing: Promise<unknown>): Promise<string> =>
  doing.then(
    () => 'done',
    (error) => error.code,
  )
