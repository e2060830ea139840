import { expect, it } from 'vitest'
import { applyNext } from '../../src/domain/inbound/index.js'
import { livelyEvents, sevenEvents } from '../domain/calls/seven-events.js'
import { deliver } from '../domain/inbound/deliveries.js'
import { useApp } from '../support/app.js'
import { aClient } from '../support/builders.js'
import { asStaff, show } from './support.js'

const app = useApp()
const CALL = '019948a2-6d1c-7c3e-9b0f-2f5a8d61c0e7'

it('a call shows whom it was handed on to, its language, its deletion, and what Vapi told us of it', async () => {
  const { id: clientId } = await aClient(app.deps)
  for (const body of [...sevenEvents(CALL), ...livelyEvents(CALL).slice(5)]) {
    await deliver(app.deps, clientId, body, new Date('2026-09-14T15:05:00Z'))
  }
  while ((await applyNext(app.deps)) > 0);
  const { id } = await app.deps.database.prisma.call.findFirstOrThrow()
  const details = async (role: 'SUPPORT' | 'VIEWER') =>
    (await show(await asStaff(app, role), 'Call', id)).record?.details ?? {}
  const shown = await details('SUPPORT')
  expect(shown).toMatchObject({
    forwardedTo: '+14155550199',
    language: 'English',
    deletedAtVapiAt: '2026-09-14T17:34:00.000Z',
    timeline: { isCut: false },
  })
  const { events } = shown['timeline'] as { events: { kind: string; standing: string }[] }
  expect(events).toHaveLength(11)
  expect(events[0]).toMatchObject({ kind: 'Status update', standing: 'DONE', id: expect.any(String) })
  expect(Object.keys(await details('VIEWER'))).not.toContain('timeline')
})
