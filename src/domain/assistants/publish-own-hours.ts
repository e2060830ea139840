import { Prisma } from '@prisma/client'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { audit } from '../audit/index.js'
import type { DraftFacts } from '../wizard/index.js'
import { liveVersion } from './live-version.js'
import type { Publishing } from './publishing.js'
import { same } from './same.js'

// Hours of an assistant that is not the client's usual one. A number can have hours of its own, and where to forward to
// outside them; nothing else of what facts say about hours can be said of a number.

type OwnHours = { hours: object; forwardTo: string }

/** Writes them on its numbers, or takes them off again; answers in words what counts now. */
export async function hoursOnNumbers(ctx: Ctx, publishing: Publishing): Promise<string> {
  const wanted = ownHours(publishing.facts)
  if (!wanted) {
    await hoursOffNumbers(ctx, publishing)
    return 'What it was told about hours does not decide who answers.'
  }
  const numbers = (await numbersOf(ctx, publishing)).filter(({ number }) => number !== wanted.forwardTo)
  for (const number of numbers) await write(ctx, { publishing, number, wanted })
  return numbers.length > 0
    ? `Its hours and where it forwards to count on ${numbers.map(({ number }) => number).join(', ')} alone.`
    : 'Its hours count once it has a number and is published again.'
}

/** Takes off what the version before put on its numbers; what somebody set there since stays. */
export async function hoursOffNumbers(ctx: Ctx, publishing: Publishing): Promise<void> {
  const { id, version } = publishing
  const before = await inTransaction(ctx, (tx) => liveVersion(tx, { id, number: (version ?? 1) - 1 }))
  const old = before && ownHours(before.facts)
  if (!old) return
  for (const number of await numbersOf(ctx, publishing))
    if (number.forwardTo === old.forwardTo && same(number.hours, old.hours))
      await write(ctx, { publishing, number, wanted: undefined })
}

function ownHours(facts: DraftFacts): OwnHours | undefined {
  const { hours, afterHours, forwardTo } = facts
  return afterHours === 'FORWARD' && hours && forwardTo ? { hours, forwardTo } : undefined
}

const numbersOf = (ctx: Ctx, { id, clientId }: Publishing) =>
  ctx.db.phoneNumber.findMany({
    where: { assistantId: id, clientId },
    orderBy: { number: 'asc' },
    select: { id: true, number: true, hours: true, forwardTo: true },
  })

type Written = {
  publishing: Publishing
  number: Awaited<ReturnType<typeof numbersOf>>[number]
  wanted: OwnHours | undefined
}

async function write(ctx: Ctx, { publishing, number: before, wanted }: Written): Promise<void> {
  const { clientId, id: assistantId } = publishing
  const forwardTo = wanted?.forwardTo ?? null
  if (before.forwardTo === forwardTo && same(before.hours, wanted?.hours ?? null)) return
  const { id, number } = before
  await inTransaction(ctx, async (tx) => {
    const data = { hours: wanted?.hours ?? Prisma.DbNull, forwardTo }
    const { count } = await tx.db.phoneNumber.updateMany({ where: { id, clientId, assistantId }, data })
    if (count === 0) return
    await audit(tx, {
      action: 'numbers.update',
      subject: { kind: 'phone_number', id, name: number },
      clientId,
      changes: { hours: [inWords(before.hours), inWords(wanted?.hours)], forwardTo: [before.forwardTo, forwardTo] },
    })
  })
}

/** They are long, and the number's page shows them. */
const inWords = (hours: unknown) => (hours ? 'hours of its own' : null)
