import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { updateSetting } from '../../../src/domain/settings/index.js'
import { REFERENCE_PATHS } from '../../../src/web/api/reference.js'
import { TAGS } from '../../../src/web/api/tags.js'
import { useApp } from '../../support/app.js'
import { ctxOf } from '../../support/builders.js'
import { Program } from '../../support/program.js'

type Told = { operationId: string; tags: string[] }

describe('The reference of the API', () => {
  const app = useApp()
  const read = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${app.address}/api/v1${path}`, { headers })
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }

  it('is an OpenAPI 3.1 document that anybody may read, from anywhere, and keep', async () => {
    const { status, headers, text } = await read('/openapi.json')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch('application/json')
    expect(headers.get('access-control-allow-origin')).toBe('*')
    const document = JSON.parse(text)
    expect(document).toMatchObject({ openapi: '3.1.1', servers: [{ url: `${app.address}/api/v1` }] })
    expect(document.components.securitySchemes).toMatchObject({ ApiKey: { type: 'apiKey', name: 'X-API-Key' } })
    const again = await read('/openapi.json', { 'If-None-Match': headers.get('etag') ?? '' })
    expect([again.status, again.text]).toEqual([304, ''])
  })

  it('goes by the name of the agency, also once that has changed', async () => {
    const title = async () => JSON.parse((await read('/openapi.json')).text).info.title
    expect(await title()).toBe('Backline API')
    await updateSetting(ctxOf(app.deps), { id: 'branding.name', value: 'Harbour Voices' })
    expect(await title()).toBe('Harbour Voices API')
  })

  it('says of each operation what it takes, what it answers, which scope it needs and how it is refused', async () => {
    const { paths, components } = JSON.parse((await read('/openapi.json')).text)
    const change = paths['/leads/{id}'].patch
    expect(change).toMatchObject({
      operationId: 'updateLead',
      security: [{ ApiKey: ['leads:write'] }, { Bearer: ['leads:write'] }],
    })
    expect(change.parameters).toContainEqual({ $ref: '#/components/parameters/IfMatch' })
    expect(Object.keys(change.responses)).toEqual(expect.arrayContaining(['200', '400', '404', '412', '429']))
    expect(change.responses['200'].content['application/json'].schema).toEqual({ $ref: '#/components/schemas/Lead' })
    expect(paths['/leads'].post.parameters).toEqual([{ $ref: '#/components/parameters/IdempotencyKey' }])
    expect(components.schemas.Lead.required).toContain('score_reasons')
    expect(components.schemas.Lead.additionalProperties).toBeUndefined()
    expect(change.requestBody.content['application/json'].schema.additionalProperties).toBe(false)
  })

  it('points to nothing that is not there', async () => {
    const { text } = await read('/openapi.json')
    const document = JSON.parse(text)
    const refs = [...text.matchAll(/"\$ref":"#([^"]+)"/g)].map(([, ref = '']) => ref)
    const lost = refs.filter((ref) => {
      const steps = ref
        .split('/')
        .slice(1)
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
      return steps.reduce((at, step) => at?.[step], document) === undefined
    })
    expect([...new Set(lost)]).toEqual([])
  })

  const PAGES = REFERENCE_PATHS.filter((path) => path !== '/openapi.json')
  const idsIn = (text: string) => new Set([...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id))

  it('C10: lies on pages that are small, each by itself and on its way', async () => {
    for (const path of PAGES) {
      const answer = await fetch(`${app.address}/api/v1${path}`, { headers: { 'Accept-Encoding': 'gzip' } })
      const raw = Buffer.byteLength(await answer.text())
      const sent = gzipSync(await (await fetch(`${app.address}/api/v1${path}`)).text()).byteLength
      expect([path, answer.status, raw < 150_000, sent < 60_000]).toEqual([path, 200, true, true])
    }
  })

  it('has one page per part that shows its operations, a first page that leads to all, with nothing inline', async () => {
    const { paths, webhooks } = JSON.parse((await read('/openapi.json')).text)
    const start = await read('/docs')
    const operations = Object.values(paths as Record<string, Record<string, Told>>).flatMap((item) =>
      Object.values(item),
    )
    for (const [tag, { slug }] of Object.entries(TAGS)) {
      const { text, headers } = await read(`/docs/${slug}`)
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(text).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle="|\son[a-z]+="/)
      const names = operations.filter(({ tags }) => tags[0] === tag).map(({ operationId }) => operationId)
      expect(names.length).toBeGreaterThan(0)
      expect(names.filter((name) => !idsIn(text).has(name))).toEqual([])
      expect(names.filter((name) => !start.text.includes(`href="/api/v1/docs/${slug}#${name}"`))).toEqual([])
    }
    const { text } = await read('/docs/webhooks')
    expect(Object.keys(webhooks).filter((type) => !text.includes(`<code>${type}</code>`))).toEqual([])
  })

  it('explains each kind of problem where its type points', async () => {
    const { body } = await new Program(app.address).get('/leads')
    const { pathname, hash } = new URL(body.type)
    expect(pathname).toBe('/api/v1/docs')
    expect(idsIn((await read('/docs')).text)).toContain(hash.slice(1))
  })

  it('links to nothing that is not there, on any page', async () => {
    const texts = new Map<string, string>()
    for (const path of PAGES) texts.set(`/api/v1${path}`, (await read(path)).text)
    const lost = [...texts].flatMap(([from, text]) =>
      [
        ...text.matchAll(
          /href="((?:\/api\/v1\/(?:docs|changelog))?[^"#:]*#[^"]+|\/api\/v1\/(?:docs|changelog)[^"#]*)"/g,
        ),
      ]
        .map(([, href = '']) => href.replaceAll('&amp;', '&'))
        .filter((href) => {
          const [path, anchor] = href.split('#')
          const page = texts.get(path || from)
          return page === undefined || (anchor !== undefined && !idsIn(page).has(anchor))
        })
        .map((href) => `${from}: ${href}`),
    )
    expect(lost).toEqual([])
  })

  it('lists what changed, and takes nothing but reading', async () => {
    expect((await read('/changelog')).text).toContain('The first version')
    const answer = await fetch(`${app.address}/api/v1/docs`, { method: 'POST' })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET'])
  })
})
