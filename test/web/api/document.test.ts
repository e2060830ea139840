import { describe, expect, it } from 'vitest'
import { updateSetting } from '../../../src/domain/settings/index.js'
import { useApp } from '../../support/app.js'
import { ctxOf } from '../../support/builders.js'
import { Program } from '../../support/program.js'

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

  it('is a page that names every operation and every kind of problem, with nothing inline', async () => {
    const { text, headers } = await read('/docs')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(text).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle="|\son[a-z]+="/)
    const { paths } = JSON.parse((await read('/openapi.json')).text)
    const names = Object.values(paths as Record<string, Record<string, { operationId: string }>>).flatMap((item) =>
      Object.values(item).map(({ operationId }) => operationId),
    )
    expect(names.filter((name) => !text.includes(`id="${name}"`))).toEqual([])
    const { body } = await new Program(app.address).get('/leads')
    expect(text).toContain(`id="${new URL(body.type).hash.slice(1)}"`)
    const anchors = [...text.matchAll(/href="#([^"]+)"/g)].map(([, to]) => to)
    expect(anchors.filter((to) => !text.includes(`id="${to}"`))).toEqual([])
  })

  it('lists what changed, and takes nothing but reading', async () => {
    expect((await read('/changelog')).text).toContain('The first version')
    const answer = await fetch(`${app.address}/api/v1/docs`, { method: 'POST' })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET'])
  })
})
