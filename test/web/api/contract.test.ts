import { describe, expect, it } from 'vitest'
import { SCOPES } from '../../../src/domain/api-keys/index.js'
import { api } from '../../../src/web/api/index.js'
import { REFERENCE_PATHS } from '../../../src/web/api/reference.js'
import { routes } from '../../../src/web/api/routes.js'
import { useApp } from '../../support/app.js'
import { theDocument, undocumented } from '../../support/contract.js'
import { violations } from '../../support/json-schema.js'
import { aProgram, Program } from '../../support/program.js'

type Stack = { route?: { path: string | string[]; methods: Record<string, boolean> }; handle?: { stack?: Stack } }[]

describe('The document and the server', () => {
  const app = useApp()
  const documented = () =>
    Object.entries(theDocument().paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    )

  it('have the same operations, both ways', () => {
    const { stack } = api(app.deps) as unknown as { stack: Stack }
    const served = addressesOf(stack).filter((name) => !REFERENCE_PATHS.some((path) => name.endsWith(` ${path}`)))
    expect([...new Set(served)].sort()).toEqual(documented().sort())
  })

  it('have one name per operation, and know every scope, tool and word they use', () => {
    const repeated = (names: (string | undefined)[]) =>
      names.filter((name, i) => name !== undefined && names.indexOf(name) !== i)
    expect(repeated(routes.map(({ name }) => name))).toEqual([])
    expect(repeated(routes.map(({ tool }) => tool))).toEqual([])
    expect(
      routes
        .filter(({ scope }) => scope !== 'anyone' && scope !== 'known' && !SCOPES.includes(scope))
        .map(({ name }) => name),
    ).toEqual([])
    const names = routes.flatMap((route) => [
      ...Object.keys(route.query ?? {}),
      ...(route.path.match(/[^/{}]+/g) ?? []).filter((step) => !step.includes('-')),
    ])
    expect(names.filter((name) => !/^[a-z][a-z0-9_]*$/.test(name))).toEqual([])
  })

  it('have in every path the parameters that are declared for it', () => {
    const wrong = routes.filter(
      ({ path, params = {} }) =>
        JSON.stringify((path.match(/\{\w+\}/g) ?? []).map((name) => name.slice(1, -1)).sort()) !==
        JSON.stringify(Object.keys(params).sort()),
    )
    expect(wrong.map(({ name }) => name)).toEqual([])
  })

  it('call fields by names in snake_case, in bodies and in answers', () => {
    const strange = new Set<string>()
    walk(theDocument(), (schema) => {
      for (const name of Object.keys((schema['properties'] ?? {}) as object))
        if (!/^[a-z][a-z0-9_]*$/.test(name)) strange.add(name)
    })
    expect([...strange]).toEqual([])
  })

  it('need a key everywhere but where it says so', async () => {
    const nobody = new Program(app.address)
    for (const { method, path, scope, name } of routes) {
      if (scope === 'anyone') continue
      const { status, headers, body } = await nobody.send(method.toUpperCase(), path.replace(/\{\w+\}/g, 'x'))
      expect({ name, status, code: body.code, cache: headers.get('cache-control') }).toEqual({
        ...{ name, status: 401, code: 'unauthorized', cache: 'no-store' },
      })
    }
  })

  it('name a field that there is not, in a body, in a query and where no body is taken', async () => {
    const program = await aProgram(app)
    const fieldsOf = async (sent: Promise<{ body: { errors?: { field: string }[] } }>) =>
      (await sent).body.errors?.map(({ field }) => field)
    expect(await fieldsOf(program.post('/leads', { nmae: 'Ada' }))).toEqual(['nmae'])
    expect(await fieldsOf(program.get('/leads?stauts=new'))).toEqual(['stauts'])
    const { id } = (await program.post('/leads', { name: 'Ada' })).body
    // A thing is made without being read before, so that there is nothing to compare.
    expect((await program.post('/leads', { name: 'Bo' }, { 'If-Match': '"old"' })).status).toBe(201)
    expect((await program.patch(`/leads/${id}`, { name: 'Bo' }, { 'If-Match': '"old"' })).status).toBe(412)
  })

  it('would not agree if an answer had a field of another kind, or none that is required, or a status of its own', () => {
    const headers = new Headers({ 'content-type': 'application/json' })
    const look = (status: number, body: unknown) =>
      undocumented({ method: 'GET', path: '/leads', sent: undefined, reply: { status, headers, body } })
    expect(look(200, { data: [], next: null })).toEqual([])
    expect(look(200, { data: [], next: 3 })).toHaveLength(1)
    expect(look(200, { data: [{ id: 'x' }], next: null }).length).toBeGreaterThan(3)
    expect(look(202, { data: [], next: null })).toEqual(['listLeads 202 is not in the document'])
  })

  it('name the limit in the headers alike', async () => {
    const { headers } = await (await aProgram(app)).get('/leads')
    const told = theDocument().components.headers
    for (const name of ['RateLimit', 'RateLimit-Policy']) {
      const [limit = 'none'] = /^"\w+"/.exec(headers.get(name) ?? '') ?? []
      expect(told[name]?.description).toContain(limit)
    }
  })

  it('have examples that fit', () => {
    const { paths, components } = theDocument()
    const wrong: string[] = []
    for (const operation of Object.values(paths).flatMap((item) => Object.values(item))) {
      const media = [operation.requestBody, ...Object.values(operation.responses)].map(
        (one) => one?.content?.['application/json'],
      )
      for (const one of media as ({ schema?: Record<string, unknown>; example?: unknown } | undefined)[]) {
        if (one?.example === undefined || !one.schema) continue
        wrong.push(...violations(one.example, one.schema, { schemas: components.schemas, at: operation.operationId }))
      }
    }
    expect(wrong).toEqual([])
  })
})

/** What an Express router answers, by method and path; what only refuses another method is no operation. */
function addressesOf(stack: Stack): string[] {
  return stack.flatMap(({ route, handle }) => {
    if (!route) return handle?.stack ? addressesOf(handle.stack) : []
    const methods = Object.keys(route.methods).filter((method) => method !== '_all')
    return [route.path]
      .flat()
      .flatMap((path) => methods.map((method) => `${method.toUpperCase()} ${path.replace(/:(\w+)/g, '{$1}')}`))
  })
}

function walk(part: unknown, look: (schema: Record<string, unknown>) => void): void {
  if (typeof part !== 'object' || part === null) return
  if (!Array.isArray(part)) look(part as Record<string, unknown>)
  for (const [key, inner] of Object.entries(part)) if (key !== 'example' && key !== 'examples') walk(inner, look)
}
