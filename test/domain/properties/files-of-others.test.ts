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

async function anOwner(over: { currency?: string; phone?: string } = {}): Promise<{ own: Ctx; clientId: string }> {
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

describe('C4: the file of a portal', () => {
  const left = (read: Awaited<ReturnType<typeof plan>>) =>
    Object.fromEntries(read.columns.flatMap(({ heading, field, note }) => (field || !note ? [] : [[heading, note]])))

  it('of Redfin is read', async () => {
    const { own } = await anOwner()
    const { properties, problems } = await added(own, 'redfin.csv')
    expect(problems).toEqual([])
    expect(properties.find(({ reference }) => reference === 'ML81912345')).toMatchObject({
      ...{ address: '1400 Walnut Ave', city: 'Fremont', postcode: '94538', priceMinor: 125_000_000n },
      ...{ bedrooms: 4, bathrooms: 2.5, area: 2150, status: 'AVAILABLE' },
    })
    expect(properties.find(({ reference }) => reference === 'ML81954321')).toMatchObject({
      ...{ bathrooms: 2, status: 'UNDER_OFFER' },
    })
  })

  it('of Zillow is read, which says in its status whether it is to rent', async () => {
    const { own } = await anOwner()
    const { properties, problems } = await added(own, 'zillow.csv')
    expect(problems).toEqual([])
    expect(properties.find(({ reference }) => reference === '15032211')).toMatchObject({
      ...{ address: '742 Evergreen Ter', listing: 'SALE', status: 'AVAILABLE', priceMinor: 45_000_000n },
      ...{ bathrooms: 2.5, area: 1850, postcode: '62704', photoUrls: ['https://photos.zillowstatic.com/fp/a.jpg'] },
    })
    expect(properties.find(({ reference }) => reference === '15032212')).toMatchObject({
      ...{ listing: 'RENT', priceMinor: 185_000n, bedrooms: 2 },
    })
  })

  it('of Rightmove is read', async () => {
    const { own } = await anOwner({ currency: 'GBP', phone: '+442079460000' })
    const { properties, problems } = await added(own, 'rightmove.csv')
    expect(problems).toEqual([])
    const facts = properties.map(({ reference, listing, status, priceMinor }) => [
      reference,
      listing,
      status,
      priceMinor,
    ])
    expect(facts.sort()).toEqual([
      ['HS-101', 'SALE', 'UNDER_OFFER', 45_000_000n],
      ['HS-102', 'RENT', 'LET', 125_000n],
      ['HS-103', 'SALE', 'AVAILABLE', null],
    ])
  })

  it('of ImmoScout is read, and says what it leaves out', async () => {
    const { own } = await anOwner({ currency: 'EUR', phone: '+4922112345678' })
    const read = await plan(own, 'immoscout.csv')
    expect(left(read)).toEqual({
      Kaufpreis: 'Price is taken from “Kaltmiete”. Choose which of the two counts.',
      Zimmer: expect.stringContaining('not the number of bedrooms'),
    })
    const { properties, problems } = await added(own, 'immoscout.csv')
    expect(problems).toEqual([])
    expect(properties.find(({ reference }) => reference === 'IS-1')).toMatchObject({
      ...{ address: 'Lindenstraße 5a', city: 'Köln', listing: 'RENT', status: 'AVAILABLE', priceMinor: 125_000n },
      ...{ bedrooms: 2, bathrooms: 1, area: 86, areaUnit: 'sqm', features: ['Balkon', 'Keller'] },
      description: '„Schöne“ Wohnung – hell',
    })
    expect(properties.find(({ reference }) => reference === 'IS-2')).toMatchObject({
      ...{ address: 'Am Ring 12', bathrooms: 2.5, bedrooms: 4, status: 'UNDER_OFFER', listing: 'SALE' },
    })
  })

  it('never takes all rooms for bedrooms', async () => {
    const { own } = await anOwner({ currency: 'EUR' })
    const { properties, problems } = await added(own, 'zimmer.csv')
    expect(problems).toEqual([])
    expect(properties.map(({ bedrooms, postcode }) => [bedrooms, postcode]).sort()).toEqual([
      [null, '01067'],
      [null, '10115'],
    ])
  })
})

describe('C4: a file that is unlike others', () => {
  it('may have a heading twice, of which it tells', async () => {
    const { own } = await anOwner()
    const { columns } = await plan(own, 'address,city,Notes,Notes\n1 Elm,Ames,one,two\n')
    expect(columns.map(({ field, note }) => [field, note])).toEqual([
      ['address', undefined],
      ['city', undefined],
      ['description', undefined],
      [null, 'This heading stands twice. The other column is taken.'],
    ])
  })

  it('may hold texts as a spreadsheet guards them', async () => {
    const { own } = await anOwner()
    const file = 'ref,address,city,zip\n="00123",="12 Main St, Apt 4",Ames,="01067"\n"=""7""",9 Oak Ave,"=""Ames""",\n'
    const { properties, problems } = await added(own, file)
    expect(problems).toEqual([])
    const facts = properties.map(({ reference, address, city, postcode }) => [reference, address, city, postcode])
    expect(facts.sort()).toEqual([
      ['00123', '12 Main St, Apt 4', 'Ames', '01067'],
      ['7', '9 Oak Ave', 'Ames', null],
    ])
  })

  it.each([
    ['2 full, 1 half', 2.5],
    ['2 1/2', 2.5],
    ['2½', 2.5],
    ['3,5', 3.5],
    ['2.0', 2],
    ['1 bath', 1],
    ['2.5 baths', 2.5],
  ])('may count bathrooms as %s', async (cell, bathrooms) => {
    const { own } = await anOwner()
    const { properties } = await added(own, `address;city;baths\n1 Elm;Ames;${cell}\n`)
    expect(properties).toMatchObject([{ bathrooms }])
  })

  it.each([
    ['PK\u0003\u0004…', 'an Excel or zip file'],
    ['\u00d0\u00cf\u0011\u00e0', 'an old Excel file'],
    ['%PDF-1.7', 'a PDF'],
    ['<!DOCTYPE html><table>', 'a page or an XML file'],
    ['[{"address": "1 Elm"}]', 'a JSON file'],
  ])('is told what it is: %s', async (text, kind) => {
    const { own } = await anOwner()
    await expect(plan(own, Buffer.from(text, 'latin1'))).rejects.toThrow(`This is ${kind}, whatever its name says`)
  })

  it('is told which cell is too large, and which quotation mark stays open', async () => {
    const { own } = await anOwner()
    const giant = `address,city,notes\n1 Elm,Ames,x\n2 Elm,Ames,"${'x'.repeat(250_000)}"\n`
    await expect(plan(own, giant)).rejects.toThrow('The row that begins in line 3 has more than 200,000 characters')
    await expect(plan(own, 'address,city\n1 Elm,"Ames\n2 Elm,Ames\n')).rejects.toThrow('opens in line 2 or below')
    const long = await plan(own, `address,city,notes\n1 Elm,Ames,${'x'.repeat(6_000)}\n`)
    expect(long.problems).toMatchObject([{ line: 2, problem: 'Description: At most 5000 characters' }])
  })
})
