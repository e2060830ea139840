import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { pruneSessionsJob } from '../../../src/domain/sessions/index.js'
import { hashToken } from '../../../src/platform/tokens.js'
import { aStaff, ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'
import { later } from './people.js'

const db = useDatabase()
const DAY = 24 * 60

describe('the hourly cleaning', () => {
  it('removes what is over and nothing else', async () => {
    const { prisma } = db.deps.database
    const staff = await aStaff(db.deps)
    for (const [sid, minutes] of [
      ['over', -1],
      ['live', 1],
    ] as const) {
      await prisma.session.create({ data: { sid, sess: {}, expire: later(minutes) } })
      await prisma.rateLimit.create({ data: { key: sid, points: 1, expire: BigInt(later(minutes).getTime()) } })
    }
    for (const [email, minutes] of [
      ['over', -31 * DAY],
      ['recent', -29 * DAY],
    ] as const) {
      const link = {
        id: randomUUID(),
        staffId: staff.id,
        email,
        tokenHash: hashToken(email),
        expiresAt: later(minutes),
      }
      await prisma.staffPasswordLink.create({ data: link })
    }
    await pruneSessionsJob.run(ctxOf(db.deps), {})
    expect((await prisma.session.findMany()).map(({ sid }) => sid)).toEqual(['live'])
    expect((await prisma.rateLimit.findMany()).map(({ key }) => key)).toEqual(['live'])
    expect((await prisma.staffPasswordLink.findMany()).map(({ email }) => email)).toEqual(['recent'])
  })
})
