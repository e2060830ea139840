import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { aNumber, atVapi } from '../../domain/numbers/support.js'
import { startVapiEmulator } from '../../emulators/vapi.js'
import { useApp } from '../../support/app.js'
import { aCall } from '../../support/builders.js'
import { onPostgres } from '../../support/database.js'
import { aProgram, type Program } from '../../support/program.js'

const vapi = await startVapiEmulator()
const config = { vapiBaseUrl: vapi.url, vapiApiKey: vapi.apiKey }
afterEach(() => vapi.phoneNumbers.clear())
afterAll(() => vapi.close())

const tagOf = async (program: Program, at: string) => (await program.get(at)).headers.get('etag') ?? ''
const aNumberAt = async (app: ReturnType<typeof useApp>, clientId: string) => {
  const row = await aNumber(app.deps, { clientId })
  atVapi(vapi, { id: row.vapiPhoneNumberId, number: row.number })
  return { at: `/voice/phone-numbers/${row.id}`, number: row.number }
}

/** Six programs that have read the same; how they were answered. */
async function sixAtOnce(program: Program, { at, field }: { at: string; field: string }) {
  const tag = { 'If-Match': await tagOf(program, at) }
  const changes = Array.from({ length: 6 }, (_, i) => program.patch(at, { [field]: `Change ${i}` }, tag))
  return (await Promise.all(changes)).map(({ status }) => status).sort()
}

const suite = (engine: 'embedded' | 'postgres') => () => {
  const app = useApp({ engine, config })

  it('lets one of those who read the same change it, also where a provider is asked', async () => {
    const program = await aProgram(app)
    const { body: lead } = await program.post('/leads', { name: 'Ada' })
    const { at } = await aNumberAt(app, program.clientId)
    const once = [200, 412, 412, 412, 412, 412]
    expect(await sixAtOnce(program, { at: `/leads/${lead.id}`, field: 'name' })).toEqual(once)
    expect(await sixAtOnce(program, { at, field: 'label' })).toEqual(once)
  })
}

describe('If-Match on the embedded database', suite('embedded'))
onPostgres('If-Match on PostgreSQL', suite('postgres'))

describe('An ETag', () => {
  const app = useApp({ config })

  it('stays when only that changed which changes by itself', async () => {
    const program = await aProgram(app)
    const { at, number } = await aNumberAt(app, program.clientId)
    const { body: lead } = await program.post('/leads', { name: 'Ada' })
    const tags = async () => [await tagOf(program, at), await tagOf(program, `/leads/${lead.id}`)]
    const before = await tags()
    await aCall(app.deps, { clientId: program.clientId, toNumber: number, leadId: lead.id })
    await app.deps.database.prisma.lead.update({
      where: { id: lead.id },
      data: { lastActivityAt: new Date(), score: 7 },
    })
    expect((await program.get(at)).body.totals.calls).toBe(1)
    expect(await tags()).toEqual(before)
    await program.patch(`/leads/${lead.id}`, { name: 'Bo' })
    expect((await program.patch(at, { label: 'Main' }, { 'If-Match': before[0] ?? '' })).status).toBe(200)
    expect((await tags()).filter((tag) => before.includes(tag))).toEqual([])
  })

  it('is refused where there is nothing that it is compared with', async () => {
    const program = await aProgram(app)
    const { body: lead } = await program.post('/leads', { name: 'Ada' })
    const noted = await program.post(`/leads/${lead.id}/notes`, { text: 'x' }, { 'If-Match': '"old"' })
    expect([noted.status, noted.body.errors]).toMatchObject([400, [{ field: 'if-match' }]])
  })
})

onPostgres('A change without If-Match', () => {
  const app = useApp({ engine: 'postgres', config })

  it('waits for the one that is under way, also where a provider is asked', async () => {
    const program = await aProgram(app)
    const { body: lead } = await program.post('/leads', { name: 'Ada' })
    const { at } = await aNumberAt(app, program.clientId)
    const changes = [
      [`/leads/${lead.id}`, { name: 'Bo' }],
      [at, { label: 'Main' }],
    ] as const
    for (const [path, change] of changes) {
      let answered = false
      let changing: Promise<{ status: number }> | undefined
      await app.deps.database.prisma.$transaction(async (tx) => {
        await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`change ${path}`}, 0))::text`
        changing = program.patch(path, change).then((reply) => {
          answered = true
          return reply
        })
        await new Promise((resolve) => setTimeout(resolve, 500))
        expect(answered).toBe(false)
      })
      expect((await changing)?.status).toBe(200)
    }
  })
})
