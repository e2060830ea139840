import { Prisma } from '@prisma/client'
import type pg from 'pg'
import type { Db } from './db.js'

/**
 * One transaction of raw SQL on a connection of the pool, without Prisma's engine, which takes as long for a statement of
 * a thousand values as the database does. `work` gets $queryRaw and $executeRaw as Prisma has them, and nothing else.
 * Values come as pg reads them: a bigint is text.
 */
export async function plainTransaction<T>(pool: pg.Pool, work: (db: Db) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let failure: Error | undefined
  // Between two statements nobody else hears that the connection broke; the next statement fails then.
  const ignore = () => {}
  client.on('error', ignore)
  try {
    await client.query('begin')
    const result = await work(rawOnly(client))
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((thrown: Error) => {
      failure = thrown
    })
    throw error
  } finally {
    client.off('error', ignore)
    // A connection that cannot even roll back is thrown away.
    client.release(failure)
  }
}

type Raw = TemplateStringsArray | Prisma.Sql

function rawOnly(client: pg.PoolClient): Db {
  const run = (raw: Raw, values: unknown[]) => {
    const { text, values: given } = 'raw' in raw ? Prisma.sql(raw, ...values) : raw
    return client.query({ ...nameOf(text), text, values: given })
  }
  const db = {
    $queryRaw: async (raw: Raw, ...values: unknown[]) => (await run(raw, values)).rows,
    $executeRaw: async (raw: Raw, ...values: unknown[]) => (await run(raw, values)).rowCount ?? 0,
  }
  // Only verbs made of raw SQL may be called with it; any other member is missing and says so at once.
  return db as unknown as Db
}

const MAX_NAMES = 200
const names = new Map<string, string>()

/** A statement that comes again is planned once a connection, as long as there are not too many of them. */
function nameOf(text: string): { name?: string } {
  const known = names.get(text)
  if (known) return { name: known }
  if (names.size >= MAX_NAMES) return {}
  const name = `plain_${names.size}`
  names.set(text, name)
  return { name }
}
