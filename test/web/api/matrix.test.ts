import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { CLIENT_SCOPES } from '../../../src/domain/api-keys/index.js'
import { aWorld, FIELDS, rowsOf, type World } from '../../support/a-world.js'
import { useApp } from '../../support/app.js'
import { aBusiness, PASSWORD } from '../../support/people.js'
import { anAgencyProgram, aProgram, Program, type Reply } from '../../support/program.js'
import {
  type Asked,
  bodiesOf,
  isIdField,
  nameOf,
  one,
  operations,
  pathOf,
  pathsOf,
  queryValue,
  strangers,
  withAt,
} from '../../support/requests.js'

const MARK = 'CANARY'
/** The mark, and the number of their lead; fewer digits would be in an id now and then. */
const THEIRS = /CANARY|5550199/
const forClients = () =>
  operations().filter(({ scope }) => (CLIENT_SCOPES as readonly (string | undefined)[]).includes(scope))

// trust.md T-1 and T-2; the routes come from the document, so that one that is added is in here at once.
describe('Every operation of the API', () => {
  const app = useApp()

  it('takes ids that this test has one of', () => {
    expect([...new Set(strangers(operations()))]).toEqual([])
  })

  it('answers for another client’s id in its path exactly as for one that does not exist', async () => {
    const theirs = await aWorld(app.deps, MARK)
    const program = await aProgram(app)
    const before = await rowsOf(app.deps, theirs.client)
    const unlike: unknown[] = []
    for (const asked of forClients().filter(({ inPath }) => inPath.length > 0)) {
      const [foreign, unknown] = [await ask(program, asked, theirs), await ask(program, asked, nobodys())]
      // 403 where a client's key may not do it to anything at all.
      if (foreign.text !== unknown.text || ![404, 403].includes(foreign.status) || THEIRS.test(foreign.all))
        unlike.push([asked.name, brief(foreign), brief(unknown)])
    }
    expect(unlike).toEqual([])
    expect(await rowsOf(app.deps, theirs.client)).toEqual(before)
  }, 120_000)

  it('answers a person of a client as it does a key', async () => {
    const theirs = await aWorld(app.deps, MARK)
    const person = await aPerson()
    const before = await rowsOf(app.deps, theirs.client)
    const unlike: unknown[] = []
    for (const asked of forClients().filter(({ inPath }) => inPath.length > 0)) {
      const [foreign, unknown] = [await ask(person, asked, theirs), await ask(person, asked, nobodys())]
      if (foreign.text !== unknown.text || ![404, 403].includes(foreign.status) || THEIRS.test(foreign.all))
        unlike.push([asked.name, brief(foreign), brief(unknown)])
    }
    expect(unlike).toEqual([])
    expect(await rowsOf(app.deps, theirs.client)).toEqual(before)
  }, 120_000)

  it('takes no other client’s id in its query or body, does nothing of it, and does not let on that it exists', async () => {
    const theirs = await aWorld(app.deps, MARK)
    const ours = await aWorld(app.deps, 'OURS', '+14155550178')
    const program = await aProgram(app, { clientId: ours.client })
    const before = [await rowsOf(app.deps, theirs.client), await rowsOf(app.deps, ours.client)]
    const unlike: unknown[] = []
    const told: { at: string; asked: Asked; name: string; foreign: Told }[] = []
    for (const asked of forClients()) {
      const names = [...asked.query.map(({ name }) => name), ...pathsOf(asked.body)].filter((name) =>
        isIdField(nameOf(name)),
      )
      for (const name of new Set(names)) {
        const foreign = await ask(program, asked, ours, { [name]: idIn(theirs, name) })
        if (THEIRS.test(foreign.all)) unlike.push([asked.name, name, brief(foreign)])
        // A client's own key says nothing by it: it works for its own client whatever stands there.
        if (nameOf(name) === 'client_id') continue
        const unknown = await ask(program, asked, ours, { [name]: randomUUID() })
        if (foreign.text !== unknown.text) unlike.push([asked.name, name, brief(foreign), brief(unknown)])
        told.push({ at: `${asked.name} ${name}`, asked, name, foreign })
      }
    }
    expect(unlike).toEqual([])
    expect([await rowsOf(app.deps, theirs.client), await rowsOf(app.deps, ours.client)]).toEqual(before)

    // That both were refused proves something only where the id was the reason: it is named, and with one of ours it goes on.
    const blind: [string, string, string][] = []
    for (const { at, asked, name, foreign } of told) {
      const own = await ask(program, asked, ours, { [name]: idIn(ours, name) })
      if (!isBecauseOf(foreign, name) || own.text === foreign.text) blind.push([at, brief(foreign), brief(own)])
    }
    expect(blind.filter(([at]) => !(at in NOT_LOOKED_AT))).toEqual([])
  }, 120_000)

  it('shows nothing of another client after a cursor that was made of one of its rows', async () => {
    const theirs = await aWorld(app.deps, MARK)
    const program = await aProgram(app, { clientId: (await aWorld(app.deps, 'OURS', '+14155550178')).client })
    const lists = forClients().filter(({ query }) => query.some(({ name }) => name === 'cursor'))
    for (const asked of lists)
      for (const towards of ['older', 'newer'])
        for (const id of Object.values(theirs)) {
          const text = `${towards} ${towards === 'older' ? Date.now() + 86_400_000_000 : 0} ${id}`
          const path = `${pathOf(asked, theirs)}?cursor=${Buffer.from(text).toString('base64url')}`
          const { status, body } = await program.get(path)
          expect([asked.name, status < 500, JSON.stringify(body)]).toEqual([
            asked.name,
            true,
            expect.not.stringMatching(THEIRS),
          ])
        }
    expect(lists.length).toBeGreaterThan(10)
  }, 120_000)

  it('works for its own client, whatever client_id says', async () => {
    const theirs = await aWorld(app.deps, MARK)
    const ours = await aWorld(app.deps, 'OURS', '+14155550178')
    const program = await aProgram(app, { clientId: ours.client })
    const before = await rowsOf(app.deps, theirs.client)
    for (const asked of forClients()) {
      const answer = await ask(program, asked, ours, { client_id: theirs.client })
      expect([asked.name, answer.all]).toEqual([asked.name, expect.not.stringMatching(THEIRS)])
    }
    expect(await rowsOf(app.deps, theirs.client)).toEqual(before)
  }, 120_000)

  /** Somebody of a client in self-service, who signed in. */
  async function aPerson(): Promise<Program> {
    const { user } = await aBusiness(app.deps, { portalAccess: 'SELF_SERVICE' })
    const { body } = await new Program(app.address).post('/auth/token', { email: user.email, password: PASSWORD })
    return new Person(app.address, body.access_token)
  }

  it('is refused to a key without its scope, also with everything else right', async () => {
    const ours = await aWorld(app.deps, 'OURS')
    for (const scope of CLIENT_SCOPES) {
      const scopes = CLIENT_SCOPES.filter((one) => one !== scope)
      const program = await aProgram(app, { clientId: ours.client, scopes })
      for (const asked of forClients().filter((one) => one.scope === scope)) {
        const { status, body } = await send(program, asked, ours)
        expect([asked.name, status, body.code]).toEqual([asked.name, 403, 'insufficient_scope'])
      }
    }
    const agencys = operations().filter(
      ({ scope }) => scope !== undefined && !forClients().some((one) => one.scope === scope),
    )
    const program = await aProgram(app, { clientId: ours.client })
    for (const asked of agencys)
      expect([asked.name, (await send(program, asked, ours)).status]).toEqual([asked.name, 403])
  }, 120_000)

  it('changes nothing for a client that is read-only, nor for an agency’s key that may only look', async () => {
    const ours = await aWorld(app.deps, 'OURS')
    await app.deps.database.prisma.client.update({ where: { id: ours.client }, data: { portalAccess: 'READ_ONLY' } })
    const [reader, viewer] = [
      await aProgram(app, { clientId: ours.client }),
      await anAgencyProgram(app, { role: 'VIEWER' }),
    ]
    const before = await rowsOf(app.deps, ours.client)
    const done: unknown[] = []
    for (const asked of operations().filter(({ method, scope }) => method !== 'GET' && scope !== undefined)) {
      const isOurs = forClients().some(({ name }) => name === asked.name)
      const answers = [...(isOurs ? [await send(reader, asked, ours)] : []), await send(viewer, asked, ours)]
      for (const { status } of answers) if (status < 400 && !OF_READERS.has(asked.name)) done.push([asked.name, status])
    }
    expect(done).toEqual([])
    expect(changed(before, await rowsOf(app.deps, ours.client))).toEqual(['caller_messages'])
  }, 120_000)
})

/** What those who may only look do too: open a message, as in the portal. For staff that changes nothing. */
const OF_READERS = new Set(['updateMessage'])

const changed = (before: Record<string, unknown>, after: Record<string, unknown>) =>
  Object.keys(after).filter((table) => JSON.stringify(before[table]) !== JSON.stringify(after[table]))

const nobodys = () => new Proxy({}, { get: () => randomUUID() }) as World

const idIn = (world: World, path: string) => world[FIELDS[one(nameOf(path))] ?? 'leads']

/** Shows an access token instead of a key. */
class Person extends Program {
  override send(method: string, path: string, sent: Parameters<Program['send']>[2] = {}): Promise<Reply> {
    return new Program(this.address).send(method, path, {
      ...sent,
      headers: { ...sent.headers, Authorization: `Bearer ${this.key}` },
    })
  }
}

/** Ids that are not what an answer turns on, and why. */
const NOT_LOOKED_AT: Record<string, string> = {
  'createAssistant template_id': 'templates are the agency’s, for all',
  'assignPhoneNumber assistant_id': 'for staff only',
  'createPhoneNumber vapi_phone_number_id': 'for staff only',
  'createPhoneNumber assistant_id': 'for staff only',
  'fulfilPhoneNumberRequest phone_number_id': 'for staff only',
  'listEvents subject_id': 'shows what was told; webhooks.test.ts has it',
  'placeCall assistant_id': 'needs Vapi; place-call.test.ts has it',
  'placeCall lead_id': 'needs Vapi; place-call.test.ts has it',
}

/** Whether a refusal names the field, says that there is no such thing, or a list is empty. */
function isBecauseOf({ status, reply }: Told, path: string): boolean {
  if (status === 404) return true
  if (status === 200) return Array.isArray(reply.data) && reply.data.length === 0
  const errors: { field: string }[] = reply.errors ?? []
  return errors.some(({ field }) => field === path || field.startsWith(`${path}.`))
}

type Over = Record<string, unknown>

/** Sends what fits but for `over`; a body that is refused for its form gives way to the next. */
async function send(program: Program, asked: Asked, world: World, over: Over = {}): Promise<Reply> {
  const query = new URLSearchParams()
  for (const parameter of asked.query) {
    const { name, required } = parameter
    if (name in over) query.set(name, String(over[name]))
    else if (required) query.set(name, isIdField(name) ? idIn(world, name) : queryValue(parameter))
  }
  const path = `${pathOf(asked, world)}${query.size > 0 ? `?${query}` : ''}`
  let first: Reply | undefined
  for (const body of bodiesOf(asked, world)) {
    const fields = body ? pathsOf(asked.body).filter((name) => name in over) : []
    // In a list stands one of ours too: it is all or nothing.
    const value = (name: string) => (name.endsWith('_ids') ? [idIn(world, name), over[name]] : over[name])
    const full = fields.reduce<unknown>((made, name) => withAt(made, name, value(name)), body)
    const reply = await program.send(asked.method, path, full === undefined ? {} : { body: full })
    if (reply.status !== 400) return reply
    first ??= reply
  }
  if (!first) throw new Error(`${asked.name} was never asked`)
  return first
}

const brief = ({ status, text }: { status: number; text: string }) => `${status} ${text.slice(-300)}`

type Told = Awaited<ReturnType<typeof ask>>
/** An answer without what is new each time. */
async function ask(program: Program, asked: Asked, world: World, over: Over = {}) {
  const { status, body, headers } = await send(program, asked, world, over)
  const all = `${JSON.stringify(body)}${JSON.stringify([...headers])}`
  const text = JSON.stringify(body)
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
  return { status, text, all, reply: body }
}
