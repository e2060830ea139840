import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Database, openPostgres } from '../../../src/platform/db.js'
import { makeToken } from '../../../src/platform/tokens.js'
import { aClient } from '../../support/builders.js'
import { onPostgres, useDatabase } from '../../support/database.js'
import { type Door, openDoor } from './door.js'

const PLAIN = `plain_${randomBytes(4).toString('hex')}`
const STAFF = 'to backline_staff using (true) with check (true)'
const BREAKS = [
  ['a membership', `revoke backline_staff from ${PLAIN}`, `grant backline_staff to ${PLAIN}`],
  ['a right', `revoke select on clients from ${PLAIN}`, `grant select on clients to ${PLAIN}`],
  [
    'the policy on clients',
    'drop policy staff_sees_all on clients',
    `create policy staff_sees_all on clients ${STAFF}`,
  ],
  [
    'the policy on signing plans',
    'drop policy staff_sees_all on signing_plans',
    `create policy staff_sees_all on signing_plans ${STAFF}`,
  ],
] as const

// Row-level security holds no superuser, so the door is opened as a user who is none.
onPostgres('A2: a door that cannot look tokens up', () => {
  const db = useDatabase()
  let plain: Database

  beforeAll(async () => {
    await db.deps.database.script(`create role ${PLAIN} login; grant backline_staff, backline_client to ${PLAIN};
      grant all on all tables in schema public to ${PLAIN}; grant all on all sequences in schema public to ${PLAIN}`)
    const url = new URL(db.url)
    url.username = PLAIN
    plain = openPostgres(url.href, 4)
  })
  afterAll(async () => {
    await plain.close()
    await db.deps.database.script(`drop owned by ${PLAIN}; drop role ${PLAIN}`)
  })

  const atOrganisation = (door: Door) =>
    fetch(door.url.replace('/vapi/webhook', '/voice/webhook'), { method: 'POST', body: '{"message":{}}' })

  it.each(BREAKS)(
    'says 503 to a good token without %s, and takes it once that is mended',
    async (_what, harm, mend) => {
      const { token } = await aClient(db.deps)
      const door = await openDoor({ ...db.deps, database: plain })
      await db.deps.database.script(harm)
      try {
        const refused = await door.post(token, { message: {} })
        expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
        expect((await atOrganisation(door)).status).toBe(503)
      } finally {
        await db.deps.database.script(mend)
      }
      expect((await door.post(token, { message: {} })).status).toBe(200)
      expect((await door.post(makeToken(), { message: {} })).status).toBe(404)
      expect((await atOrganisation(door)).status).toBe(401)
      await door.close()
    },
  )
})
