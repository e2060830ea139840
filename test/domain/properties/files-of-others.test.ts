import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  applyPropertyImport,
  createProperty,
  getProperty,
  getPropertyImport,
  listProperties,
  readPropertyFile,
  updateProperty,
} from '../../../src/domain/properties/index.js'
import type { Ctx } from '../../../src/platform/context.js'
import { aProperty } from '../../support/a-property.js'
import { aClient, clientActor, ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

const db = useDatabase()
const FILES = path.resolve('test/domain/properties/files')

async function anOwner(over: { currency?: string } = {}): Promise<{ own: Ctx; clientId: string }> {
  const { id: clientId } = await aClient(db.deps, over)
  return { own: ctxOf(db.deps, clientActor(clientId, { access: 'SELF_SERVICE' })), clientId }
}

/** A file of the folder, or a text, as it would be brought in. */
async function plan(own: Ctx, file: string | Uint8Array) {
  const isName = typeof file === 'string' && !file.includes('\n')
  const bytes = isName ? readFileSync(path.join(FILES, file)) : Buffer.from(file as string)
  const { id } = await readPropertyFile(own, { fileName: isName ? file : 'list.csv', bytes })
  return getPropertyImport(own, { id })
}

async function added(own: Ctx, file: string | Uint8Array) {
  const read = await plan(own, file)
  await applyPropertyImport(own, { id: read.id })
  return { ...read, properties: (await listProperties(own)).properties }
}

describe('B4: a price in another currency than the client’s', () => {
  it('is kept in its own, or refused where nobody can tell which it is', async () => {
    const { own } = await anOwner({ currency: 'EUR' })
    const { properties, problems } = await added(own, 'currency-signs.csv')
    const prices = properties.map(({ address, currency, priceMinor }) => [address, currency, priceMinor])
    expect(prices.sort()).toEqual([
      ['Euroweg 4', 'EUR', 45_000_000n],
      ['Pfundweg 2', 'GBP', 45_000_000n],
      ['USweg 5', 'USD', 45_000_000n],
      ['Yenweg 3', 'CHF', 90_000_000n],
    ])
    expect(problems.map(({ line, problem }) => [line, problem])).toEqual([
      [2, 'Price: “$” is not EUR. Please write the code of the currency, such as USD 450,000'],
    ])
  })

  it('must be the currency of its own column', async () => {
    const { own } = await anOwner({ currency: 'EUR' })
    const file =
      'address,city,price,currency\n1 Elm,Ames,"$450,000",USD\n2 Elm,Ames,"$450,000",CAD\n3 Elm,Ames,£1,USD\n'
    const { properties, problems } = await added(own, file)
    expect(properties.map(({ currency }) => currency).sort()).toEqual(['CAD', 'USD'])
    expect(problems).toMatchObject([{ line: 4, problem: 'Price: “£1” is in GBP, and the currency of this row is USD' }])
  })

  it('is never put on a property that is kept in another', async () => {
    const { own, clientId } = await anOwner({ currency: 'EUR' })
    const { id } = await aProperty(db.deps, { clientId, reference: 'A', currency: 'GBP', priceMinor: 100n })
    const bare = await plan(own, 'ref,address,city,price\nA,1 Elm,Ames,"450,000"\n')
    expect(bare.problems).toMatchObject([{ problem: expect.stringContaining('kept in GBP') }])
    await added(own, 'ref,address,city,price\nA,1 Elm,Ames,"450.000 €"\n')
    expect(await getProperty(own, { id })).toMatchObject({ currency: 'EUR', priceMinor: 45_000_000n })
  })

  it('is refused in a form, which says in which it has to be', async () => {
    const { own } = await anOwner({ currency: 'EUR' })
    const where = { address: '1 Elm', city: 'Ames' }
    await expect(createProperty(own, { ...where, price: '£450,000' })).rejects.toThrow(
      'This is in GBP. Please write the amount in EUR',
    )
    const { id } = await createProperty(own, { ...where, price: '£450,000', currency: 'GBP' })
    await expect(updateProperty(own, { id, price: '$1' })).rejects.toThrow('“$” is not GBP')
    expect(await getProperty(own, { id })).toMatchObject({ currency: 'GBP', priceMinor: 45_000_000n })
  })
})

describe('C2: a file as Excel writes it in German', () => {
  it.each(['windows-1252.csv', 'windows-1252-quotes.csv', 'utf-8-euro.csv'])('%s keeps its signs', async (file) => {
    const { own } = await anOwner({ currency: 'EUR' })
    const { properties } = await added(own, file)
    const first = properties.find(({ address }) => address === 'Eurozeichenweg 1')
    expect(first).toMatchObject({ city: 'Köln', priceMinor: 45_000_000n, currency: 'EUR' })
    if (file.includes('quotes')) expect(first?.description).toBe('„Traum“ – sehr schön…')
  })

  it('may be UTF-16 of either order', async () => {
    const { own } = await anOwner({ currency: 'EUR' })
    const little = Buffer.from('\ufeffAdresse;Ort\nÄrger 1;Köln\n', 'utf16le')
    const swapped = Buffer.from(little).swap16()
    for (const bytes of [little, swapped])
      expect((await plan(own, bytes)).preview).toMatchObject([{ fields: { address: 'Ärger 1', city: 'Köln' } }])
  })
})
