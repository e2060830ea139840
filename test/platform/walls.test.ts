import { describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/platform/context.js'
import { aCall, aClient, clientActor, ctxOf } from '../support/builders.js'
import { onPostgres, useDatabase } from '../support/database.js'

const walls = (engine: 'embedded' | 'postgres') => () => {
  const db = useDatabase({ engine })

  it('shows a client its own calls only, even to a query that forgets to ask', async () => {
    const [ours, theirs] = [await aClient(db.deps), await aClient(db.deps)]
    const call = await aCall(db.deps, { clientId: ours.id })
    await aCall(db.deps, { clientId: theirs.id })

    const seen = await inTransaction(ctxOf(db.deps, clientActor(ours.id)), (tx) => tx.db.call.findMany())

    expect(seen.map(({ id }) => id)).toEqual([call.id])
  })

  it('refuses a query of a client outside a transaction', async () => {
    const client = await aClient(db.deps)
    expect(() => ctxOf(db.deps, clientActor(client.id)).db.call).toThrow('inTransaction')
  })

  it('joins the transaction of its caller, and undoes all of it together', async () => {
    const client = await aClient(db.deps)
    const ctx = ctxOf(db.deps)
    const failing = inTransaction(ctx, async (tx) => {
      await inTransaction(tx, (inner) =>
        inner.db.client.update({ where: { id: client.id }, data: { name: 'Changed' } }),
      )
      throw new Error('undone')
    })
    await expect(failing).rejects.toThrow('undone')
    expect(await ctx.db.client.findUnique({ where: { id: client.id } })).toMatchObject({ name: client.name })
  })

  it('hides admin notes and token from the role of the portal', async () => {
    const client = await aClient(db.deps, { adminNotes: 'pays late' })
    const ctx = ctxOf(db.deps, clientActor(client.id))
    for (const column of ['adminNotes', 'webhookTokenSealed', 'webhookTokenHash'] as const) {
      const read = inTransaction(ctx, (tx) => tx.db.client.findFirst({ select: { [column]: true } }))
      await expect(read).rejects.toThrow(/permission denied/)
    }
  })
}

describe('the walls between clients on the embedded database', walls('embedded'))
onPostgres('the walls between clients on PostgreSQL', walls('postgres'))
