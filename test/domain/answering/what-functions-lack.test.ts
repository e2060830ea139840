import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { updateAnsweringPlan, whatFunctionsLack } from '../../../src/domain/answering/index.js'
import { FUNCTION_NAMES } from '../../../src/domain/functions/index.js'
import { aProperty } from '../../support/a-property.js'
import { aClient, clientActor, ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { staff } from '../numbers/support.js'

describe('what chosen functions lack', () => {
  const db = useDatabase()
  const lacks = async (clientId: string, functions: readonly string[], actor = staff('VIEWER')) =>
    (await whatFunctionsLack(ctxOf(db.deps, actor), { clientId, functions: [...functions] })).map(
      ({ need, functions: some }) => [need, ...some.map(({ name }) => name)],
    )

  it('is properties to talk about and somebody who takes appointments, until they are there', async () => {
    const client = await aClient(db.deps)
    const chosen = ['take_message', 'lookup_property', 'schedule_viewing', 'book_appointment']
    expect((await lacks(client.id, chosen)).map((one) => [one[0], ...one.slice(1).sort()])).toEqual([
      ['properties', 'lookup_property', 'schedule_viewing'],
      ['booking', 'book_appointment', 'schedule_viewing'],
    ])
    await aProperty(db.deps, { clientId: client.id })
    const dana = { id: randomUUID(), clientId: client.id, name: 'Dana' }
    await db.deps.database.prisma.teamMember.create({ data: { ...dana, takesAppointments: false } })
    expect((await lacks(client.id, chosen)).map(([need]) => need)).toEqual(['booking'])
    await db.deps.database.prisma.teamMember.update({ where: { id: dana.id }, data: { takesAppointments: true } })
    expect(await lacks(client.id, FUNCTION_NAMES)).toEqual([])
  })

  it('is nothing where nothing was chosen that needs anything', async () => {
    const client = await aClient(db.deps)
    expect(await lacks(client.id, ['take_message', 'opt_out', 'no_such_thing'])).toEqual([])
  })

  it('is told to the people of the client, and of no other', async () => {
    const [one, other] = [await aClient(db.deps), await aClient(db.deps)]
    await aProperty(db.deps, { clientId: other.id })
    const own = clientActor(one.id)
    expect((await lacks(one.id, ['lookup_property'], own)).map(([need]) => need)).toEqual(['properties'])
    await expect(lacks(other.id, ['lookup_property'], own)).rejects.toMatchObject({ code: 'not_found' })
    await expect(lacks(randomUUID(), ['lookup_property'])).rejects.toMatchObject({ code: 'not_found' })
  })

  it('keeps how calls are handed on with the plan, and says so in the audit', async () => {
    const client = await aClient(db.deps)
    const numbers = [{ name: 'Dana', number: '+1 415 555 2671', mode: 'WARM' as const }]
    const plan = { hours: null, afterHours: 'ANSWER' as const, forwardTo: null, afterHoursMessage: null }
    const rest = { transferNumbers: numbers, functions: ['take_message'], transientAssistant: null }
    const input = { clientId: client.id, plan: { ...plan, ...rest }, expectedUpdatedAt: null }
    await updateAnsweringPlan(ctxOf(db.deps, staff()), input)
    const kept = await db.deps.database.prisma.answeringPlan.findUniqueOrThrow({ where: { clientId: client.id } })
    expect(kept.transferNumbers).toEqual([{ name: 'Dana', number: '+14155552671', mode: 'WARM' }])
    const entry = await db.deps.database.prisma.auditEntry.findFirstOrThrow({ where: { action: 'answering.update' } })
    expect(JSON.stringify(entry.changes)).toContain('Dana +14155552671 (told first)')
  })
})
