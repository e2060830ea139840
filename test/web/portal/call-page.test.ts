import { expect, it } from 'vitest'
import { applyNext } from '../../../src/domain/inbound/index.js'
import { livelyEvents, sevenEvents } from '../../domain/calls/seven-events.js'
import { deliver } from '../../domain/inbound/deliveries.js'
import { aBusiness, signedIn, usePortal } from '../../support/use-portal.js'

const portal = usePortal()
const CALL = '019948a2-6d1c-7c3e-9b0f-2f5a8d61c0e7'

async function pageAfter(bodies: readonly unknown[]): Promise<string> {
  const { client, user } = await aBusiness(portal.deps)
  for (const body of bodies) await deliver(portal.deps, client.id, body)
  while ((await applyNext(portal.deps)) > 0);
  const { id } = await portal.deps.database.prisma.call.findFirstOrThrow({ where: { clientId: client.id } })
  return (await (await signedIn(portal, user.email)).get(`/calls/${id}`)).text
}

it('a call says whom it was transferred to and in which language it was held', async () => {
  const text = await pageAfter([...sevenEvents(CALL), ...livelyEvents(CALL).slice(5)])
  expect(text).toMatch(/Transferred to<\/dt>\s*<dd[^>]*>\(415\) 555-0199/)
  expect(text).toMatch(/Language<\/dt>\s*<dd[^>]*>English/)
})

it('a call of which no report came shows what was said', async () => {
  const text = await pageAfter(livelyEvents(CALL).slice(0, 3))
  expect(text).toContain('Hi, can I move my cleaning to Thursday afternoon?')
  expect(text).toContain('The front desk, please.')
  expect(text).not.toContain('Transferred to')
})
