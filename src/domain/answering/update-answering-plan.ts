import { randomUUID } from 'node:crypto'
import { Prisma, type AnsweringPlan as Row } from '@prisma/client'
import { z } from 'zod'
import { type Ctx, inTransaction, isUniqueViolation } from '../../platform/context.js'
import { conflict, notFound } from '../../platform/errors.js'
import { audit, type Changes, changesOf } from '../audit/index.js'
import { WEEKDAYS } from '../hours/index.js'
import { assertMay } from '../staff/index.js'
import { planOf } from './get-answering-plan.js'
import { type AnsweringPlan, answeringPlanFields, NO_PLAN } from './plan.js'
import { refuseOwnNumbers } from './refuse-own-numbers.js'

export const updateAnsweringPlanInput = z.strictObject({
  clientId: z.uuid(),
  plan: answeringPlanFields,
  /** The updatedAt that was shown; null when there was no plan yet. */
  expectedUpdatedAt: z.coerce.date().nullable(),
})

/**
 * Says who answers a client's callers. The very next question is answered by it.
 * @throws conflict when somebody else changed it meanwhile; forbidden, invalid, not_found
 */
export async function updateAnsweringPlan(ctx: Ctx, input: z.input<typeof updateAnsweringPlanInput>): Promise<void> {
  assertMay(ctx, 'answering.write')
  const { clientId, plan, expectedUpdatedAt } = updateAnsweringPlanInput.parse(input)
  await inTransaction(ctx, async (tx) => {
    const client = await tx.db.client.findUnique({
      where: { id: clientId },
      select: { businessName: true, answeringPlans: true },
    })
    if (!client) throw notFound('Client')
    const [before] = client.answeringPlans
    if (before?.updatedAt.getTime() !== expectedUpdatedAt?.getTime()) throw changedMeanwhile()
    await refuseOwnNumbers(tx, clientId, plan)
    await keepPlan(tx, { clientId, ...client }, plan)
  })
}

type Client = { clientId: string; businessName: string; answeringPlans: Row[] }

/**
 * Writes a plan over the one that was read, and writes down what changed; answers whether anything did.
 * @throws conflict when somebody else changed it since it was read
 */
export async function keepPlan(tx: Ctx, client: Client, plan: AnsweringPlan): Promise<boolean> {
  const { clientId, businessName } = client
  const [before] = client.answeringPlans
  const changes = changesOf<AnsweringPlan>(before ? planOf(before) : NO_PLAN, plan)
  if (before && Object.keys(changes).length === 0) return false
  const data = storable(plan)
  if (before) {
    const { count } = await tx.db.answeringPlan.updateMany({ where: { clientId, updatedAt: before.updatedAt }, data })
    if (count === 0) throw changedMeanwhile()
  } else {
    await tx.db.answeringPlan.create({ data: { id: randomUUID(), clientId, ...data } }).catch(refuseSecond)
  }
  const subject = { kind: 'client', id: clientId, name: businessName }
  await audit(tx, { action: 'answering.update', subject, clientId, changes: inShort(changes) })
  return true
}

const changedMeanwhile = () => conflict('Somebody else changed this meanwhile. Load it again and repeat your change.')

function refuseSecond(thrown: unknown): never {
  throw isUniqueViolation(thrown) ? changedMeanwhile() : thrown
}

const storable = ({ hours, transientAssistant, ...plan }: AnsweringPlan) => ({
  ...plan,
  hours: hours ?? Prisma.DbNull,
  transientAssistant: (transientAssistant as Prisma.InputJsonObject | null) ?? Prisma.DbNull,
})

/** In words, because people read it; of a prompt, which is long and may hold anything, only that it changed. */
function inShort(changes: Changes): Changes {
  const words: Partial<Record<string, (value: unknown) => unknown>> = {
    hours: (hours) => hoursInShort(hours as AnsweringPlan['hours']),
    transferNumbers: (numbers) =>
      (numbers as AnsweringPlan['transferNumbers']).map(
        ({ name, number, mode }) => `${name} ${number}${mode === 'WARM' ? ' (told first)' : ''}`,
      ),
    transientAssistant: (assistant) => (assistant ? `${JSON.stringify(assistant).length} characters` : null),
  }
  return Object.fromEntries(
    Object.entries(changes).map(([field, [before, after]]) => {
      const inWords = words[field] ?? ((value) => value)
      return [field, [inWords(before), inWords(after)]]
    }),
  )
}

function hoursInShort(hours: AnsweringPlan['hours']): string {
  if (!hours) return 'Always open'
  const days = WEEKDAYS.flatMap((day) => {
    const ranges = hours.week[day] ?? []
    return ranges.length > 0 ? [`${day} ${ranges.map(({ from, to }) => `${from}–${to}`).join(', ')}`] : []
  })
  const closed = hours.closedOn.length > 0 ? [`closed on ${hours.closedOn.join(', ')}`] : []
  return [...days, ...closed].join('; ') || 'Never open'
}
