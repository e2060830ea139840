import { type Actor, type Ctx, inTransaction } from '../../platform/context.js'
import { DomainError, forbidden, notFound } from '../../platform/errors.js'
import { visibleClients } from '../clients/index.js'
import { may } from '../staff/index.js'
import { planOf, type ReadablePlan } from './get-answering-plan.js'
import { type AnsweringPlan, answeringPlanFields, NO_PLAN } from './plan.js'
import { refuseOwnNumbers } from './refuse-own-numbers.js'
import { keepPlan } from './update-answering-plan.js'

const MOST_NUMBERS = 10

type Wanted = {
  clientId: string
  /** Of an assistant that answers calls; without it only what follows is added to the plan there is. */
  answers?: Pick<ReadablePlan, 'hours' | 'afterHours' | 'forwardTo' | 'afterHoursMessage'>
  /** What it may do during a call, and whom it can put callers through to. */
  functions: readonly string[]
  transferNumbers: ReadablePlan['transferNumbers']
}

/**
 * Takes over what an assistant that is published was told: when somebody is there and what happens when nobody is, what
 * may be done during its calls and who can be transferred to. An assistant to answer with, if staff set one, stays.
 * Staff, and the client's own people where they publish themselves. Safe to repeat; answers whether anything changed.
 * @throws invalid with what the plan does not accept; conflict when somebody changes it at the same moment
 */
export async function setAnsweringFromAssistant(ctx: Ctx, input: Wanted): Promise<{ isChanged: boolean }> {
  if (!maySet(ctx.actor)) throw forbidden()
  const { clientId } = input
  return inTransaction(ctx, async (tx) => {
    const client = await tx.db.client.findFirst({
      where: { AND: [visibleClients(tx.actor), { id: clientId }] },
      select: { businessName: true, answeringPlans: true },
    })
    if (!client) throw notFound('Client')
    const [row] = client.answeringPlans
    const before = row ? planOf(row) : NO_PLAN
    const plan = checked({ ...before, ...input.answers, ...inCalls(before, input) })
    // Without a plan every function is allowed already; making one would say that its hours were decided.
    if (!row && !input.answers && plan.transferNumbers.length === 0) return { isChanged: false }
    await refuseOwnNumbers(tx, clientId, plan)
    return { isChanged: await keepPlan(tx, { clientId, ...client }, plan) }
  })
}

const maySet = (actor: Actor): boolean =>
  actor.kind === 'client'
    ? actor.access === 'SELF_SERVICE'
    : actor.kind === 'impersonator' || may(actor, 'answering.write')

/** An assistant that answers decides; one that only makes calls adds what it needs, because the plan is the client's. */
function inCalls(before: AnsweringPlan, { answers, functions, transferNumbers }: Wanted) {
  if (answers) return { functions: [...functions], transferNumbers: transferNumbers.slice(0, MOST_NUMBERS) }
  const known = new Set(before.transferNumbers.map(({ number }) => number))
  const added = transferNumbers.filter(({ number }) => !known.has(number))
  return {
    functions: [...before.functions, ...functions.filter((name) => !before.functions.includes(name))],
    transferNumbers: [...before.transferNumbers, ...added].slice(0, MOST_NUMBERS),
  }
}

/** The rules of the form, in words that say which part of the plan it is about. */
function checked(plan: AnsweringPlan): AnsweringPlan {
  const parsed = answeringPlanFields.safeParse(plan)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue?.path.join('.') ?? ''
  const message = issue?.message ?? 'Please check who answers'
  throw new DomainError('invalid', `Who answers (${field}): ${message}`, { fields: { [field]: message } })
}
