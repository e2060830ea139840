import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { resolveEmail, SPOKEN_LANGUAGES } from '../../../src/domain/spoken/index.js'

const rows = readFileSync(join(process.cwd(), 'test/domain/spoken/emails.txt'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  .map((line) => line.split('|').map((cell) => cell.trim()) as [language: string, said: string, meant: string])

describe('B5: e-mail addresses as people say them', () => {
  it.each(SPOKEN_LANGUAGES)('are at least 25 in %s', (language) => {
    expect(rows.filter(([each]) => each === language).length).toBeGreaterThanOrEqual(25)
  })

  it.each(rows)('in %s: %j', (language, said, meant) => {
    expect(resolveEmail(said, language) ?? 'asks').toBe(meant)
  })

  it('takes no time over what is no address', () => {
    const before = performance.now()
    for (const odd of ['a '.repeat(50_000), 'at '.repeat(40_000), '@'.repeat(100_000), 'dot'.repeat(40_000)]) {
      expect(resolveEmail(odd, 'en')).toBeUndefined()
    }
    expect(performance.now() - before).toBeLessThan(200)
  })
})
