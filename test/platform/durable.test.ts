import { afterAll, describe, expect, inject, it } from 'vitest'
import { type Database, openPostgres } from '../../src/platform/db.js'
import { assertDurable } from '../../src/platform/durable.js'
import { onPostgres, useDatabase } from '../support/database.js'

/** As an operator could write it into DATABASE_URL, which wins over what we ask for. */
const withOptions = (url: string, options: string) => {
  const changed = new URL(url)
  changed.searchParams.set('options', options)
  return changed.href
}

onPostgres('a web process on PostgreSQL', () => {
  const opened: Database[] = []
  const open = (options?: string) => {
    const url = inject('postgresUrl')
    const database = openPostgres(options ? withOptions(url, options) : url, 1)
    opened.push(database)
    return database
  }
  afterAll(() => Promise.all(opened.map((database) => database.close())))

  it('asks every session to commit durably, whatever the server’s own setting is', async () => {
    const { rows } = await open().query("select current_setting('synchronous_commit') as it")
    expect(rows[0]?.['it']).toBe('on')
  })

  it('refuses to start where a commit may be lost, and says what to change', async () => {
    await expect(assertDurable(open('-c synchronous_commit=off'))).rejects.toThrow(/synchronous_commit is off.*Set/)
    await expect(assertDurable(open('-c synchronous_commit=local'))).rejects.toThrow('synchronous_commit is local')
  })

  it('starts on a server as it comes', () => assertDurable(open()))
})

describe('a web process on the embedded database', () => {
  const db = useDatabase({ engine: 'embedded' })
  it('starts: it is for trying, and its files are only ever its own', () => assertDurable(db.deps.database))
})
