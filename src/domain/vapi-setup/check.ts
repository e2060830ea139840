import { pagesOf, type VapiRest } from '../../integrations/voice/index.js'
import type { Ctx } from '../../platform/context.js'
import { conflict, DomainError } from '../../platform/errors.js'
import { audit } from '../audit/index.js'
import { assertMay } from '../staff/index.js'
import { listVapiAccounts, type VapiAccount, vapiOf } from '../vapi-accounts/index.js'
import { closeFinding, detailsOf, keepFinding } from './findings.js'
import type { Kind } from './judge.js'
import { lookAtThing } from './look-at-thing.js'

export type Checked = {
  assistants: number
  phoneNumbers: number
  /** Of them, those that are not as they should be. */
  wrong: number
  /** Accounts that could not be asked, and why. */
  failures: { account: string; message: string }[]
}

/**
 * Looks at every assistant and number of every account whether it reports to us, provably, all that is needed, and again
 * when we were away. What is wrong becomes a finding; what was wrong and is right now is closed, what is gone is dropped.
 * @throws conflict when there is no API key at all
 */
export async function checkVapiSetup(ctx: Ctx): Promise<Checked> {
  assertMay(ctx, 'reconciliation.run')
  const accounts = await listVapiAccounts(ctx)
  if (accounts.length === 0)
    throw conflict('There is no API key of Vapi to ask with. Set VAPI_API_KEY, or give a client its own.')
  const checked: Checked = { assistants: 0, phoneNumbers: 0, wrong: 0, failures: [] }
  for (const account of accounts) {
    try {
      await checkAccount(ctx, account, checked)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      checked.failures.push({ account: account.name, message: error.message })
    }
  }
  const { assistants, phoneNumbers, wrong, failures } = checked
  await audit(ctx, {
    action: 'vapi-setup.check',
    changes: {
      assistants: [null, assistants],
      phoneNumbers: [null, phoneNumbers],
      wrong: [null, wrong],
      ...(failures.length > 0 && { notAsked: [null, failures.map(({ account }) => account).join(', ')] }),
    },
  })
  return checked
}

async function checkAccount(ctx: Ctx, account: VapiAccount, checked: Checked): Promise<void> {
  const vapi = await vapiOf(ctx, account.id)
  const seen = new Set<string>()
  for (const kind of ['ASSISTANT', 'PHONE_NUMBER'] as const) {
    for await (const page of pagesOf(listOf(vapi, kind), {})) {
      for (const thing of page) {
        const found = await lookAtThing(ctx, account, { kind, thing })
        if (!found) continue
        seen.add(thing.id)
        checked[kind === 'ASSISTANT' ? 'assistants' : 'phoneNumbers']++
        if (found.problems.length > 0) await keepFinding(ctx, account.id, found)
        else await closeFinding(ctx, thing.id, 'Somebody at Vapi')
        checked.wrong += found.problems.length > 0 ? 1 : 0
      }
    }
  }
  await dropGone(ctx, account.id, seen)
}

const listOf = (vapi: VapiRest, kind: Kind) =>
  kind === 'ASSISTANT' ? vapi.listAssistants.bind(vapi) : vapi.listPhoneNumbers.bind(vapi)

/** Findings about what Vapi no longer has, or what is no client's any more, in an account that was seen whole. */
async function dropGone(ctx: Ctx, account: string, seen: ReadonlySet<string>): Promise<void> {
  const open = await ctx.db.vapiFinding.findMany({ select: { id: true, vapiId: true, details: true } })
  const gone = open.filter(({ vapiId, details }) => detailsOf(details).account === account && !seen.has(vapiId))
  await ctx.db.vapiFinding.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } })
}
