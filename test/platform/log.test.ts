import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeLog } from '../../src/platform/log.js'

function logged(write: (log: ReturnType<typeof makeLog>) => void): string {
  const lines: string[] = []
  write(makeLog({ logLevel: 'debug' }, { write: (line) => void lines.push(line) }))
  return lines.join('')
}

describe('the log', () => {
  it.each(['password', 'token', 'authorization', 'cookie', 'transcript', 'summary', 'secret', 'email'])(
    'removes a field named %s, however deep',
    (name) => {
      expect(logged((log) => log.info('x', { [name]: 'CANARY' }))).not.toContain('CANARY')
      expect(logged((log) => log.info('x', { a: { [name]: 'CANARY' } }))).not.toContain('CANARY')
      expect(logged((log) => log.info('x', { a: { b: { c: { [name]: 'CANARY' } } } }))).not.toContain('CANARY')
      expect(logged((log) => log.child({ [name]: 'CANARY' }).info('x'))).not.toContain('CANARY')
    },
  )

  it.each([
    ['+14155550177', '77'],
    ['+1 (415) 555-0177', '77'],
    ['004915112345678', '78'],
  ])('masks the phone number %s to its last two digits', (number, last) => {
    const text = logged((log) =>
      log.info(`call from ${number} came`, { number, error: new Error(`no route to ${number}`) }),
    )
    expect(text).not.toContain(number)
    expect(text).toContain(`+…${last}`)
  })

  it('keeps times, ids and amounts readable', () => {
    const text = logged((log) =>
      log.info('x', { at: new Date('2026-03-04T17:00:00Z'), id: '019948a2-6d1c-7c3e-9b0f-2f5a8d61c0e7', ms: 1234567 }),
    )
    expect(text).toContain('2026-03-04T17:00:00.000Z')
    expect(text).toContain('019948a2-6d1c-7c3e-9b0f-2f5a8d61c0e7')
    expect(text).toContain('1234567')
  })

  it('never changes an id, so that what an error page mentions is found', () => {
    const ids = Array.from({ length: 10_000 }, () => randomUUID())
    const text = logged((log) => {
      for (const requestId of ids) log.info('x', { requestId })
    })
    expect(ids.filter((id) => !text.includes(id))).toEqual([])
    expect(logged((log) => log.info('x', { applied: ['20261121000000_core'] }))).toContain('20261121000000_core')
  })

  it('cuts tokens out of paths and addresses out of messages', () => {
    const text = logged((log) =>
      log.error('x', {
        path: '/api/v1/vapi/webhook/CANARYCANARY/',
        link: 'http://h/password/CANARY2',
        error: new Error('mail to canary@x.example failed', { cause: new Error('Bearer CANARY3') }),
      }),
    )
    expect(text).not.toMatch(/CANARY|canary@/)
  })

  it('cannot be made to write a second line or colours', () => {
    const text = logged((log) => log.info('a\r\n{"level":"error"}', { name: '\u001b[31mred' }))
    expect(text.trim().split('\n')).toHaveLength(1)
    expect(text).not.toContain('\\u001b')
  })
})
