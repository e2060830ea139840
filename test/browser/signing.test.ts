import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { keepUnassigned } from '../../src/domain/inbound/index.js'
import { parseVapiMessage } from '../../src/integrations/voice/index.js'
import { useApp } from '../support/app.js'
import { onChromium, scrollsSideways, seriousFindings, useBrowser } from '../support/browser.js'
import { aClient } from '../support/builders.js'
import { aStaffLogin } from '../support/people.js'
import { signIn } from './sign-in.js'

onChromium('signatures and unassigned events in a browser', () => {
  const app = useApp()
  const browser = useBrowser()

  const asStaff = async (options: { width?: number; dark?: boolean } = {}) => {
    const staff = await aStaffLogin(app.deps)
    const opened = await browser.window(options)
    await signIn(opened.page, `${app.address}/admin`, staff.email)
    return opened
  }
  const wait = async (message: object) => {
    const body = Buffer.from(JSON.stringify({ message: { type: 'status-update', timestamp: Date.now(), ...message } }))
    await keepUnassigned(app.deps, {
      headers: { 'user-agent': 'Vapi' },
      body,
      read: parseVapiMessage(body),
      now: new Date(),
    })
  }

  it.each([375, 1280])('sets up Standard Webhooks for a client and rotates the secret, %d wide', async (width) => {
    const client = await aClient(app.deps)
    const { page, complaints } = await asStaff({ width })
    await page.goto(`${app.address}/admin/resources/Client/records/${client.id}/show`)
    const card = page.getByRole('region', { name: 'How Vapi proves who it is' })
    await card.getByRole('button', { name: 'Set up a signature' }).click()
    await look(page, `form-${width}`)
    await card.getByRole('button', { name: 'Save' }).click()
    const secret = await card.getByLabel('New secret for Vapi').inputValue()
    expect(Buffer.from(secret, 'base64')).toHaveLength(32)
    await card.getByText('{svix-id}.{timestamp}.{body}').waitFor()
    await look(page, `made-${width}`)

    await card.getByRole('button', { name: 'Rotate secret' }).click()
    await look(page, `rotate-${width}`)
    await card.getByRole('button', { name: 'Rotate secret' }).click()
    await card.getByText('The secret before this one still works').waitFor()
    expect(await card.getByLabel('New secret for Vapi').inputValue()).not.toBe(secret)

    await card.getByRole('button', { name: 'Change' }).click()
    await card.getByLabel('HMAC with other options').check()
    await card.getByLabel('Payload format').fill('{timestamp}')
    await look(page, `hmac-${width}`)
    await card.getByRole('button', { name: 'Save' }).click()
    await card.getByText('It has to contain {body}').waitFor()
    expect(await card.getByLabel('Payload format').evaluate((field) => field === document.activeElement)).toBe(true)
    await card.getByLabel('None').check()
    await card.getByRole('button', { name: 'Save' }).click()
    await card.getByText('No signature').waitFor()
    await look(page, `none-${width}`)
    expect(await seriousFindings(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  it.each([375, 1280])('shows the organisation-wide URL and signs it, %d wide', async (width) => {
    const { page, complaints } = await asStaff({ width })
    await page.goto(`${app.address}/admin/pages/Settings`)
    const card = page.getByRole('region', { name: 'How Vapi proves who it is' })
    expect(await card.getByLabel('Organisation-wide webhook URL').inputValue()).toMatch(/\/api\/v1\/voice\/webhook$/)
    await look(page, `settings-${width}`)
    await card.getByRole('button', { name: 'Set up a signature' }).click()
    expect(await card.getByLabel('None').count()).toBe(0)
    await card.getByLabel('Vapi secret header').check()
    await look(page, `settings-form-${width}`)
    await card.getByRole('button', { name: 'Save' }).click()
    await card.getByText('Include Bearer prefix').waitFor()
    await look(page, `settings-made-${width}`)
    expect(await seriousFindings(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  it.each([375, 1280])('assigns waiting events to a client, %d wide', async (width) => {
    const client = await aClient(app.deps, { businessName: 'Harbor Dental' })
    await aClient(app.deps, { businessName: 'Northgate Property' })
    const assistantId = randomUUID()
    const { page, complaints } = await asStaff({ width })
    await page.goto(`${app.address}/admin/resources/UnassignedEvent`)
    await page.getByText('Nothing is unassigned').waitFor()
    await look(page, `unassigned-empty-${width}`)
    for (let count = 0; count < 3; count++) await wait({ call: { id: randomUUID(), assistantId } })
    await wait({ phoneNumber: { number: '+14155550123' }, call: { id: randomUUID() } })
    await page.reload()
    await page.getByText(`Assistant ${assistantId}`).first().waitFor()
    await look(page, `unassigned-list-${width}`)
    await page.getByText(`Assistant ${assistantId}`).first().click()
    await page.getByText('It names an assistant that no client has.').waitFor()
    await look(page, `unassigned-page-${width}`)
    await page.getByRole('button', { name: 'Assign to client' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Client').fill('Harb')
    await dialog.getByRole('button', { name: 'Assign', exact: true }).click()
    await dialog.getByText('Please choose a client').waitFor()
    await dialog.getByLabel('Client').fill('Harbor Dental')
    await look(page, `unassigned-assign-${width}`)
    await dialog.getByRole('button', { name: 'Assign', exact: true }).click()
    await page.getByText('3 events moved to Harbor Dental').waitFor()
    expect(await app.deps.database.prisma.webhookEvent.count({ where: { clientId: client.id } })).toBe(3)
    await page.goto(`${app.address}/admin/resources/UnassignedEvent`)
    await page.getByText('Number (415) 555-0123').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    expect(complaints).toEqual([])
  })
})

async function look(page: Parameters<typeof scrollsSideways>[0], _name: string): Promise<void> {
  expect(await scrollsSideways(page)).toBe(false)
}
