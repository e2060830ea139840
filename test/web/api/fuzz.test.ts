import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { SCOPES } from '../../../src/domain/api-keys/index.js'
import { aWorld, type World } from '../../support/a-world.js'
import { useApp } from '../../support/app.js'
import { anAgencyProgram, aProgram, type Program, type Reply } from '../../support/program.js'
import { type Asked, bodyOf, operations, pathOf, pathsOf, withAt } from '../../support/requests.js'

const LONG = 'x'.repeat(60_000)

/** trust.md I-6, and what else no field expects. */
const HOSTILE: unknown[] = [
  "' or 1=1 --",
  'a\0b',
  '\ud800',
  { gt: '' },
  ['x', { not: null }],
  null,
  -1,
  LONG,
  '__proto__',
  1e308,
  '%'.repeat(10_000),
  '',
  '9999-99-99',
  true,
  '+275760-09-13T00:00:01Z',
  '{{7*7}}<script>',
  [],
  2 ** 60,
  '0001-01-01T00:00:00Z',
  [[[[[[[[]]]]]]]],
  {},
  '../../../etc/passwd',
]

/** All values for all fields take minutes (npm run test:fuzz); the usual run gives each field some, each time the same. */
const PER_FIELD = process.env['FUZZ'] === 'all' ? HOSTILE.length : 6
const SLOW_MS = 10_000

describe('Whatever is sent', () => {
  const app = useApp()
  const seen: { asked: string; what: string; status: number; ms: number }[] = []

  async function look(program: Program, asked: Asked, { what, path, body, headers = {} }: Attempt): Promise<void> {
    const from = performance.now()
    const reply = await program.send(asked.method, path, { headers, ...(body !== undefined && { body }) })
    seen.push({ asked: asked.name, what, status: reply.status, ms: performance.now() - from })
    if (isFault(reply))
      throw new Error(`${asked.name} ${what}: ${reply.status} ${JSON.stringify(reply.body).slice(0, 500)}`)
    if (reply.status >= 400) expect(reply.body).toMatchObject({ status: reply.status, request_id: expect.any(String) })
  }

  it('in any field of any operation, the answer is a refusal or an answer, soon', async () => {
    const faults: string[] = []
    for (const [n, asked] of operations().entries()) {
      const world = await aWorld(app.deps, 'OURS')
      const program = await someone(asked, world)
      for (const attempt of attempts(asked, world, n))
        await look(program, asked, attempt).catch((fault: Error) => faults.push(fault.message))
      await empty()
    }
    expect(faults).toEqual([])
    expect(seen.filter(({ ms }) => ms > SLOW_MS)).toEqual([])
    expect(seen.length).toBeGreaterThan(operations().length * 5)
  }, 600_000)

  it('as a whole body, too', async () => {
    const faults: string[] = []
    const bodies = [
      'null',
      '[]',
      '"text"',
      '42',
      '{"__proto__":{"x":1},"constructor":{"prototype":{"y":1}}}',
      '{"a":',
      `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      `{${Array.from({ length: 5_000 }, (_, i) => `"f${i}":${i}`).join()}}`,
      '\ufeff{}',
    ]
    const world = await aWorld(app.deps, 'OURS')
    for (const asked of operations().filter(({ method }) => method !== 'GET')) {
      const program = await someone(asked, world)
      for (const body of bodies)
        await look(program, asked, { what: body.slice(0, 40), path: pathOf(asked, world), body }).catch(
          (fault: Error) => faults.push(fault.message),
        )
      const strange = { 'Content-Type': 'text/xml', 'Idempotency-Key': 'x'.repeat(300), 'If-Match': '"'.repeat(300) }
      for (const [name, value] of Object.entries(strange))
        await look(program, asked, {
          what: name,
          path: pathOf(asked, world),
          body: '{}',
          headers: { [name]: value },
        }).catch((fault: Error) => faults.push(fault.message))
    }
    expect(faults).toEqual([])
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  }, 300_000)

  const keys = new Map<string, Promise<Program>>()
  /** A key that may do it: of the client where a client's can, else of the agency. */
  function someone(asked: Asked, world: World): Promise<Program> {
    const isAgencys = /^(clients|events):/.test(asked.scope ?? '')
    const who = isAgencys ? `agency ${world.client}` : world.client
    const key =
      keys.get(who) ??
      (isAgencys ? anAgencyProgram(app, { scopes: [...SCOPES] }) : aProgram(app, { clientId: world.client }))
    keys.set(who, key)
    return key
  }

  /** What one operation made or changed does not matter to the next. */
  const empty = () => app.deps.database.query('delete from clients')
})

type Attempt = { what: string; path: string; body?: unknown; headers?: Record<string, string> }

function attempts(asked: Asked, world: World, n: number): Attempt[] {
  const path = pathOf(asked, world)
  const inQuery = (name: string, value: unknown) =>
    `${path}?${encodeURIComponent(name)}=${encodeURIComponent(wellFormed(typeof value === 'string' ? value.slice(0, 2_000) : JSON.stringify(value)))}`
  const fitting = bodyOf(asked, world)
  const some = (field: number) =>
    Array.from({ length: PER_FIELD }, (_, k) => HOSTILE[(n + field * 5 + k) % HOSTILE.length])
  // Also the fields inside of fields, and those of the things in a list.
  const fields = pathsOf(asked.body).flatMap((name, i) =>
    some(i).map((value) => ({
      ...{ what: said(name, value), path },
      body: JSON.stringify(withAt(fitting, name, value)),
    })),
  )
  const base = fitting === undefined ? {} : { body: fitting }
  const query = asked.query.flatMap(({ name }, i) => [
    ...some(i).map((value) => ({ what: said(`?${name}`, value), path: inQuery(name, value), ...base })),
    { what: `?${name}[not]=x`, path: inQuery(`${name}[not]`, 'x'), ...base },
    { what: `?${name} twice`, path: `${inQuery(name, 'a')}&${name}=b`, ...base },
  ])
  const pages = asked.query.some(({ name }) => name === 'cursor')
    ? CURSORS.map((value) => ({ what: `cursor ${value}`, path: inQuery('cursor', value) }))
    : []
  const steps = asked.inPath.flatMap(() =>
    ["'", '%00', '..%2f..%2fx', '%ff', 'x'.repeat(300), '__proto__', randomUUID()].map((value) => ({
      what: `path ${value.slice(0, 20)}`,
      path: asked.path.replace(/\{\w+\}/g, value),
      ...base,
    })),
  )
  return [...fields, ...query, ...pages, ...steps]
}

const CURSORS = [
  'x',
  'AAAA',
  ...['older 9e99 x', 'newer -1 y', `older 1 ${randomUUID()}`, '["a",{}]', 'older NaN \0'].map((text) =>
    Buffer.from(text).toString('base64url'),
  ),
  '1e9',
]

const said = (name: string, value: unknown) => `${name} = ${String(JSON.stringify(value)).slice(0, 40)}`

/** encodeURIComponent refuses half a character. */
const wellFormed = (text: string) => text.replace(/[\ud800-\udfff]/g, '\ufffd')

/** 503 is for far ends that are away, and says which; the database is here. */
const isFault = ({ status, body }: Reply) => status >= 500 && !(status === 503 && body?.code === 'provider_down')
