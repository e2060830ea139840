import { expect, it } from 'vitest'
import { endHold, keepHold, takeHold } from '../../../src/domain/assistants/hold.js'
import { ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { aDraft } from './a-draft.js'

const db = useDatabase()

it('holds an assistant by the real clock, however long ago the request began', async () => {
  const { id } = await aDraft(db.deps)
  const began = new Date(Date.now() - 10 * 60_000)
  const late = ctxOf(db.deps, undefined, began)
  const hold = await takeHold(late, id)
  expect(hold.until.getTime()).toBeGreaterThan(Date.now() + 60_000)
  await expect(takeHold(ctxOf(db.deps, undefined, new Date()), id)).rejects.toMatchObject({ code: 'conflict' })
  await keepHold(late, hold)
  expect(hold.until.getTime()).toBeGreaterThan(Date.now() + 60_000)
  await endHold(late, hold)
  const publishLeaseUntil = new Date(Date.now() - 1)
  await db.deps.database.prisma.assistant.update({ where: { id }, data: { publishLeaseUntil } })
  // Over by the real clock, although not when the request began.
  await takeHold(late, id)
})
