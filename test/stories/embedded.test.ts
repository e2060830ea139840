import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CLIENT_SCOPES, createApiKey, SCOPES } from '../../src/domain/api-keys/index.js'
import { updateClient } from '../../src/domain/clients/index.js'
import { createStaff } from '../../src/domain/staff/index.js'
import { inTransaction } from '../../src/platform/context.js'
import { openDatabase } from '../../src/platform/db.js'
import { startVapiEmulator } from '../emulators/vapi.js'
import { clientActor, ctxOf } from '../support/builders.js'
import { makeTestDeps, testEnvironment } from '../support/database.js'
import { Installation, type Started } from '../support/installation.js'
import { freePort } from '../support/postgres-cluster.js'
import { Program } from '../support/program.js'
import { sample } from '../support/samples.js'
import { Visitor } from '../support/visitor.js'
import { settle } from '../web/webhooks/door.js'
import { office } from './embedded/office.js'
import { onTheTelephone } from './embedded/on-the-telephone.js'
import { programs } from './embedded/programs.js'
import { setUp } from './embedded/set-up.js'
import { post, type World } from './embedded/world.js'

const STORIES = [...onTheTelephone, ...office, ...setUp, ...programs]
const PASSWORD = 'seven quiet harbours'
const SAM = 'sam@harbor.example'
const ROBIN = 'robin@agency.example'

const errorsOf = ({ printed }: Started) => printed.split('\n').filter((line) => line.includes('"level":"error"'))

/** Every feature once on the embedded database, which other processes open in between. In this order, one after another. */
describe('the embedded database', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'backline-'))
  const ends: (() => void)[] = []
  const goesOn = new Map<string, (world: World) => Promise<void>>()
  let installation: Installation
  let running: Started
  let world: World

  beforeAll(async () => {
    const vapi = await startVapiEmulator()
    const port = String(await freePort())
    const address = `http://localhost:${port}`
    const environment = {
      ...{ ...testEnvironment(), DATA_DIR: folder, PORT: port, PUBLIC_URL: address, LOG_LEVEL: 'info' },
      ...{ VAPI_BASE_URL: vapi.url, VAPI_API_KEY: vapi.apiKey },
    }
    installation = new Installation(environment, (end) => void ends.push(end))
    // One process makes the database, as the first command of the README does; this one opens it to make keys.
    const sam = [
      '--email',
      SAM,
      '--name',
      'Sam Okafor',
      '--business',
      'Harbor Dental',
      '--password',
      PASSWORD,
      '--token',
    ]
    const { id: clientId, webhookUrl } = JSON.parse((await installation.command('client-create', sam)).stdout)
    const made = await keys(clientId)
    world = {
      ...{ address, clientId, webhookUrl, email: SAM, password: PASSWORD, vapi },
      program: new Program(address, made.program),
      agency: new Program(address, made.agency),
      visitor: new Visitor(address),
      staff: new Visitor(address),
    }
    running = await installation.start()
    await world.visitor.fill('/sign-in', { email: SAM, password: PASSWORD })
    await world.staff.fill('/admin/sign-in', { email: ROBIN, password: PASSWORD })
  }, 120_000)
  afterAll(async () => {
    for (const end of ends) end()
    await world?.vapi.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const opened = async () => makeTestDeps(await openDatabase({ databasePoolSize: 2, dataDirectory: folder }))

  const keys = async (clientId: string) => {
    const deps = await opened()
    const ctx = ctxOf(deps, { kind: 'script', name: 'test' }, new Date())
    await updateClient(ctx, { id: clientId, changes: { portalAccess: 'SELF_SERVICE' } })
    await createStaff(ctx, { email: ROBIN, name: 'Robin', role: 'OWNER', password: PASSWORD })
    const program = await createApiKey(ctx, { name: 'CRM', scopes: [...CLIENT_SCOPES], clientId })
    const agency = await createApiKey(ctx, { name: 'Reports', scopes: [...SCOPES], role: 'ADMIN' })
    await deps.database.close()
    return { program: program.key, agency: agency.key }
  }

  it.each(STORIES)('begins: $name', async ({ name, begins }) => {
    goesOn.set(name, await begins(world))
  })

  it('is closed in order and opened by another process', async () => {
    expect(await running.stop()).toBe(0)
    expect(errorsOf(running)).toEqual([])
    running = await installation.start()
  })

  it.each(STORIES)('goes on: $name', async ({ name }) => {
    const goes = goesOn.get(name)
    if (!goes) throw new Error('It did not begin')
    await goes(world)
  })

  it('logs no error', () => {
    expect(errorsOf(running)).toEqual([])
  })

  it('keeps what it acknowledged before kill -9, and applies it later', async () => {
    const report = sample('50-eocr-inbound-completed')
    report.message.call.id = 'killed-1'
    await post(world, JSON.stringify(report))
    await running.kill()
    const deps = await opened()
    await settle(deps)
    const { prisma } = deps.database
    expect(await prisma.webhookEvent.findFirst({ orderBy: { seq: 'desc' } })).toMatchObject({ state: 'DONE' })
    expect(await prisma.call.count({ where: { vapiCallId: 'killed-1' } })).toBe(1)
    await deps.database.close()
  })

  it('holds its walls and constraints for whoever opens it', async () => {
    const deps = await opened()
    const { prisma } = deps.database
    const other = await prisma.client.findFirstOrThrow({ where: { NOT: { id: world.clientId } } })
    const leadsOf = (clientId: string) =>
      inTransaction(ctxOf(deps, clientActor(clientId)), (tx) => tx.db.lead.findMany({ select: { clientId: true } }))
    expect(new Set((await leadsOf(world.clientId)).map((lead) => lead.clientId))).toEqual(new Set([world.clientId]))
    expect(await leadsOf(other.id)).toEqual([])
    const overlapping = deps.database.query(
      `insert into appointments select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid()))).*
       from appointments a where status = 'CONFIRMED' and team_member_id is not null limit 1`,
    )
    await expect(overlapping).rejects.toThrow('appointments_never_overlap')
    await deps.database.close()
  })
})
