import type { AnsweringPlan as Row } from '@prisma/client'
import type { Ctx } from '../../platform/context.js'
import { notFound } from '../../platform/errors.js'
import { changesAt, isOpenAt } from '../hours/index.js'
import { assertMay } from '../staff/index.js'
import { type AnsweringPlan, NO_PLAN } from './plan.js'

export type AnsweringOverview = {
  plan: AnsweringPlan
  /** Undefined while nobody has made a plan; what is shown then is what holds without one. */
  updatedAt: Date | undefined
  timeZone: string
  isOpen: boolean
  /** When that changes next. */
  changesAt: Date | undefined
}

/** Who answers a client's callers, for its page in the back office. */
export async function getAnsweringPlan(ctx: Ctx, input: { clientId: string }): Promise<AnsweringOverview> {
  assertMay(ctx, 'clients.read')
  const client = await ctx.db.client.findUnique({
    where: { id: input.clientId },
    select: { timeZone: true, answeringPlans: true },
  })
  if (!client) throw notFound('Client')
  const { timeZone } = client
  const [row] = client.answeringPlans
  const plan = row ? planOf(row) : NO_PLAN
  return {
    plan,
    updatedAt: row?.updatedAt,
    timeZone,
    isOpen: isOpenAt(plan.hours, timeZone, ctx.now),
    changesAt: changesAt(plan.hours, timeZone, ctx.now),
  }
}

/** Json columns hold what answeringPlanFields let in, and nothing else writes them. */
export const planOf = (row: Row): AnsweringPlan => ({
  ...readablePlan(row),
  transientAssistant: row.transientAssistant as AnsweringPlan['transientAssistant'],
})

/** What a client may read of its plan. */
export const planColumns = {
  hours: true,
  afterHours: true,
  forwardTo: true,
  afterHoursMessage: true,
  transferNumbers: true,
  functions: true,
} as const

export type ReadablePlan = Omit<AnsweringPlan, 'transientAssistant'>

export const readablePlan = (row: Pick<Row, keyof typeof planColumns>): ReadablePlan => ({
  hours: row.hours as AnsweringPlan['hours'],
  afterHours: row.afterHours,
  forwardTo: row.forwardTo,
  afterHoursMessage: row.afterHoursMessage,
  transferNumbers: row.transferNumbers as AnsweringPlan['transferNumbers'],
  functions: row.functions,
})
