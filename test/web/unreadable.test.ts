import { describe, expect, it } from 'vitest'
import { getWebhookUrl, rotateWebhookToken } from '../../src/domain/clients/index.js'
import { createForwardingUrl, rotateForwardingSecret } from '../../src/domain/forwarding/index.js'
import { sendTestEvent } from '../../src/domain/inbound/index.js'
import { rotateSigningSecret, updateSigning } from '../../src/domain/signing/index.js'
import { hashPassword } from '../../src/platform/passwords.js'
import { UNREADABLE } from '../../src/platform/readable.js'
import { asStaff, list, show } from '../admin/support.js'
import { aWorld, type World } from '../support/a-world.js'
import { useApp } from '../support/app.js'
import { aClientUser, ctxOf } from '../support/builders.js'
import { PASSWORD } from '../support/people.js'
import { anAgencyProgram, aProgram } from '../support/program.js'
import { operations, pathOf } from '../support/requests.js'

/** Sealed by whom a login or an API key is checked, and the URL that Vapi calls: nothing that a page shows beside other rows. */
const NOT_SHOWN = ['clients', 'signing_plans', 'forwarding_urls', 'forwarding_url', 'vapi_accounts']

const RESOURCES = [
  'Appointment',
  'CallerMessage',
  'Call',
  'Lead',
  'Offer',
  'Task',
  'Suppression',
  'WebhookEvent',
  'Forwarding',
]
const IDS: Record<string, keyof World> = {
  Appointment: 'appointments',
  CallerMessage: 'messages',
  Call: 'calls',
  Lead: 'leads',
  Offer: 'offers',
  Task: 'tasks',
  Suppression: 'suppressions',
  WebhookEvent: 'webhook-events',
  Forwarding: 'webhook-deliveries',
}

describe('E: a sealed value that cannot be opened', () => {
  const app = useApp()

  /** Changes the last byte of every sealed value that a page could show. */
  async function damage(but: readonly string[] = NOT_SHOWN): Promise<void> {
    const { rows } = await app.deps.database.query(
      `select table_name as "table", column_name as "column" from information_schema.columns
       where table_schema = 'public' and column_name like '%\\_sealed' and data_type = 'bytea'`,
    )
    for (const { table, column } of rows.filter((row) => !but.includes(String(row['table'])))) {
      const last = `length(${column}) - 1`
      await app.deps.database.script(
        `set session_replication_role = replica;
         update ${table} set ${column} = set_byte(${column}, ${last}, (get_byte(${column}, ${last}) + 1) % 256)
         where length(${column}) > 0;
         set session_replication_role = default`,
      )
    }
  }

  async function aDamagedWorld() {
    const world = await aWorld(app.deps, 'MARK')
    await damage()
    // Whoever reads is told once a value, in the log.
    app.expectErrors()
    return world
  }

  it('takes no answer of the API with it', async () => {
    const world = await aDamagedWorld()
    const programs = [await aProgram(app, { clientId: world.client }), await anAgencyProgram(app)]
    const broken: unknown[] = []
    for (const asked of operations().filter(({ method }) => method === 'GET')) {
      for (const program of programs) {
        const { status } = await program.get(pathOf(asked, world))
        if (status >= 500) broken.push([asked.name, status])
      }
    }
    expect(broken).toEqual([])
    const { body } = await (programs[0] as Awaited<ReturnType<typeof aProgram>>).get(`/messages/${world.messages}`)
    expect(JSON.stringify(body)).toContain(UNREADABLE)
  }, 120_000)

  it('is said in its place in the portal, beside the others', async () => {
    const world = await aDamagedWorld()
    const user = await aClientUser(app.deps, {
      clientId: world.client,
      passwordHash: await hashPassword(PASSWORD, 'nobody@example.com'),
    })
    const visitor = app.visitor()
    await visitor.fill('/sign-in', { email: user.email, password: PASSWORD })
    const paths = ['calls', 'messages', 'leads', 'appointments', 'tasks', 'offers', 'properties'].flatMap((name) => [
      `/${name}`,
      `/${name}/${world[name as keyof World]}`,
    ])
    const answers = await Promise.all(['/', ...paths].map(async (path) => [path, (await visitor.get(path)).status]))
    expect(answers.filter(([, status]) => Number(status) >= 500)).toEqual([])
    expect((await visitor.get('/messages')).text).toContain(UNREADABLE)
  })

  it('takes no list and no page of the back office with it', async () => {
    const world = await aDamagedWorld()
    const staff = await asStaff(app)
    const broken: unknown[] = []
    for (const resource of RESOURCES) {
      const id = world[IDS[resource] as keyof World]
      for (const answer of [await list(staff, resource), await show(staff, resource, id)])
        if (answer.status >= 500) broken.push([resource, answer.status])
    }
    expect(broken).toEqual([])
  })

  it('leaves the pages from which a lost secret is made anew, and lets it be made anew', async () => {
    const { client } = await aWorld(app.deps, 'MARK')
    const ctx = ctxOf(app.deps)
    await updateSigning(ctx, { clientId: client, scheme: 'BEARER', options: {} })
    const { id: urlId } = await createForwardingUrl(ctx, {
      clientId: client,
      url: 'https://example.com/x',
      types: [],
      description: null,
    })
    await damage([])
    app.expectErrors()
    const staff = await asStaff(app)
    expect((await show(staff, 'Client', client)).status).toBe(200)
    expect((await list(staff, 'WebhookEvent')).status).toBe(200)
    expect(await getWebhookUrl(ctx, { clientId: client })).toBeUndefined()
    await expect(sendTestEvent(ctx, { clientId: client })).rejects.toThrow('no webhook token that can be opened')
    await rotateWebhookToken(ctx, { clientId: client, graceHours: 1 })
    expect(await getWebhookUrl(ctx, { clientId: client })).toContain('/webhook/')
    await expect(sendTestEvent(ctx, { clientId: client })).rejects.toThrow('signing secret cannot be opened. Rotate it')
    expect((await rotateSigningSecret(ctx, { clientId: client, graceHours: 24 })).secret).toBeTruthy()
    expect((await rotateForwardingSecret(ctx, { id: urlId })).secret).toBeTruthy()
  })

  it('is logged once for each value, however often it is looked at', async () => {
    const world = await aDamagedWorld()
    const program = await aProgram(app, { clientId: world.client })
    for (let time = 0; time < 3; time++) await program.get(`/messages/${world.messages}`)
    const lines = app.logged.filter(
      (line) => line.includes('a sealed value does not open') && line.includes(world.messages),
    )
    expect(lines).toHaveLength(1)
  })
})
