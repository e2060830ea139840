import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { resolveWhen, SPOKEN_LANGUAGES, type SpokenLanguage } from '../../../src/domain/spoken/index.js'

/** A Monday, at ten in the morning where each is spoken. */
const WHERE = {
  en: { timeZone: 'America/New_York', now: new Date('2026-11-30T15:00:00Z') },
  es: { timeZone: 'Europe/Madrid', now: new Date('2026-11-30T09:00:00Z') },
  fr: { timeZone: 'Europe/Paris', now: new Date('2026-11-30T09:00:00Z') },
  de: { timeZone: 'Europe/Berlin', now: new Date('2026-11-30T09:00:00Z') },
} as const

const rowsOf = (language: SpokenLanguage): [said: string, meant: string][] =>
  readFileSync(join(process.cwd(), `test/domain/spoken/when-${language}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split('|').map((cell) => cell.trim()) as [string, string])

function heard(said: string, language: SpokenLanguage): string {
  const { timeZone, now } = WHERE[language]
  const when = resolveWhen(said, { language, timeZone, now })
  if (when.kind === 'unclear') return `? ${when.ask}`
  if (when.kind === 'day') {
    const { on, after, before } = when
    return after || before ? `${on} ${after ?? ''}-${before ?? ''}` : on
  }
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(when.at)
}

describe.each(SPOKEN_LANGUAGES)('B1: days and times as people say them in %s', (language) => {
  const rows = rowsOf(language)

  it('are at least 150 expressions, each once', () => {
    expect(new Set(rows.map(([said]) => said)).size).toBe(rows.length)
    expect(rows.length).toBeGreaterThanOrEqual(150)
  })

  it.each(rows)('%j', (said, meant) => {
    const found = heard(said, language)
    if (!meant.startsWith('?')) return expect(found).toBe(meant)
    expect(found).toMatch(/^\? .+[.]$/)
    expect(found).toContain(meant.slice(1).trim())
  })
})
