import type { ActionRequest } from 'adminjs'
import { FURTHEST_DAYS, startReconciliation, stateOfAccounts } from '../domain/reconciliation/index.js'
import { may } from '../domain/staff/index.js'
import { checkVapiSetup, stateOfSetup } from '../domain/vapi-setup/index.js'
import type { Ctx } from '../platform/context.js'
import { refusalAnswer } from './actions/answers.js'
import { payloadOf } from './adminjs-types.js'
import { ctxOf } from './current-admin.js'
import type { Row } from './spec.js'
import type { Said } from './ui-types.js'

/** The second net: read by GET, which is asked again and again while it works; reconcile or check by POST. */
export async function reconcilePage(request: ActionRequest, _response: unknown, context: { currentAdmin?: unknown }) {
  const ctx = ctxOf(context)
  if (request.method !== 'post') return state(ctx)
  try {
    const payload = payloadOf(request)
    const said = payload['what'] === 'check' ? await check(ctx) : await reconcile(ctx, payload)
    return { said, ...(await state(ctx)) }
  } catch (error) {
    return refusalAnswer(error, {})
  }
}

async function state(ctx: Ctx) {
  return {
    accounts: await stateOfAccounts(ctx),
    setup: await stateOfSetup(ctx),
    mayRun: may(ctx.actor, 'reconciliation.run'),
    furthestDays: FURTHEST_DAYS,
  }
}

async function reconcile(ctx: Ctx, { account, lookBackDays }: Row): Promise<Said> {
  const { accounts } = await startReconciliation(ctx, {
    ...(typeof account === 'string' && account !== 'all' && { account }),
    ...(lookBackDays !== undefined && lookBackDays !== 'changes' && { lookBackDays: Number(lookBackDays) }),
  })
  const whose = accounts.length === 1 ? accounts[0]?.name : `${accounts.length} accounts`
  return { message: `Asked for: ${whose}. The worker begins within a second or two.`, kind: 'good' }
}

async function check(ctx: Ctx): Promise<Said> {
  const { assistants, phoneNumbers, wrong, failures } = await checkVapiSetup(ctx)
  const looked = `${counted(assistants, 'assistant')} and ${counted(phoneNumbers, 'phone number')} checked`
  const found = wrong === 0 ? 'all in order' : `${wrong} to be repaired`
  if (failures.length === 0) return { message: `${looked}: ${found}`, kind: wrong === 0 ? 'good' : 'info' }
  const said = failures.map(({ account, message }) => `${account}: ${message}`).join(' ')
  return { message: `${looked}: ${found}. Not asked: ${said}`, kind: 'bad' }
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
