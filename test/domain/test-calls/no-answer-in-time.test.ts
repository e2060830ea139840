import { expect, it } from 'vitest'
import { placeTestCall } from '../../../src/domain/test-calls/index.js'
import { useDatabase } from '../../support/database.js'
import { useTestCalls } from './world.js'

const db = useDatabase()
const world = useTestCalls(db)

it('is not waited for longer than twenty seconds when Vapi says nothing, and then nobody knows', async () => {
  const { actor, input } = await world.business()
  world.vapi.faults.nextRest = ['hang']
  const { id } = await placeTestCall(world.as(actor), input)
  expect(await world.row(id)).toMatchObject({ state: 'UNKNOWN', vapiCallId: null })
  await world.clock(1)
  expect(world.dialled()).toHaveLength(1)
}, 30_000)
