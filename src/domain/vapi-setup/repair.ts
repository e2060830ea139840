import { z } from 'zod'
import { isNotAtVapi, serverWith, type VapiRest, type VapiThing } from '../../integrations/voice/index.js'
import { type Ctx, inTransaction } from '../../platform/context.js'
import { conflict, DomainError, notFound } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { ORGANISATION, vapiOf } from '../vapi-accounts/index.js'
import { closeFinding, detailsOf, keepFinding, noteRefusal } from './findings.js'
import type { Fix, Kind } from './judge.js'
import { type LookedAt, lookAtThing } from './look-at-thing.js'

const repairInput = z.object({ findingIds: z.array(z.uuid()).min(1).max(500) })

export type Repaired = {
  /** Names of what is right now. */
  repaired: string[]
  refused: { name: string; message: string }[]
}

/**
 * Sets assistants and numbers at Vapi up as they should be: looks at each anew, writes only the members that are wrong
 * (whole, as a PATCH wants them) and looks again whether it worked. Nothing else about them is touched. One that cannot be
 * repaired keeps its finding, with Vapi's words, and does not keep the others from it.
 * @throws not_found when there is no such finding
 */
export async function repairVapiSetup(ctx: Ctx, input: { findingIds: string[] }): Promise<Repaired> {
  assertMay(ctx, 'vapi.repair')
  const { findingIds } = repairInput.parse(input)
  const findings = await ctx.db.vapiFinding.findMany({ where: { id: { in: findingIds } }, orderBy: { name: 'asc' } })
  if (findings.length === 0) throw notFound('Finding')
  const result: Repaired = { repaired: [], refused: [] }
  for (const finding of findings) {
    try {
      await repairOne(ctx, finding)
      result.repaired.push(finding.name)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      await noteRefusal(ctx, finding.vapiId, error.message)
      result.refused.push({ name: finding.name, message: error.message })
    }
  }
  return result
}

type Finding = Awaited<ReturnType<Ctx['db']['vapiFinding']['findMany']>>[number]

async function repairOne(ctx: Ctx, { vapiId, kind, details }: Finding): Promise<void> {
  const { account } = detailsOf(details)
  const vapi = await vapiOf(ctx, account)
  const owner = { clientId: account === ORGANISATION ? undefined : account }
  const thing = await thingAt(vapi, kind, vapiId)
  const before = await lookAtThing(ctx, owner, { kind, thing })
  if (!before || before.problems.length === 0) {
    await closeFinding(ctx, vapiId, 'Somebody at Vapi')
    return
  }
  if (!before.fix) throw conflict(`It should have ${before.problems[0]?.should}`)
  await write(vapi, { kind, thing, fix: before.fix })
  const after = await lookAtThing(ctx, owner, { kind, thing: await thingAt(vapi, kind, vapiId) })
  await inTransaction(ctx, async (tx) => {
    await noteRepair(tx, before)
    if (after && after.problems.length > 0) await keepFinding(tx, account, after)
    else await closeFinding(tx, vapiId, 'name' in tx.actor ? tx.actor.name : 'Backline')
  })
  if (after && after.problems.length > 0) {
    throw conflict(
      `Vapi took the change and still shows ${after.problems.map(({ path, is }) => `${path}: ${is}`).join('; ')}`,
    )
  }
}

async function thingAt(vapi: VapiRest, kind: Kind, id: string): Promise<VapiThing> {
  try {
    return kind === 'ASSISTANT' ? await vapi.getAssistant(id) : await vapi.getPhoneNumber(id)
  } catch (error) {
    if (isNotAtVapi(error)) throw conflict('Vapi no longer has it. The next check drops this finding.')
    throw error
  }
}

/** GET, merge, PATCH: a PATCH replaces every member it names whole (contract §4.2). */
async function write(vapi: VapiRest, { kind, thing, fix }: { kind: Kind; thing: VapiThing; fix: Fix }): Promise<void> {
  const members = {
    ...(fix.server && { server: serverWith(thing, fix.server) }),
    ...(fix.serverMessages && { serverMessages: fix.serverMessages }),
  }
  if (kind === 'ASSISTANT') return void (await vapi.updateAssistant(thing.id, members))
  await vapi.updatePhoneNumber(thing.id, { ...members, provider: String(thing['provider']) })
}

async function noteRepair(tx: Ctx, { kind, vapiId, name, clientId, problems }: LookedAt): Promise<void> {
  await audit(tx, {
    action: 'vapi-setup.repair',
    subject: { kind: kind === 'ASSISTANT' ? 'vapi_assistant' : 'vapi_phone_number', id: vapiId, name },
    clientId,
    changes: Object.fromEntries(problems.map(({ path, is, should }) => [path, [is, should]])),
  })
}
