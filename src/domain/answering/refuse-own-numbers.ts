import type { Ctx } from '../../platform/context.js'
import { invalid } from '../../platform/errors.js'
import { displayNumber } from '../../platform/phone.js'
import type { AnsweringPlan } from './plan.js'

type Sent = Partial<Pick<AnsweringPlan, 'forwardTo' | 'transferNumbers'>>

/**
 * Calls sent on to a number that is answered here would come back, and be sent on again.
 * @throws invalid on the field that names a number of the client's own
 */
export async function refuseOwnNumbers(
  tx: Ctx,
  clientId: string,
  { forwardTo, transferNumbers = [] }: Sent,
): Promise<void> {
  const sent = [
    ...(forwardTo ? [{ field: 'forwardTo', number: forwardTo }] : []),
    ...transferNumbers.map(({ number }, index) => ({ field: `transferNumbers.${index}.number`, number })),
  ]
  if (sent.length === 0) return
  const own = await tx.db.phoneNumber.findMany({
    where: { clientId, number: { in: sent.map(({ number }) => number) } },
    select: { number: true },
  })
  const circle = sent.find(({ number }) => own.some((one) => one.number === number))
  if (!circle) return
  throw invalid(
    circle.field,
    `${displayNumber(circle.number)} is a number that is answered here, so calls would go round in a circle. Write another one.`,
  )
}
