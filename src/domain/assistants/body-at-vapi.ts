import { createHash } from 'node:crypto'
import {
  type AssistantBody,
  type AssistantServer,
  comparableBody,
  serverWith,
  type VapiThing,
  withServer,
} from '../../integrations/voice/index.js'
import { same } from './same.js'

type Members = Record<string, unknown>

/**
 * What to PATCH so that an assistant at Vapi is as wanted: every member of ours, whole, because Vapi replaces members whole.
 * Members that we do not send stay as they are there. Undefined when nothing of ours differs.
 */
export function membersToWrite(
  theirs: VapiThing,
  wanted: { body: AssistantBody; server: AssistantServer },
): Members | undefined {
  const server = serverFor(theirs, wanted.server)
  const isSame = differingMembers(wanted.body, theirs).ours.length === 0 && same(server, theirs['server'])
  return isSame ? undefined : { ...wanted.body, server }
}

/** Top-level members that are not as we published them: those of ours, and those that somebody added. */
export function differingMembers(ours: AssistantBody, theirs: VapiThing): { ours: string[]; added: string[] } {
  const [wanted, found] = [comparableBody(ours), comparableBody(theirs)]
  return {
    ours: Object.keys(wanted).filter((name) => !same(wanted[name], found[name])),
    added: Object.keys(found).filter((name) => !(name in wanted)),
  }
}

/** The same for an assistant at Vapi as for the body it was written with, whatever somebody added to it. */
export function fingerprintOf(body: AssistantBody, thing: AssistantBody | VapiThing = body): string {
  const found = comparableBody(thing)
  const members = Object.keys(comparableBody(body)).map((name) => [name, found[name]] as const)
  return createHash('sha256').update(JSON.stringify(members, sorted)).digest('base64url')
}

/** The order of members says nothing. */
const sorted = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value

/** The `server` to PATCH so that an assistant reports to us; undefined when it does. */
export function serverToWrite(theirs: VapiThing, wanted: AssistantServer): Members | undefined {
  const server = serverFor(theirs, wanted)
  return same(server, theirs['server']) ? undefined : server
}

/** Headers and the like that somebody set for our address stay; what belongs to another address goes. */
function serverFor(theirs: VapiThing, server: AssistantServer): Members {
  const wanted = withServer({}, server)['server'] as Members
  const found = (theirs['server'] ?? {}) as Members
  return found['url'] === server.url ? serverWith(theirs, wanted) : wanted
}
