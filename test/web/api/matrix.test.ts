import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { CLIENT_SCOPES } from '../../../src/domain/api-keys/index.js'
import { aWorld, FIELDS, rowsOf, type World } from '../../support/a-world.js'
import { useApp } from '../../support/app.js'
import { anAgencyProgram, aProgram, type Program, type Reply } from '../../support/program.js'
import {
  type Asked,
  bodiesOf,
  fieldsOf,
  isIdField,
  one,
  operations,
  pathOf,
  strangers,
} from '../../support/requests.js'

const MARK = 'CANARY'
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
      if (foreign.text !== unknown.text || ![404, 403].includes(foreign.status) || /CANARY|0199/.test(foreign.all))
        unlike.push([asked.name, brief(foreign), brief(unknown)])
    }
    expect(unlike).toEqual([])
    expect(await rowsOf(app.deps, theirs.client)).toEqual(before)
  }, 120_000)

  it('takes no other client’s id in its query or body, and does not let on that it exists', async () => {
    const theirs = await aWorld(app.deps, MARK)
    const ours = await aWorld(app.deps, 'OURS', '+14155550178')
    const program = await aProgram(app, { clientId: ours.client })
    const before = await rowsOf(app.deps, theirs.client)
    const unlike: unknown[] = []
    for (const asked of forClients()) {
      const names = [...asked.query.map(({ name }) => name), ...fieldsOf(asked.body)].filter(isIdField)
      for (const name of new Set(names)) {
        const foreign = await ask(program, asked, ours, { [name]: idIn(theirs, name) })
        if (/CANARY|0199/.test(foreign.all)) unlike.push([asked.name, name, brief(foreign)])
        // A client's own key says nothing by it: it works for its own client whatever stands there.
        if (name === 'client_id') continue
        const unknown = await ask(program, asked, ours, { [name]: randomUUID() })
        const isTaken = asked.method !== 'GET' && foreign.status < 300
        if (foreign.text !== unknown.text || isTaken) unlike.push([asked.name, name, brief(foreign), brief(unknown)])
      }
    }
    expect(unlike).toEqual([])
    expect(await rowsOf(app.deps, theirs.client)).toEqual(before)
  }, 120_000)

  it('works for its own client, whatever client_id says', async () => {
    const theirs = await aWorld(app.deps, MARK)
    const ours = await aWorld(app.deps, 'OURS', '+14155550178')
    const program = await aProgram(app, { clientId: ours.client })
    const before = await rowsOf(app.deps, theirs.client)
    for (const asked of forClients()) {
      const answer = await ask(program, asked, ours, { client_id: theirs.client })
      expect([asked.name, answer.all]).toEqual([asked.name, expect.not.stringMatching(/CANARY|0199/)])
    }
    expect(await rowsOf(app.deps, theirs.client)).toEqual(before)
  }, 120_000)

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

const idIn = (world: World, name: string) => world[FIELDS[one(name)] ?? 'leads']

type Over = Record<string, unknown>

/** Sends what fits but for `over`; a body that is refused for its form gives way to the next. */
async function send(program: Program, asked: Asked, world: World, over: Over = {}): Promise<Reply> {
  const query = new URLSearchParams()
  for (const { name, required } of asked.query) {
    if (name in over) query.set(name, String(over[name]))
    else if (required) query.set(name, String(isIdField(name) ? idIn(world, name) : '2026-03-04'))
  }
  const path = `${pathOf(asked, world)}${query.size > 0 ? `?${query}` : ''}`
  let first: Reply | undefined
  for (const body of bodiesOf(asked, world)) {
    for (const name of fieldsOf(asked.body))
      if (body && name in over) body[name] = name.endsWith('_ids') ? [over[name]] : over[name]
    const reply = await program.send(asked.method, path, body === undefined ? {} : { body })
    if (reply.status !== 400) return reply
    first ??= reply
  }
  if (!first) throw new Error(`${asked.name} was never asked`)
  return first
}

const brief = ({ status, text }: { status: number; text: string }) => `${status} ${text.slice(-300)}`

/** An answer without what is new each time. */
async function ask(program: Program, asked: Asked, world: World, over: Over = {}) {
  const { status, body, headers } = await send(program, asked, world, over)
  const all = `${JSON.stringify(body)}${JSON.stringify([...headers])}`
  const text = JSON.stringify(body)
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
  return { status, text, all }
}
