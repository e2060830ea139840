import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  applyPropertyImport,
  createUnit,
  getProperty,
  getPropertyImport,
  listProperties,
  listPropertyImports,
  mapPropertyImport,
  propertyImportProblems,
  pruneImportsJob,
  readPropertyFile,
  undoPropertyImport,
  updateProperty,
} from '../../../src/domain/properties/index.js'
import { type Ctx, makeCtx } from '../../../src/platform/context.js'
import { aProperty } from '../../support/a-property.js'
import { aClient, clientActor, ctxOf } from '../../support/builders.js'
import { useDatabase } from '../../support/database.js'

const db = useDatabase()

async function anOwner(): Promise<{ own: Ctx; clientId: string }> {
  const { id: clientId } = await aClient(db.deps)
  return { own: ctxOf(db.deps, clientActor(clientId, { access: 'SELF_SERVICE', name: 'Pat' })), clientId }
}

const read = (own: Ctx, text: string | Uint8Array, fileName = 'list.csv') =>
  readPropertyFile(own, { fileName, bytes: typeof text === 'string' ? Buffer.from(text) : text })

const FILE = `Ref,Street Address,Town,Asking price,Beds,Type of listing,Sq Ft,Amenities
A-1,123 Main Street,Springfield,"$450,000",3,For sale,"1,850 sq ft","Garden; Garage"
A-2,9 Oak Ave,Ames,1850/month,studio,rent,,`

describe('a file of properties', () => {
  it('is read, shown, added and undone', async () => {
    const { own } = await anOwner()
    const { id } = await read(own, FILE)
    const seen = await getPropertyImport(own, { id })
    expect(seen).toMatchObject({
      state: 'READY',
      adding: 2,
      changing: 0,
      wrong: 0,
      createdBy: 'Pat',
      fileName: 'list.csv',
    })
    expect(seen.columns.map(({ field }) => field)).toEqual([
      'reference',
      'address',
      'city',
      'price',
      'bedrooms',
      'listing',
      'area',
      'features',
    ])
    expect((await listProperties(own)).properties).toEqual([])
    expect(await applyPropertyImport(own, { id })).toEqual({ added: 2, changed: 0 })
    const { properties } = await listProperties(own)
    expect(properties.find(({ reference }) => reference === 'A-1')).toMatchObject({
      priceMinor: 45_000_000n,
      bedrooms: 3,
      area: 1850,
      features: ['Garden', 'Garage'],
      listing: 'SALE',
    })
    expect(properties.find(({ reference }) => reference === 'A-2')).toMatchObject({
      priceMinor: 185_000n,
      bedrooms: 0,
      area: null,
      listing: 'RENT',
    })
    await expect(applyPropertyImport(own, { id })).rejects.toMatchObject({ code: 'conflict' })
    expect(await undoPropertyImport(own, { id })).toEqual({ removed: 2, restored: 0 })
    expect((await listProperties(own)).properties).toEqual([])
    await expect(undoPropertyImport(own, { id })).rejects.toMatchObject({ code: 'conflict' })
    expect(await listPropertyImports(own)).toMatchObject([{ id, state: 'UNDONE', added: 2 }])
    const actions = await db.deps.database.prisma.auditEntry.findMany()
    expect(actions.map(({ action }) => action).sort()).toEqual(['properties.import', 'properties.undo-import'])
  })

  it('changes what is there by reference, else by address; an empty cell changes nothing', async () => {
    const { own, clientId } = await anOwner()
    const one = await aProperty(db.deps, {
      clientId,
      reference: 'A-1',
      address: '1 Old Road',
      description: 'Kept',
      bathrooms: 2.5,
      features: ['Pool'],
    })
    const two = await aProperty(db.deps, { clientId, address: '9 Oak Avenue', city: 'AMES' })
    const same = await aProperty(db.deps, { clientId, address: '7 Elm Ct', city: 'Ames', priceMinor: 100n })
    const { id } = await read(own, `${FILE}\n,7 Elm Ct,Ames,1,,,,\n`)
    expect(await getPropertyImport(own, { id })).toMatchObject({ adding: 0, changing: 2, same: 1, wrong: 0 })
    await applyPropertyImport(own, { id })
    const changed = await getProperty(own, { id: one.id })
    expect(changed).toMatchObject({
      address: '123 Main Street',
      description: 'Kept',
      bathrooms: 2.5,
      features: ['Garden', 'Garage'],
      priceMinor: 45_000_000n,
    })
    expect(await getProperty(own, { id: two.id })).toMatchObject({ reference: 'A-2', city: 'Ames', bedrooms: 0 })
    expect((await listProperties(own, { text: '123 main st' })).properties).toHaveLength(1)
    await undoPropertyImport(own, { id })
    expect(await getProperty(own, { id: one.id })).toMatchObject({
      address: '1 Old Road',
      features: ['Pool'],
      bathrooms: 2.5,
      area: null,
    })
    expect(await getProperty(own, { id: two.id })).toMatchObject({ reference: null, city: 'AMES' })
    expect((await listProperties(own, { text: '1 old rd' })).properties).toHaveLength(1)
    expect((await getProperty(own, { id: same.id })).priceMinor).toBe(100n)
  })

  it('says line by line what is wrong, takes the rest, and gives the wrong ones back as a file', async () => {
    const { own, clientId } = await anOwner()
    await aProperty(db.deps, { clientId, reference: 'GONE', archivedAt: new Date() })
    const { id } = await read(
      own,
      'reference,address,city,price,e-mail\nA,1 Elm,Ames,100,\nB,,Ames,1,\nC,2 Elm,Ames,lots,\nD,3 Elm,Ames,1,nobody\n\nA,4 Elm,Ames,1,\nGONE,5 Elm,Ames,1,\n=1+1,6 Elm,Ames,"no\nprice",\nE,7 Elm,Ames,1,,extra',
    )
    const { adding, problems } = await getPropertyImport(own, { id })
    expect(adding).toBe(1)
    expect(problems.map(({ line, problem }) => [line, problem])).toEqual([
      [3, 'Address: Please fill this in'],
      [4, 'Price: Please write an amount such as 450,000'],
      [5, expect.stringContaining('Agent’s e-mail: Please write an e-mail')],
      [7, 'The same property stands in line 2'],
      [8, expect.stringContaining('archived')],
      [9, expect.stringContaining('Price')],
      [11, expect.stringContaining('more cells')],
    ])
    await applyPropertyImport(own, { id })
    const file = await propertyImportProblems(own, { id })
    expect(file.fileName).toBe('list – not taken.csv')
    expect(file.text).toContain('C,2 Elm,Ames,lots,,4,"Price: Please write')
    expect(file.text).toContain("'=1+1")
  })

  it('is read with other separators, encodings and columns', async () => {
    const { own } = await anOwner()
    const latin = new Uint8Array(Buffer.from('Straße;Ort;Kaufpreis\nMüllerstraße 5;Köln;450.000 EUR\n', 'latin1'))
    const german = await getPropertyImport(own, await read(own, latin))
    expect(german.preview).toMatchObject([{ isNew: true, fields: { address: 'Müllerstraße 5', city: 'Köln' } }])
    const whole = await getPropertyImport(
      own,
      await read(own, 'Full address\tPrice\n"5 Elm Ct, Ames, IA 50010"\t100k\n'),
    )
    expect(whole.preview).toMatchObject([{ fields: { address: '5 Elm Ct', city: 'Ames', priceMinor: 10_000_000n } }])
    const { id } = await read(own, 'where,which town,b\n5 Elm Ct,Ames,3\n')
    expect(await getPropertyImport(own, { id })).toMatchObject({ adding: 0, wrong: 1 })
    await mapPropertyImport(own, { id, mapping: ['address', 'city', 'nonsense'] })
    expect(await getPropertyImport(own, { id })).toMatchObject({
      adding: 1,
      wrong: 0,
      columns: [{ field: 'address' }, { field: 'city' }, { field: null }],
    })
    await expect(mapPropertyImport(own, { id, mapping: ['city', 'city'] })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('keeps nothing of columns that are left out once it was added, and nothing of what nobody added within a week', async () => {
    const { own, clientId } = await anOwner()
    const { id } = await read(own, 'address,city,price,seller\n1 Elm,Ames,lots,Secret Sue\n2 Elm,Ames,1,Secret Sid')
    const left = await read(own, FILE)
    await applyPropertyImport(own, { id })
    expect((await propertyImportProblems(own, { id })).text).toContain('1 Elm,Ames,lots,,2,')
    const { prisma } = db.deps.database
    expect(JSON.stringify(await prisma.propertyImport.findUnique({ where: { id } }))).not.toContain('Secret')
    const prune = (days: number) =>
      pruneImportsJob.run(
        makeCtx(db.deps, { kind: 'job', name: 'prune' }, { now: new Date(own.now.getTime() + days * 86_400_000) }),
        {},
      )
    await prune(6)
    expect(await prisma.propertyImport.count({ where: { clientId } })).toBe(2)
    await prune(8)
    await expect(getPropertyImport(own, left)).rejects.toMatchObject({ code: 'not_found' })
    expect(await listPropertyImports(own)).toMatchObject([{ id, state: 'DONE' }])
  })

  it('has its numbers read as those of the client’s country', async () => {
    const { own, clientId } = await anOwner()
    await db.deps.database.prisma.client.update({ where: { id: clientId }, data: { phone: '+525512345678' } })
    const { id } = await read(own, 'address,city,agent phone\n1 Elm,Ames,55 1234 5678\n2 Elm,Ames,12')
    const { preview, problems } = await getPropertyImport(own, { id })
    expect(preview).toMatchObject([{ fields: { agentNumber: '+525512345678' } }])
    expect(problems.map(({ problem }) => problem)).toEqual([expect.stringContaining('Agent’s number: Please write')])
  })

  it('is refused when it is none', async () => {
    const { own } = await anOwner()
    const none: [string, string][] = [
      ['', 'empty'],
      ['address,city\n', 'Below the heading there is nothing'],
      ['address,city\n"open,Ames\n', 'quotation mark'],
      [`address,city\n${'1 Elm,Ames\n'.repeat(5_001)}`, 'more than 5,000 rows'],
      ['x'.repeat(2_000_001), 'larger than 2 MB'],
    ]
    for (const [text, words] of none)
      await expect(read(own, text)).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining(words) })
  })

  it('cannot be undone once something hangs on it or was changed', async () => {
    const { own } = await anOwner()
    const { id } = await read(own, FILE)
    await applyPropertyImport(own, { id })
    const [one, two] = (await listProperties(own)).properties
    await updateProperty(own, { id: one?.id ?? '', city: 'Elsewhere' })
    await expect(undoPropertyImport(own, { id })).rejects.toThrow('1 of its properties were changed since')
    const unit = await createUnit(own, { propertyId: two?.id ?? '', name: '1' })
    await expect(undoPropertyImport(own, { id })).rejects.toThrow('1 have units')
    expect([unit, (await listProperties(own)).total]).toEqual([expect.anything(), 2])
  })

  it('of another client is as if it were not there, and a read-only client brings none in', async () => {
    const { own } = await anOwner()
    const other = await anOwner()
    const { id } = await read(own, FILE)
    for (const one of [id, randomUUID(), 'no id']) {
      for (const ask of [getPropertyImport, applyPropertyImport, undoPropertyImport, propertyImportProblems])
        await expect(ask(other.own, { id: one })).rejects.toMatchObject({ code: 'not_found' })
      await expect(mapPropertyImport(other.own, { id: one, mapping: [] })).rejects.toMatchObject({ code: 'not_found' })
    }
    expect(await listPropertyImports(other.own)).toEqual([])
    await expect(read(ctxOf(db.deps, clientActor(other.clientId)), FILE)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('with many rows is added and undone at once', async () => {
    const { own } = await anOwner()
    const rows = Array.from({ length: 1_100 }, (_, n) => `R-${n},${n} Oak Street,Ames,${n + 1},A house with a garden`)
    const { id } = await read(own, `reference,address,city,price,description\n${rows.join('\n')}`)
    expect(await applyPropertyImport(own, { id })).toEqual({ added: 1_100, changed: 0 })
    const again = await read(
      own,
      `reference,address,city,price\n${rows
        .map((row) => row.replace('Oak', 'Elm'))
        .join('\n')
        .replaceAll(',A house with a garden', '')}`,
    )
    expect(await applyPropertyImport(own, again)).toEqual({ added: 0, changed: 1_100 })
    expect(await undoPropertyImport(own, again)).toEqual({ removed: 0, restored: 1_100 })
    expect((await listProperties(own, { text: '1099 Oak' })).total).toBe(1)
  }, 60_000)
})
