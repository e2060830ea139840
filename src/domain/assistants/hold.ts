import type { Prisma } from '@prisma/client'
import type { Ctx } from '../../platform/context.js'
import { conflict, DomainError } from '../../platform/errors.js'
import { TIME_LIMITS } from '../../platform/time-limits.js'

/** Longer than any one question to Vapi takes; renewed before each. */
const HOLD_MS = TIME_LIMITS.publishLeaseMs

/** The moment it is: a request's own clock stands still while it works through many. Tests set it. */
export const holdClock = { now: (_ctx: Pick<Ctx, 'now'>): Date => new Date() }

/** Who changes an assistant at Vapi has it for itself until then; the moment is also the proof that it still does. */
export type Hold = {
  readonly id: string
  until: Date
  /** Its clock goes on from when it was taken. */
  readonly now: () => Date
}

type Columns = Prisma.AssistantUpdateManyMutationInput

/** Takes it, in one statement; one whose time is over can be taken from whoever had it. @throws conflict when somebody has it */
export async function takeHold(ctx: Ctx, id: string, columns: Columns = {}): Promise<Hold> {
  const began = holdClock.now(ctx)
  const beganMs = performance.now()
  const until = new Date(began.getTime() + HOLD_MS)
  const isFree = { OR: [{ publishLeaseUntil: null }, { publishLeaseUntil: { lte: began } }] }
  const { count } = await ctx.db.assistant.updateMany({
    where: { id, ...isFree },
    data: { ...columns, publishLeaseUntil: until },
  })
  if (count === 0) throw conflict(await whoHasIt(ctx, id))
  return { id, until, now: () => new Date(began.getTime() + performance.now() - beganMs) }
}

const LOST = 'Somebody else went on with this assistant meanwhile. Load it again.'

/** Writes and keeps it for as long again. @throws conflict when it was too slow, and somebody else took it */
export async function keepHold(ctx: Ctx, hold: Hold, columns: Columns = {}): Promise<void> {
  const until = new Date(hold.now().getTime() + HOLD_MS)
  await write(ctx, hold, { ...columns, publishLeaseUntil: until })
  hold.until = until
}

/** Writes within a transaction, which may be undone. @throws the same */
export const underHold = (tx: Ctx, hold: Hold, columns: Columns = {}): Promise<void> =>
  write(tx, hold, { ...columns, publishLeaseUntil: hold.until })

/** Writes and gives it back. @throws conflict when somebody else has it by now */
export const endHold = (ctx: Ctx, hold: Hold, columns: Columns = {}): Promise<void> =>
  write(ctx, hold, { ...columns, publishLeaseUntil: null })

export const isHoldLost = (thrown: unknown) => thrown instanceof DomainError && thrown.details['isHoldLost'] === true

async function write(ctx: Ctx, { id, until }: Hold, data: Columns): Promise<void> {
  const { count } = await ctx.db.assistant.updateMany({ where: { id, publishLeaseUntil: until }, data })
  if (count === 0) throw conflict(LOST, { isHoldLost: true })
}

async function whoHasIt(ctx: Ctx, id: string): Promise<string> {
  const row = await ctx.db.assistant.findUnique({ where: { id }, select: { publishState: true, publishSteps: true } })
  const [first] = (row?.publishSteps ?? []) as { attempt?: { by?: string } }[]
  const by = row?.publishState === 'UNDER_WAY' ? first?.attempt?.by : undefined
  return by
    ? `This assistant is being published right now by ${by}. Please wait a moment.`
    : 'Somebody is changing this assistant at Vapi right now. Please wait a moment.'
}
