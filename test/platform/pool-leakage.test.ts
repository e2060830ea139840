import { expect, it } from 'vitest'
import { inTransaction } from '../../src/platform/context.js'
import { openPostgres } from '../../src/platform/db.js'
import { aCall, aClient, clientActor, ctxOf } from '../support/builders.js'
import { makeTestDeps, onPostgres, useDatabase } from '../support/database.js'

// trust.md T-7
onPostgres('a pool of two connections shared by clients', () => {
  const db = useDatabase({ engine: 'postgres' })

  it('shows each of a hundred parallel requests its own rows only, and leaves no trace of a client on a connection', async () => {
    const clients = await Promise.all([1, 2, 3].map(() => aClient(db.deps)))
    for (const client of clients) await aCall(db.deps, { clientId: client.id })
    const database = openPostgres(db.url, 2)
    const deps = makeTestDeps(database)

    const requests = Array.from({ length: 100 }, (_, n) => {
      const clientId = clients[n % 3]?.id ?? ''
      const seen = inTransaction(ctxOf(deps, clientActor(clientId)), async (tx) => {
        // Of the columns that a client's role may read.
        const calls = await tx.db.call.findMany({ select: { clientId: true } })
        if (n % 7 === 0) throw new Error('fails inside')
        if (n % 11 === 0) await tx.db.$queryRaw`select 1 / 0`
        return calls
      })
      return seen.then(
        (calls) => calls.every((call) => call.clientId === clientId) && calls.length === 1,
        (error) => /fails inside|division by zero/.test(String(error)),
      )
    })
    expect((await Promise.all(requests)).filter((isRight) => !isRight)).toEqual([])

    const left = await Promise.all(
      [1, 2, 3, 4].map(() =>
        database.query("select current_setting('app.client', true) as client, current_user::text as role"),
      ),
    )
    await database.close()
    for (const { rows } of left)
      expect(rows[0]).toMatchObject({ client: expect.stringMatching(/^$/), role: 'backline' })
  })
})
