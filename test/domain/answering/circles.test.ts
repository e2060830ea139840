import { describe, expect, it } from 'vitest'
import { setAnsweringFromAssistant, updateAnsweringPlan } from '../../../src/domain/answering/index.js'
import { NO_PLAN } from '../../../src/domain/answering/plan.js'
import { updateNumber } from '../../../src/domain/numbers/index.js'
import { asRefusal, fieldErrors } from '../../../src/platform/errors.js'
import { aClient } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { above, aNumber, inside, selfService, staff } from '../numbers/support.js'

const db = useDatabase()
const OTHER = '+14155552671'

const fieldsOf = async (work: Promise<unknown>): Promise<Record<string, string>> => {
  const refusal = asRefusal(await work.catch((error: unknown) => error))
  return refusal ? fieldErrors(refusal) : {}
}
const CIRCLE = expect.stringContaining('go round in a circle')

describe('calls that are sent on to a number that is answered here', () => {
  it('are refused wherever it can be said, and other numbers are not', async () => {
    const [client, stranger] = [await aClient(db.deps), await aClient(db.deps)]
    const { id, updatedAt: _updatedAt } = await aNumber(db.deps, { clientId: client.id })
    const { number } = await aNumber(db.deps, { clientId: client.id })
    const { number: theirs } = await aNumber(db.deps, { clientId: stranger.id })
    const people = inside(db.deps, selfService(client.id))
    expect(await fieldsOf(updateNumber(people, { id, changes: { forwardTo: number } }))).toEqual({ forwardTo: CIRCLE })
    await updateNumber(people, { id, changes: { forwardTo: OTHER } })
    await updateNumber(people, { id, changes: { forwardTo: theirs } })

    const office = inside(db.deps, staff())
    const plan = (over: object) => ({ clientId: client.id, plan: { ...NO_PLAN, ...over }, expectedUpdatedAt: null })
    expect(await fieldsOf(updateAnsweringPlan(office, plan({ afterHours: 'FORWARD', forwardTo: number })))).toEqual({
      forwardTo: CIRCLE,
    })
    const transferNumbers = [
      { name: 'Sam', number: OTHER },
      { name: 'Desk', number },
    ]
    expect(await fieldsOf(updateAnsweringPlan(office, plan({ transferNumbers })))).toEqual({
      'transferNumbers.1.number': CIRCLE,
    })

    const { hours, afterHoursMessage } = NO_PLAN
    const ctx = above(db.deps, selfService(client.id))
    const wanted = { clientId: client.id, functions: [], transferNumbers: [] }
    const answers = { hours, afterHours: 'FORWARD' as const, forwardTo: number, afterHoursMessage }
    expect(await fieldsOf(setAnsweringFromAssistant(ctx, { ...wanted, answers }))).toEqual({ forwardTo: CIRCLE })
    expect(await fieldsOf(setAnsweringFromAssistant(ctx, { ...wanted, transferNumbers }))).toEqual({
      'transferNumbers.1.number': CIRCLE,
    })
    expect(await db.deps.database.prisma.answeringPlan.count()).toBe(0)
    const fine = { ...wanted, answers: { ...answers, forwardTo: OTHER } }
    expect(await setAnsweringFromAssistant(ctx, fine)).toEqual({ isChanged: true })
  })
})
