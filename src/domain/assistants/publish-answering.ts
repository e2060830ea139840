import { Prisma } from '@prisma/client'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { NO_PLAN, setAnsweringFromAssistant } from '../answering/index.js'
import type { DraftFacts, InboundFacts } from '../wizard/index.js'
import { liveVersion } from './live-version.js'
import { isTheUsualOne } from './publish-client.js'
import { hoursOffNumbers, hoursOnNumbers } from './publish-own-hours.js'
import type { Publishing } from './publishing.js'
import type { Outcome } from './run-steps.js'

/**
 * The client's plan of who answers, as the assistant was told. The plan is one for all assistants of a client: what those
 * that are live beside this one may do during calls stays allowed.
 */
export async function stepAnswering(ctx: Ctx, publishing: Publishing): Promise<Outcome> {
  const { clientId, direction, facts } = publishing
  if (direction === 'OUTBOUND') {
    const { functions, transferNumbers } = facts
    await setAnsweringFromAssistant(ctx, { clientId, functions, transferNumbers })
    return { state: 'done', message: 'It makes calls: who answers stays as it is.' }
  }
  const { hours, afterHours, forwardTo, afterHoursMessage } = facts as InboundFacts
  const decides = await whoDecides(ctx, publishing)
  const inCalls = withOthers(facts, await othersOf(ctx, publishing))
  if (decides !== undefined) {
    await setAnsweringFromAssistant(ctx, { clientId, ...inCalls })
    const words = [await hoursOnNumbers(ctx, publishing), staysAs(decides), await zoneWords(ctx, publishing)]
    return { state: 'done', message: words.filter(Boolean).join(' ') }
  }
  await setAnsweringFromAssistant(ctx, {
    clientId,
    answers: { hours, afterHours, forwardTo, afterHoursMessage },
    ...inCalls,
  })
  await hoursOffNumbers(ctx, publishing)
  return { state: 'done', message: await zoneWords(ctx, publishing) }
}

const staysAs = (name: string) => `The client’s plan of who answers stays as “${name}” set it.`

/**
 * The name of the other assistant whose hours and after-hours behaviour are the client's: the one that staff noted as its
 * usual one, else the oldest of those that are live. Undefined when it is this one.
 */
async function whoDecides(ctx: Ctx, publishing: Publishing): Promise<string | undefined> {
  const { id, clientId, vapiAssistantId } = publishing
  if (await isTheUsualOne(ctx, publishing)) return undefined
  const client = await ctx.db.client.findUnique({ where: { id: clientId }, select: { vapiAssistantId: true } })
  const usual = client?.vapiAssistantId ?? null
  if (usual !== null && usual === vapiAssistantId) return undefined
  const live = await ctx.db.assistant.findMany({
    where: { clientId, direction: 'INBOUND', ...LIVE, OR: [{ id }, { publishedVersion: { not: null } }] },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, vapiAssistantId: true },
  })
  const decides = live.find((one) => one.vapiAssistantId === usual) ?? live[0]
  return decides && decides.id !== id ? decides.name : undefined
}

const LIVE = { archivedAt: null, vapiAssistantId: { not: null } } as const

type InCalls = Pick<DraftFacts, 'functions' | 'transferNumbers'>

function withOthers(facts: Required<InCalls>, others: readonly InCalls[]) {
  const all = [facts, ...others]
  const numbers = all.flatMap(({ transferNumbers }) => transferNumbers ?? [])
  return {
    functions: [...new Set(all.flatMap(({ functions }) => functions ?? []))],
    transferNumbers: numbers.filter(({ number }, at) => numbers.findIndex((one) => one.number === number) === at),
  }
}

async function othersOf(ctx: Ctx, { id, clientId }: Publishing): Promise<DraftFacts[]> {
  return inTransaction(ctx, async (tx) => {
    const others = await tx.db.assistant.findMany({
      where: { clientId, id: { not: id }, archivedAt: null, publishedVersion: { not: null } },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { id: true, publishedVersion: true },
    })
    const versions = []
    for (const other of others) versions.push(await liveVersion(tx, { id: other.id, number: other.publishedVersion }))
    return [...versions.flatMap((version) => version?.facts ?? []), ...(await ofHandMade(tx, clientId))]
  })
}

/**
 * What one that was made in Vapi by hand may do stands in the client's plan alone, so with one all of that stays; a client
 * without a plan allows everything.
 */
async function ofHandMade(tx: Ctx, clientId: string): Promise<InCalls[]> {
  const byHand = { clientId, ...LIVE, facts: { equals: Prisma.DbNull } }
  if ((await tx.db.assistant.count({ where: byHand })) === 0) return []
  const plan = await tx.db.answeringPlan.findUnique({
    where: { clientId },
    select: { functions: true, transferNumbers: true },
  })
  return [(plan ?? NO_PLAN) as unknown as InCalls]
}

/** Hours are judged on the clock of the client, which its usual assistant sets; another one can differ from it. */
async function zoneWords(ctx: Ctx, publishing: Publishing): Promise<string | undefined> {
  const { clientId, facts } = publishing
  if (await isTheUsualOne(ctx, publishing)) return undefined
  const client = await ctx.db.client.findUnique({ where: { id: clientId }, select: { timeZone: true } })
  if (!client || client.timeZone === facts.timeZone || !('hours' in facts) || facts.hours === null) return undefined
  return `Hours are judged in the client’s time zone, ${client.timeZone}; the assistant speaks of ${facts.timeZone}.`
}
