import { type Ctx, inTransaction } from '../../platform/context.js'
import { setAnsweringFromAssistant } from '../answering/index.js'
import type { DraftFacts, InboundFacts } from '../wizard/index.js'
import { liveVersion } from './live-version.js'
import { isTheUsualOne } from './publish-client.js'
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
  await setAnsweringFromAssistant(ctx, {
    clientId,
    answers: { hours, afterHours, forwardTo, afterHoursMessage },
    ...withOthers(facts, await othersOf(ctx, publishing)),
  })
  return { state: 'done', message: await zoneWords(ctx, publishing) }
}

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
    return versions.flatMap((version) => version?.facts ?? [])
  })
}

/** Hours are judged on the clock of the client, which its usual assistant sets; another one can differ from it. */
async function zoneWords(ctx: Ctx, publishing: Publishing): Promise<string | undefined> {
  const { clientId, facts } = publishing
  if (await isTheUsualOne(ctx, publishing)) return undefined
  const client = await ctx.db.client.findUnique({ where: { id: clientId }, select: { timeZone: true } })
  if (!client || client.timeZone === facts.timeZone || !('hours' in facts) || facts.hours === null) return undefined
  return `Hours are judged in the client’s time zone, ${client.timeZone}; the assistant speaks of ${facts.timeZone}.`
}
