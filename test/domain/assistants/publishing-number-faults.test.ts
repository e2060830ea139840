import { describe, expect, it } from 'vitest'
import { getAssistant } from '../../../src/domain/assistants/index.js'
import { ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aDraft } from './a-draft.js'
import { attempts, ON_READS, ON_WRITES } from './faults.js'
import { useVapi } from './use-vapi.js'

const db = useDatabase()
const vapi = useVapi(db)
const job = () => ctxOf(db.deps)
const { expectStopAt, expectWhole } = attempts(db, vapi)

describe('giving it its number', () => {
  const CALLS = [
    ...[...ON_READS, ['429', 429] as const].map(([name, fault]) => ['GET /phone-number/:id', name, fault] as const),
    ...ON_WRITES.map(([name, fault]) => ['PATCH /phone-number/:id', name, fault] as const),
  ]

  it.each(CALLS)('%s meets %s: the version is live, and the number comes later', async (request, _name, fault) => {
    const { id, clientId } = await aDraft(db.deps)
    const number = await vapi.aNumber({ clientId, assistantId: id })
    vapi.fail(request, fault)
    await expectStopAt(id, 'number', new RegExp(number.number.replace('+', '\\+')))
    expect(await getAssistant(job(), { id })).toMatchObject({ publishedVersion: 1, hasUnpublishedChanges: false })
    await expectWhole(id, 1)
    expect(vapi.number(number.id)['assistantId']).toBe(vapi.assistant().id)
    expect(vapi.sent('POST', '/assistant')).toHaveLength(1)
  })

  it('tries the others when one fails', async () => {
    const { id, clientId } = await aDraft(db.deps)
    const gone = await vapi.aNumber({ clientId, assistantId: id, isPrimary: true })
    const good = await vapi.aNumber({ clientId, assistantId: id, number: '+14155552672' })
    vapi.it().phoneNumbers.delete(gone.id)
    await expectStopAt(id, 'number', /\+14155552671: Vapi no longer has/)
    expect(vapi.number(good.id)['assistantId']).toBe(vapi.assistant().id)
  })
})
