import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { resolveAmount, resolveCount, SPOKEN_LANGUAGES, type SpokenLanguage } from '../../../src/domain/spoken/index.js'

type Row = [kind: string, said: string, meant: string]

const rowsOf = (language: SpokenLanguage): Row[] =>
  readFileSync(join(process.cwd(), `test/domain/spoken/numbers-${language}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split('|').map((cell) => cell.trim()) as Row)

function heard(kind: string, said: string, language: SpokenLanguage): string {
  if (kind === 'count') return String(resolveCount(said, language) ?? 'asks')
  const { minor } = resolveAmount(said, { language, currency: language === 'en' ? 'USD' : 'EUR' })
  return minor === undefined ? 'asks' : String(Number(minor) / 100)
}

describe.each(SPOKEN_LANGUAGES)('B11: amounts and numbers as people say them in %s', (language) => {
  const rows = rowsOf(language)

  it('are at least 60 expressions, each once', () => {
    expect(new Set(rows.map(([kind, said]) => `${kind} ${said}`)).size).toBe(rows.length)
    expect(rows.length).toBeGreaterThanOrEqual(60)
  })

  it.each(rows)('%s: %j', (kind, said, meant) => {
    expect(heard(kind, said, language)).toBe(meant)
  })
})
