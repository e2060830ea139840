import { setTimeout as sleep } from 'node:timers/promises'
import { Prisma } from '@prisma/client'
import { expect, it } from 'vitest'
import { aClient } from '../support/builders.js'
import { onPostgres, useDatabase } from '../support/database.js'

onPostgres('a transaction of raw SQL', () => {
  const db = useDatabase({ engine: 'postgres' })
  const names = async () => (await db.deps.database.prisma.client.findMany()).map(({ name }) => name)

  it('happens as a whole, with values in a template, in parts of one, and in lists', async () => {
    const { id } = await aClient(db.deps)
    const changed = await db.deps.database.transaction(async (tx) => {
      const condition = Prisma.sql`id = any(${[id]}::uuid[])`
      await tx.$executeRaw`update clients set name = ${"O'Hara"} where ${condition}`
      const rows = await tx.$queryRaw<{ name: string; at: Date; bytes: Buffer }[]>(
        Prisma.sql`select name, ${new Date(0)}::timestamptz as at, ${Buffer.from([0, 255])}::bytea as bytes from clients`,
      )
      expect(rows).toEqual([{ name: "O'Hara", at: new Date(0), bytes: Buffer.from([0, 255]) }])
      return tx.$executeRaw`update clients set admin_notes = ${null}`
    })
    expect(changed).toBe(1)
    expect(await names()).toEqual(["O'Hara"])
  })

  it('leaves nothing behind when it fails, and its connection goes on', async () => {
    await aClient(db.deps, { name: 'Before' })
    for (let n = 0; n < 40; n++) {
      const failing = db.deps.database.transaction(async (tx) => {
        await tx.$executeRaw`update clients set name = 'After'`
        await tx.$executeRaw`select 1 / 0`
      })
      await expect(failing).rejects.toMatchObject({ code: '22012' })
    }
    expect(await names()).toEqual(['Before'])
  })

  it('survives a connection that breaks between two statements', async () => {
    const broken = db.deps.database.transaction(async (tx) => {
      const [backend] = await tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`
      await db.deps.database.query('select pg_terminate_backend($1)', [backend?.pid])
      await sleep(200)
      await tx.$queryRaw`select 1`
    })
    await expect(broken).rejects.toThrow()
    expect((await db.deps.database.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })

  it('throws a broken connection away', async () => {
    await aClient(db.deps, { name: 'Before' })
    for (let n = 0; n < 20; n++) {
      const broken = db.deps.database.transaction(async (tx) => {
        await tx.$executeRaw`update clients set name = 'After'`
        await tx.$queryRaw`select pg_terminate_backend(pg_backend_pid())`
      })
      await expect(broken).rejects.toThrow()
    }
    expect(await names()).toEqual(['Before'])
  })
})
