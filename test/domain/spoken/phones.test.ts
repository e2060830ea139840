import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { resolvePhone, SPOKEN_LANGUAGES, type SpokenLanguage } from '../../../src/domain/spoken/index.js'

const COUNTRIES = { en: 'US', es: 'ES', fr: 'FR', de: 'DE' } as const

const rows = readFileSync(join(process.cwd(), 'test/domain/spoken/phones.txt'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  .map((line) => line.split('|').map((cell) => cell.trim()) as [language: SpokenLanguage, said: string, meant: string])

describe('B2: phone numbers as people say them', () => {
  it.each(SPOKEN_LANGUAGES)('are at least 25 in %s, each once', (language) => {
    const said = rows.filter(([each]) => each === language).map(([, words]) => words)
    expect(said.length).toBeGreaterThanOrEqual(25)
    expect(new Set(said).size).toBe(said.length)
  })

  it.each(rows)('in %s: %j', (language, said, meant) => {
    expect(resolvePhone(said, { language, country: COUNTRIES[language] }) ?? 'asks').toBe(meant)
  })

  it('are never a part of what was said', () => {
    const said = `415 555 0177${' '.repeat(300)}or another`
    expect(resolvePhone(said, { language: 'en', country: 'US' })).toBeUndefined()
  })

  it('take no time where there are none', () => {
    const before = performance.now()
    for (const odd of ['twenty one ', 'quatre vingt dix ', 'double ', 'the one ', '0', ' , ', 'i calling ']) {
      for (const language of SPOKEN_LANGUAGES)
        for (const length of [290, 100_000])
          expect(resolvePhone(odd.repeat(length / odd.length), { language, country: 'US' })).toBeUndefined()
    }
    expect(performance.now() - before).toBeLessThan(1_000)
  })
})
