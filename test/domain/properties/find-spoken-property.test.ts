import { describe, expect, it } from 'vitest'
import { addressLine, findSpokenProperty, whichProperty } from '../../../src/domain/properties/index.js'
import { aProperty } from '../../support/a-property.js'
import { aClient, ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

const db = useDatabase()

/** A client with properties at these addresses: "123 Main Street, Springfield". */
async function having(...addresses: string[]) {
  const client = await aClient(db.deps)
  for (const line of addresses) {
    const [address = '', city = '', reference] = line.split(', ')
    await aProperty(db.deps, { clientId: client.id, address, city, reference: reference ?? null })
  }
  return client
}

/** What is found: the address, or the kind with the addresses. */
async function found(clientId: string, said: string, language = 'en') {
  const match = await findSpokenProperty(ctxOf(db.deps), { clientId, said, language })
  if (match.kind === 'one') return addressLine(match.property)
  const lines = (match.kind === 'several' ? match.properties : match.near).map(addressLine).sort()
  return [match.kind, ...lines]
}

describe('a property somebody names on the telephone', () => {
  const ENGLISH = [
    '123 Main Street, Springfield',
    '350 Fifth Avenue, New York',
    '1 Market Plaza, San Francisco',
    '221B Baker St., London',
    '77 N. Maplewood Dr, Springfield',
    '18 St. James Court, St. Louis',
    '500 Highway 9, Boulder',
    '12-14 O’Brien Lane, Boston',
    '4150 La Brea Ave, Los Angeles, LB-7',
  ]

  it('is found however its address is said or written', async () => {
    const { id } = await having(...ENGLISH)
    const ways: [string, string][] = [
      ['123 Main Street', '123 Main Street, Springfield'],
      ['one twenty three main street', '123 Main Street, Springfield'],
      ['one two three main st', '123 Main Street, Springfield'],
      ['1 2 3 Main Street, Springfield', '123 Main Street, Springfield'],
      ['the house at 123 Main St in Springfield, Illinois', '123 Main Street, Springfield'],
      ['123 main', '123 Main Street, Springfield'],
      ['number 123 main street please', '123 Main Street, Springfield'],
      ['123 Mane Street', '123 Main Street, Springfield'],
      ['123 Main Street, Springfeld', '123 Main Street, Springfield'],
      ['Main Street', '123 Main Street, Springfield'],
      ['the one on main street in springfield', '123 Main Street, Springfield'],
      ['three fifty 5th avenue', '350 Fifth Avenue, New York'],
      ['350 5th Ave', '350 Fifth Avenue, New York'],
      ['one market plaza', '1 Market Plaza, San Francisco'],
      ['221 b baker street', '221B Baker St., London'],
      ['seventy seven north maple wood drive', '77 N. Maplewood Dr, Springfield'],
      ['18 saint james court, saint louis', '18 St. James Court, St. Louis'],
      ['five hundred highway nine', '500 Highway 9, Boulder'],
      ['12-14 obrien lane', '12-14 O’Brien Lane, Boston'],
      ['4150 la brea avenue', '4150 La Brea Ave, Los Angeles'],
      ['reference LB 7', '4150 La Brea Ave, Los Angeles'],
      ['lb-7', '4150 La Brea Ave, Los Angeles'],
    ]
    const heard = await Promise.all(ways.map(async ([said]) => [said, await found(id, said)]))
    expect(heard).toEqual(ways)
  })

  it('is found in the other languages', async () => {
    const ways: [string, string, string][] = [
      ['de', 'Hauptstr. 12, Berlin', 'haupt strasse zwölf berlin'],
      ['de', 'Berliner Str. 45a, Bonn', 'Berliner Straße fünfundvierzig a'],
      ['de', 'Am Lindenplatz 3, Köln', 'am linden platz drei in köln'],
      ['es', 'C/ Mayor 12, Madrid', 'calle mayor número doce'],
      ['es', 'Avenida 9 de Julio 1500, Rosario', 'avenida nueve de julio mil quinientos'],
      ['fr', '12 rue de la Paix, Paris', 'douze rue de la paix à paris'],
      ['fr', '8 bd de l’Église, Lyon', 'huit boulevard de l’eglise'],
    ]
    const { id } = await having(...ways.map(([, stored]) => stored))
    for (const [language, stored, said] of ways) expect([said, await found(id, said, language)]).toEqual([said, stored])
  })

  it('is asked about when two are close', async () => {
    const { id } = await having(
      '123 Main Street, Springfield',
      '123 Main Street, Shelbyville',
      '9 Oak St, Ames',
      '9 Oak Ave, Ames',
    )
    expect(await found(id, '123 Main Street')).toEqual([
      'several',
      '123 Main Street, Shelbyville',
      '123 Main Street, Springfield',
    ])
    expect(await found(id, '123 main street shelbyville')).toBe('123 Main Street, Shelbyville')
    expect(await found(id, '9 oak')).toEqual(['several', '9 Oak Ave, Ames', '9 Oak St, Ames'])
    expect(await found(id, 'nine oak avenue')).toBe('9 Oak Ave, Ames')
    const maine = await having('123 Maine Street, Bath', '123 Mainz Street, Bath')
    expect(await found(maine.id, '123 main street')).toEqual([
      'several',
      '123 Maine Street, Bath',
      '123 Mainz Street, Bath',
    ])
  })

  it('is never invented: another number, city or unit is another one', async () => {
    const { id } = await having('123 Main Street, Springfield', '5 Elm Court Apt 2, Ames', '5 Elm Court Apt 3, Ames')
    expect(await found(id, '125 Main Street')).toEqual(['none', '123 Main Street, Springfield'])
    expect(await found(id, '123 Main Street in Denver')).toEqual(['none', '123 Main Street, Springfield'])
    expect(await found(id, '123 Main Avenue')).toEqual(['none', '123 Main Street, Springfield'])
    expect(await found(id, '88 Nowhere Boulevard')).toEqual(['none'])
    expect(await found(id, 'five elm court apartment three')).toBe('5 Elm Court Apt 3, Ames')
    expect(await found(id, 'five elm court')).toEqual(['several', '5 Elm Court Apt 2, Ames', '5 Elm Court Apt 3, Ames'])
    expect(await found(id, '5 Elm Court apartment 9')).toEqual([
      'none',
      '5 Elm Court Apt 2, Ames',
      '5 Elm Court Apt 3, Ames',
    ])
  })

  it('is not found in nonsense', async () => {
    const { id } = await having('123 Main Street, Springfield')
    const nonsense = [
      '',
      '   ',
      '%',
      '____',
      "'; drop table properties; --",
      '1',
      'the',
      '\uFFFD',
      '9'.repeat(20),
      '🏠',
      'a '.repeat(300),
    ]
    for (const said of nonsense) expect([said, await found(id, said)]).toEqual([said, ['none']])
  })

  it('is the client’s own and not archived, also by its id', async () => {
    const [ours, theirs] = [await aClient(db.deps), await aClient(db.deps)]
    const own = await aProperty(db.deps, { clientId: ours.id, address: '7 Elm Court' })
    const foreign = await aProperty(db.deps, { clientId: theirs.id, reference: 'X-1' })
    await aProperty(db.deps, { clientId: ours.id, address: '8 Elm Court', archivedAt: new Date() })
    expect(await found(ours.id, own.id)).toBe('7 Elm Court, Springfield')
    for (const said of [foreign.id, '123 Main Street', 'X-1', '8 Elm Court Springfield']) {
      expect(JSON.stringify(await found(ours.id, said))).not.toContain('Main')
      expect((await found(ours.id, said))[0]).toBe('none')
    }
  })

  it('is asked about in at most two sentences', async () => {
    const { id } = await having('9 Oak St, Ames, R-1', '9 Oak Ave, Ames', '9 Oak Ct, Ames', '9 Oak Dr, Ames')
    const ask = async (said: string) => {
      const which = whichProperty(await findSpokenProperty(ctxOf(db.deps), { clientId: id, said, language: 'en' }))
      return 'ask' in which ? which.ask : ''
    }
    expect(await ask('9 oak')).toMatch(/9 Oak .*; or .*; and 1 more\. Ask the caller which one they mean\.$/)
    expect(await ask('11 oak street')).toMatch(/nearest is 9 Oak St, Ames \(reference R-1\)\. Ask the caller/)
    expect(await ask('nowhere')).toMatch(/^There is no property at that address .*offer to take a message\.$/)
  })
})
