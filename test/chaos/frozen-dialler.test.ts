import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { addSuppression } from '../../src/domain/suppressions/index.js'
import { TIME_LIMITS } from '../../src/platform/time-limits.js'
import { useOutbound } from '../domain/attempts/world.js'
import { ctxOf } from '../support/builders.js'
import { onPostgres, testEnvironment, useDatabase } from '../support/database.js'
import { openProxy } from '../support/proxy.js'

// trust.md D-6: SIGSTOP between the last look at the do-not-call list and the request.
onPostgres('A3: a process that is stopped just before it sends a call', () => {
  const db = useDatabase({ engine: 'postgres' })
  const world = useOutbound(db)
  const number = '+14155550177'

  it('keeps nobody from opting out for long, and sends nothing when it wakes up', async () => {
    const { assistant, client, actor } = await world.business()
    const wire = await openProxy(db.url)
    const argument = JSON.stringify({
      clientId: client.id,
      assistantId: assistant.id,
      numbers: [{ id: randomUUID(), number }],
    })
    const env = {
      ...{ ...testEnvironment(), PATH: process.env['PATH'], DATABASE_URL: wire.url, LOG_LEVEL: 'silent' },
      ...{ VAPI_BASE_URL: world.vapi().url, VAPI_API_KEY: world.vapi().apiKey },
    }
    const looking = wire.delayAnswerTo(['lock_timeout', 'lifted_at'], 500)
    const child = fork('test/chaos/placing-calls.mjs', [argument], { env, stdio: 'ignore' })
    const isOver = new Promise((resolve) => child.once('exit', resolve))
    await looking
    child.kill('SIGSTOP')
    const from = performance.now()
    await addSuppression(ctxOf(db.deps, actor, new Date()), { number, reason: 'Asked for it' })
    expect(performance.now() - from).toBeLessThan(TIME_LIMITS.optOutMs + 2_000)
    // It has the answer that nothing stands against the call by now.
    await sleep(500)
    child.kill('SIGCONT')
    await isOver
    expect(world.dialled()).toEqual([])
    expect(await world.only()).toMatchObject({ state: 'REFUSED' })
    await wire.close()
  }, 60_000)
})
