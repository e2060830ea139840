import { randomUUID } from 'node:crypto'
import { importNumbers } from '../../src/domain/numbers/index.js'
import type { Ctx } from '../../src/platform/context.js'
import type { VapiEmulator } from '../../test/emulators/vapi.js'
import { newResource } from '../../test/emulators/vapi-resources.js'

/** Numbers that nobody has, so that a wizard of the demo ends with one that answers. */
const FREE = ['+14155550160', '+15125550161', '+12075550162']

/** Buys them at the emulator, once, and brings in what it has, as staff would by a click. */
export async function stockPool(ctx: Ctx, vapi: VapiEmulator): Promise<void> {
  const has = new Set([...vapi.phoneNumbers.values()].map(({ number }) => number))
  for (const number of FREE.filter((free) => !has.has(free))) {
    const bought = { provider: 'vapi', number, name: 'Pool', status: 'active' }
    const resource = newResource(bought, ctx.now, randomUUID())
    vapi.phoneNumbers.set(resource.id, resource)
  }
  await importNumbers(ctx, { account: 'organisation' })
}
