import { describe, expect, it } from 'vitest'
import { aProperty, aUnit } from '../support/a-property.js'
import { useApp } from '../support/app.js'
import { aClient } from '../support/builders.js'
import { act, api, asStaff, edit, list, type SignedIn, show } from './support.js'

describe('properties in the back office', () => {
  const app = useApp()
  const prisma = () => app.deps.database.prisma
  const partsOf = (answer: Awaited<ReturnType<typeof show>>) =>
    (answer.record?.details?.['parts'] ?? []) as { title: string }[]
  const make = async (visitor: SignedIn, resource: string, fields: Record<string, string>) =>
    api(visitor, `resources/${resource}/actions/new`, fields)

  it('takes in properties with units, says how fresh they are, and archives them', async () => {
    const { id: clientId } = await aClient(app.deps)
    const owner = await asStaff(app)
    const house = { clientId, address: '12 Elm Street', city: 'Springfield', listing: 'RENT', status: 'AVAILABLE' }
    expect((await make(owner, 'Property', { ...house, price: 'cheap', areaUnit: 'sqft' })).errors).toHaveProperty(
      'price',
    )
    const made = await make(owner, 'Property', {
      ...house,
      price: '1,850.50',
      features: 'garage\ngarden',
      areaUnit: 'sqft',
    })
    const id = made.record?.id ?? ''
    const unit = await make(owner, 'Unit', {
      propertyId: id,
      name: '4B',
      rent: '1,200',
      availableOn: '2026-12-01',
      status: 'AVAILABLE',
    })
    await edit(owner, ['Property', id], { bedrooms: '3', photoUrls: 'https://photos.example/1.jpg' })
    await act(owner, ['Property', id, 'markChecked'], { isHealthy: 'true' })
    const shown = await show(owner, 'Property', id)
    expect(shown.record?.params).toMatchObject({
      priceWords: '$1,850.50 a month',
      price: '1850.50',
      bedrooms: 3,
      freshness: 'Researched and healthy',
    })
    expect(partsOf(shown).map(({ title }) => title)).toEqual(['Features', 'Units', 'Photos'])
    expect(JSON.stringify(partsOf(shown))).toContain('$1,200')
    expect((await edit(owner, ['Unit', unit.record?.id ?? ''], { rent: '1,300' })).said?.message).toBe('Saved')
    expect((await show(owner, 'Unit', unit.record?.id ?? '')).record?.params).toMatchObject({
      rentWords: '$1,300',
      at: '12 Elm Street',
    })
    await act(owner, ['Unit', unit.record?.id ?? '', 'remove'])
    await act(owner, ['Property', id, 'archive'])
    expect((await list(owner, 'Property', { 'filters.isArchived': 'true' })).records).toHaveLength(1)
    expect((await list(owner, 'Property', { 'filters.isArchived': 'false' })).records).toHaveLength(0)
  })

  it('brings in a file of properties, shows first what it would do, and undoes it', async () => {
    const { id: clientId } = await aClient(app.deps)
    const owner = await asStaff(app)
    // Longer than any other form may be.
    const remark = 'x'.repeat(150_000)
    const wrong = `,Springfield,1,${remark}\n`
    const text = `Address,City,Price,Remark\n1 Oak Road,Springfield,"450,000",${remark}\n${wrong.repeat(3)}`
    const file = `list.csv\ndata:text/csv;base64,${Buffer.from(text).toString('base64')}`
    expect((await make(owner, 'PropertyImport', { clientId, file: 'list.csv' })).errors).toHaveProperty('file')
    const id = await sendAsPage(owner, { clientId, file })
    expect(partsOf(await show(owner, 'PropertyImport', id)).map(({ title }) => title)).toEqual([
      'The first rows',
      'Not taken',
      'Columns',
      'What it would do',
      'To be mended',
    ])
    expect((await act(owner, ['PropertyImport', id, 'apply'])).said?.message).toBe('1 added, 0 changed')
    expect((await list(owner, 'Property')).records?.map(({ title }) => title)).toEqual(['1 Oak Road, Springfield'])
    expect((await act(owner, ['PropertyImport', id, 'undo'])).said?.message).toBe('1 taken away, 0 put back')
    expect(await prisma().property.count()).toBe(0)
  })

  /** Our pages send JSON, and this one form may be long. */
  async function sendAsPage(visitor: SignedIn, fields: Record<string, string>): Promise<string> {
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const page = await fetch(new URL('/admin', visitor.url), { headers: { cookie } }).then((answer) => answer.text())
    const token = /"csrf":"([^"]+)"/.exec(page)?.[1] ?? ''
    const answer = await fetch(new URL('/admin/api/resources/PropertyImport/actions/new', visitor.url), {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', 'x-csrf-token': token },
      body: JSON.stringify(fields),
    })
    return ((await answer.json()) as { record?: { id: string } }).record?.id ?? String(answer.status)
  }

  it('lets those who only look change nothing', async () => {
    const { id: clientId } = await aClient(app.deps)
    const property = await aProperty(app.deps, { clientId })
    const unit = await aUnit(app.deps, { clientId, propertyId: property.id })
    const viewer = await asStaff(app, 'VIEWER')
    expect((await act(viewer, ['Unit', unit.id, 'remove'])).status).toBe(403)
    expect((await show(viewer, 'Property', property.id)).record?.recordActions).toEqual(['show'])
  })
})
