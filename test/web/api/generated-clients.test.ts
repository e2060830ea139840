import { rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { aWorld } from '../../support/a-world.js'
import {
  aFolder,
  compile,
  generateHeyApi,
  generateZodEndpoints,
  writeDocument,
} from '../../support/api-tools/generated-clients.js'
import { useApp } from '../../support/app.js'
import { aProgram, type Program } from '../../support/program.js'
import { operations, pathOf } from '../../support/requests.js'

type Parsed = Pick<z.ZodType, 'safeParse'>
type Asking = (asked: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>
type Generated = {
  /** By name of the operation; those of zod 3 with an answer and parameters. */
  endpoints: Record<string, { response: Parsed; parameters: Record<string, Parsed> }>
  sdk: Record<string, Asking>
  shapes: Record<string, Parsed>
  client: { setConfig(config: object): void }
}

const capital = (name: string) => `${name[0]?.toUpperCase()}${name.slice(1)}`

describe('C3: Clients that two generators make of the document', () => {
  const app = useApp()
  let folder = ''
  let made: Generated

  beforeAll(async () => {
    folder = await aFolder()
    const document = await writeDocument(folder)
    await Promise.all([generateHeyApi(document, folder), generateZodEndpoints(document, folder)])
    await compile(folder)
    const load = createRequire(path.join(folder, 'js/'))
    made = {
      endpoints: load('./zod-endpoints.js').endpoints,
      sdk: load('./hey/sdk.gen.js'),
      shapes: load('./hey/zod.gen.js'),
      client: load('./hey/client.gen.js').client,
    }
  }, 240_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const use = ({ address, key }: Program) =>
    made.client.setConfig({ baseUrl: `${address}/api/v1`, headers: { 'X-API-Key': key } })
  /** What each of them says against an answer of the server. */
  const misfitsOf = (name: string, answer: unknown) =>
    [made.endpoints[name]?.response, made.shapes[`z${capital(name)}Response`]].flatMap((shape) => {
      if (!shape) return [`${name} has no shape`]
      const { success, error } = shape.safeParse(answer)
      return success ? [] : [name, error.issues]
    })

  it('write down, list and read a lead called Sam Cass, and one in another script', async () => {
    const program = await aProgram(app)
    use(program)
    for (const name of ['Sam Cass', 'José Peña', '山田太郎', 'Ὀδυσσεύς']) {
      const body = { name, number: null, note: 'Parking\tplease\nTwo cars' }
      expect(made.shapes['zCreateLeadData']?.safeParse({ body }).success, name).toBe(true)
      expect(made.endpoints['createLead']?.parameters['body']?.safeParse(body).success, name).toBe(true)
      const { data, response } = (await made.sdk['createLead']?.({ body })) ?? {}
      expect([response?.status, data]).toMatchObject([201, { name }])
      expect(misfitsOf('createLead', data)).toEqual([])
    }
  })

  it('fit what a running server answers to every read', async () => {
    const world = await aWorld(app.deps, 'Cass')
    const owner = await aProgram(app, { clientId: world.client })
    const misfits: unknown[] = []
    const asked = operations().filter(({ method, query }) => method === 'GET' && !query.some((one) => one.required))
    let answers = 0
    for (const one of asked) {
      const { status, body, headers } = await owner.get(pathOf(one, world))
      if (status !== 200 || !headers.get('content-type')?.includes('json')) continue
      misfits.push(...misfitsOf(one.name, body))
      answers += 1
    }
    expect(misfits).toEqual([])
    expect(answers).toBeGreaterThan(35)
  })

  it('refuse what the server refuses, where a pattern can say it', () => {
    const body = (currency: string) => ({ property_id: null, amount: { amount_minor: 1, currency } })
    expect(made.endpoints['createOffer']?.parameters['body']?.safeParse(body('usd')).success).toBe(false)
  })
})
