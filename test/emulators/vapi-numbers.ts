import { newResource, type Resource } from './vapi-resources.js'
import { json, refusal, type World } from './vapi-rest.js'
import type { Reply } from './vapi-storage.js'

/** Contract §4.4. */
const MOST_FREE = 5

/**
 * A free number of Vapi's own in the area code that was asked for: on its way at once, active a little later. The words of
 * its refusals are not documented.
 */
export function boughtReply(world: World, properties: Record<string, unknown>): Reply {
  const { numberDesiredAreaCode: areaCode, ...wanted } = properties
  const owned = [...world.phoneNumbers.values()].filter(({ provider, number }) => provider === 'vapi' && number)
  if (typeof areaCode !== 'string') return made(world, { status: 'active', ...wanted })
  if (owned.length >= MOST_FREE)
    return refusal(400, `Couldn't Buy Vapi Phone Number. Free Numbers Are Limited To ${MOST_FREE} Per Account.`)
  const left = world.areaCodes.get(areaCode) ?? 1
  const number = left > 0 ? freeIn(areaCode, world.phoneNumbers) : undefined
  if (!number)
    return refusal(400, `Couldn't Buy Vapi Phone Number. This Area Code Is Currently Not Available: ${areaCode}.`)
  if (world.areaCodes.has(areaCode)) world.areaCodes.set(areaCode, left - 1)
  return made(world, { ...wanted, number, status: 'activating' })
}

function made(world: World, properties: Record<string, unknown>): Reply {
  const kept = newResource(properties, world.now())
  world.phoneNumbers.set(kept.id, kept)
  setTimeout(() => {
    const now = world.phoneNumbers.get(kept.id)
    if (now) world.phoneNumbers.set(kept.id, { ...now, status: 'active' })
  }, world.lag.activationMs).unref()
  return json(kept, 201)
}

/** 555-0100 to 555-0199 belong to nobody. */
function freeIn(areaCode: string, known: ReadonlyMap<string, Resource>): string | undefined {
  const taken = new Set([...known.values()].map(({ number }) => number))
  return Array.from({ length: 100 }, (_, n) => `+1${areaCode}55501${String(n).padStart(2, '0')}`).find(
    (number) => !taken.has(number),
  )
}
