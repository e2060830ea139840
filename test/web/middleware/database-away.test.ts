import { describe, expect, it } from 'vitest'
import { isDatabaseAway } from '../../../src/web/middleware/database-away.js'

const fault = (message: string, fields: object = {}) => Object.assign(new Error(message), fields)
const raw = (cause: object) => fault('Raw query failed', { code: 'P2010', meta: { driverAdapterError: { cause } } })

describe('a database that is away', () => {
  it.each([
    ['Prisma, before the query', fault('Can\u2019t reach', { code: 'P1001' })],
    ['Prisma, with no connection left', fault('Timed out', { code: 'P2024' })],
    [
      'a transaction that could not start',
      fault('Unable to start a transaction in the given time.', { code: 'P2028' }),
    ],
    ['a raw query', raw({ kind: 'DatabaseNotReachable' })],
    ['a database that shuts down', raw({ kind: 'postgres', originalCode: '57P01' })],
    ['a refused connection', fault('connect', { code: 'ECONNREFUSED' })],
    ['every address of a name', new AggregateError([fault('connect', { code: 'ETIMEDOUT' })])],
    ['a cut connection', fault('Connection terminated unexpectedly')],
    ['the cause of another error', new Error('No session', { cause: fault('read', { code: 'ECONNRESET' }) })],
  ])('is known by what %s says', (_who, thrown) => expect(isDatabaseAway(thrown)).toBe(true))

  it.each([
    ['a table that is missing', fault('No table', { code: 'P2021' })],
    ['a transaction that took too long', fault('Transaction already closed', { code: 'P2028' })],
    ['a value that no column takes', fault('Database error', { code: 'P2039', ...raw({ originalCode: '22021' }) })],
    ['a bug', new TypeError('x is not a function')],
    ['nothing', undefined],
    ['a text', 'ECONNREFUSED'],
  ])('is not %s', (_what, thrown) => expect(isDatabaseAway(thrown)).toBe(false))

  it('is not looked for without end', () => {
    const loop: { cause?: unknown } = {}
    loop.cause = loop
    expect(isDatabaseAway(loop)).toBe(false)
  })
})
