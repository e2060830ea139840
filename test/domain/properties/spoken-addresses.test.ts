import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findSpokenProperty, searchProperties } from '../../../src/domain/properties/index.js'
import { SPOKEN_LANGUAGES } from '../../../src/domain/spoken/index.js'
import { aProperty } from '../../support/a-property.js'
import { aClient, ctxOf } from '../../support/builders.js'
import { type Engine, useDatabase } from '../../support/database.js'

type Line = [kind: string, said: string, meant: string]

/** The lines of addresses-<language>.txt; its first one says what they hold. */
const linesOf = (language: string): Line[] =>
  readFileSync(join(process.cwd(), `test/domain/properties/addresses-${language}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' | ') as Line)

const TABLES = SPOKEN_LANGUAGES.map((language) => [language, linesOf(language)] as const)
const ENGINES: Engine[] = ['ordinary', 'embedded']

for (const engine of ENGINES) {
  describe(`an address somebody says, on the ${engine} database`, () => {
    const db = useDatabase({ engine })

    /** Whole stock of one language, and what is found in it for all that is said of one finding. */
    async function answersTo([language, lines]: (typeof TABLES)[number], finding: string) {
      const { id: clientId } = await aClient(db.deps)
      for (const [, address, city] of lines.filter(([kind]) => kind === 'stock'))
        await aProperty(db.deps, { clientId, address, city })
      const answers: Line[] = []
      for (const [kind, said] of lines.filter((line) => line[0] === finding)) {
        const match = await findSpokenProperty(ctxOf(db.deps), { clientId, said, language })
        answers.push([kind, said, inWords(match)])
      }
      return answers
    }

    it('B11: a city is found misspelt, written apart and with its state, and no other one is taken for it', async () => {
      const { id: clientId } = await aClient(db.deps)
      for (const city of ['Springfield', 'West Springfield', 'Miami Beach', 'Frankfurt am Main', 'St. Louis', 'Köln'])
        await aProperty(db.deps, { clientId, city, address: `1 ${city} Road` })
      const citiesOf = async (city: string) => {
        const { properties } = await searchProperties(ctxOf(db.deps), { clientId, city, limit: 9 })
        return properties.map((property) => property.city).join('; ')
      }
      const ways: [string, string][] = [
        ['Springfeild', 'Springfield'],
        ['Spring Field', 'Springfield'],
        ['spring feild, Illinois', 'Springfield'],
        ['downtown Springfield', 'Springfield'],
        ['West Springfeld', 'West Springfield'],
        ['Saint Louis, MO', 'St. Louis'],
        ['Frankfurt', 'Frankfurt am Main'],
        ['Frankfort', 'Frankfurt am Main'],
        ['Koln', 'Köln'],
        ['Miami', ''],
        ['East Springfield', ''],
        ['Chicago', ''],
        ['', 'Springfield; West Springfield; Miami Beach; Frankfurt am Main; St. Louis; Köln'],
      ]
      const heard: [string, string][] = []
      for (const [said] of ways) heard.push([said, await citiesOf(said)])
      const sorted = (line: [string, string]) => [line[0], line[1].split('; ').sort()]
      expect(heard.map(sorted)).toEqual(ways.map(sorted))
    })

    for (const [finding, what] of [
      ['B8', 'short forms, left-out words, digits and number words'],
      ['B11', 'misspelt streets and cities'],
    ] as const) {
      describe(`${finding}: ${what}`, () => {
        it.each(TABLES)('find the property that is meant, or ask (%s)', async (...table) => {
          expect(await answersTo(table, finding)).toEqual(table[1].filter(([kind]) => kind === finding))
        })
      })
    }
  })
}

function inWords(match: Awaited<ReturnType<typeof findSpokenProperty>>): string {
  if (match.kind === 'one') return match.property.address
  const some = (match.kind === 'several' ? match.properties : match.near).map(({ address }) => address).sort()
  if (some.length === 0) return 'none'
  return `${match.kind === 'several' ? 'asks' : 'did you mean'} ${some.join('; ')}`
}
