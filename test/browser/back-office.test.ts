import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { deliver } from '../domain/inbound/deliveries.js'
import { aToldCall, MOVED_A_CLEANING } from '../support/a-told-call.js'
import { useApp } from '../support/app.js'
import { faultsInEveryLook, onChromium, scrollsSideways, useBrowser } from '../support/browser.js'
import { aClient } from '../support/builders.js'
import { aStaffLogin, PASSWORD } from '../support/people.js'
import { signIn } from './sign-in.js'

onChromium('the back office in a browser', () => {
  const app = useApp({ worker: true })
  const browser = useBrowser()

  const asStaff = async (options: { width?: number; dark?: boolean } = {}) => {
    const staff = await aStaffLogin(app.deps)
    const opened = await browser.window(options)
    await signIn(opened.page, `${app.address}/admin`, staff.email)
    return opened
  }

  it('brings a client live: form, token, copy, status, test event', async () => {
    const { page, context, complaints } = await asStaff()
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: app.address })
    await page.goto(`${app.address}/admin/resources/Client`)
    await page.getByRole('link', { name: 'New client' }).first().click()
    await page.getByLabel('Business name').fill('Harbor Dental')
    await page.getByLabel('Name of the person').fill('Sam Okafor')
    await page.getByLabel('E-mail', { exact: true }).fill('sam@harbor.example')
    await page.getByLabel('Password').first().fill(PASSWORD)
    await page.getByRole('button', { name: /create|save/i }).click()

    await page.getByRole('button', { name: 'Generate Vapi webhook token' }).first().click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /generate/i })
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).click()
    const url = await page.evaluate(() => navigator.clipboard.readText())
    expect(url).toMatch(new RegExp(`^${app.address}/api/v1/vapi/webhook/\\w{32}/$`))
    await page.getByRole('button', { name: 'Done' }).click()

    await page.getByLabel('Setup status of Harbor Dental').selectOption({ label: 'Client notified' })
    await page.getByText('Setup status is now “Client notified”').waitFor()
    await page.getByRole('button', { name: 'Send test event' }).click()
    await page
      .getByText(/test event/i)
      .last()
      .waitFor()

    const report = readFileSync('test/samples/vapi/50-eocr-inbound-completed.json')
    expect((await fetch(url, { method: 'POST', body: report })).status).toBe(200)
    await expect.poll(() => app.deps.database.prisma.call.count(), { timeout: 10_000 }).toBe(1)
    await page.goto(`${app.address}/admin/resources/Call`)
    await page.getByText('Sam Okafor').first().click()
    await page.getByText('Hi, can I move my cleaning to Thursday afternoon?').waitFor()
    expect(complaints).toEqual([])
  })

  it('marks several clients live at once, and says how many it changed', async () => {
    for (const businessName of ['Harbor Dental', 'Northgate Property']) await aClient(app.deps, { businessName })
    await aClient(app.deps, { businessName: 'Rapid Plumbing', setupStatus: 'LIVE' })
    const { page, complaints } = await asStaff()
    await page.goto(`${app.address}/admin/resources/Client`)
    await page.getByLabel('Select all rows of this page').check()
    await page.getByRole('region', { name: 'Selected rows' }).getByRole('button', { name: 'Mark live' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Mark live' }).click()
    await dialog
      .getByText('No passed test call of what is published now: Harbor Dental, Northgate Property.')
      .first()
      .waitFor()
    await dialog.getByLabel('Why they go live without a passed test call').fill('Both were tested by hand')
    await dialog.getByRole('button', { name: 'Mark live' }).click()
    await expect
      .poll(() => app.deps.database.prisma.client.count({ where: { setupStatus: 'LIVE' } }), { timeout: 10_000 })
      .toBe(3)
    expect(complaints).toEqual([])
  })

  it('asks why when one is set live in the list without a passed test call', async () => {
    const client = await aClient(app.deps, { businessName: 'Harbor Dental' })
    const { page, complaints } = await asStaff()
    await page.goto(`${app.address}/admin/resources/Client`)
    const choice = page.getByLabel('Setup status of Harbor Dental')
    await choice.selectOption('LIVE')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Harbor Dental has no passed test call of what is published now.').first().waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect.poll(() => choice.inputValue()).toBe('NOT_STARTED')
    await choice.selectOption('LIVE')
    await dialog.getByLabel('Why it goes live without a passed test call').fill('Tested by hand')
    await dialog.getByRole('button', { name: 'Change' }).click()
    await expect.poll(() => choice.inputValue(), { timeout: 10_000 }).toBe('LIVE')
    const entry = await app.deps.database.prisma.auditEntry.findFirstOrThrow({ where: { clientId: client.id } })
    expect(entry.changes).toMatchObject({ reason: [null, 'Tested by hand'] })
    expect(complaints).toEqual([])
  })

  it('shows the webhook URL in the form of a client, to be copied, and when it joined', async () => {
    const client = await aClient(app.deps)
    const { page } = await asStaff()
    await page.goto(`${app.address}/admin/resources/Client/records/${client.id}/edit`)
    const vapi = page.getByRole('region', { name: 'Vapi' })
    expect(await vapi.getByLabel('Webhook URL for Vapi').inputValue()).toContain(`/webhook/${client.token}/`)
    await vapi.getByRole('button', { name: 'Copy' }).waitFor()
    expect(await vapi.getByText('Webhook token generated').locator('+ dd').textContent()).toBe('Yes')
    const dates = page.getByRole('region', { name: 'Important dates' })
    expect(await dates.locator('dt').allTextContents()).toEqual(['Joined', 'Last login'])
  })

  it('keeps words of any length inside the window of a phone and a desk', async () => {
    const long = 'W'.repeat(300)
    const client = await aClient(app.deps, {
      businessName: long,
      name: long,
      setupStatus: 'LIVE',
      createdAt: new Date(0),
    })
    const told = { clientId: client.id, callerName: long, reportedOutcome: long, serviceName: long }
    const call = await aToldCall(app.deps, { ...told, structured: { [long]: long }, said: MOVED_A_CLEANING.said ?? [] })
    const eventId = await deliver(app.deps, client.id, { message: { type: 'x'.repeat(100) } })
    const { page } = await asStaff()
    const places = [
      '/admin',
      '/admin/resources/Client',
      `/admin/resources/Client/records/${client.id}/show`,
      `/admin/resources/Client/records/${client.id}/edit`,
      '/admin/resources/Call',
      `/admin/resources/Call/records/${call.id}/show`,
      '/admin/resources/WebhookEvent',
      `/admin/resources/WebhookEvent/records/${eventId}/show`,
    ]
    const wide: string[] = []
    for (const place of places) {
      await page.goto(`${app.address}${place}`)
      await isDrawn(page)
      // What is cut off at the edge of the page would not make it wider.
      await page.locator('main').evaluate((main) => {
        main.style.overflow = 'visible'
        document.body.style.overflow = 'visible'
      })
      for (const width of [375, 1280]) {
        await page.setViewportSize({ width, height: 900 })
        if (await scrollsSideways(page)) wide.push(`${place} at ${width}`)
        if (width === 375) expect(await page.getByRole('banner').count()).toBe(1)
      }
    }
    expect(wide).toEqual([])
    await page.goto(`${app.address}/admin/resources/Call/records/${call.id}/show`)
    // The sixth of these begins at 15.6 seconds; the portal says 0:15 too.
    await page.getByText('0:15').waitFor()
  })

  it('fits, reads well aloud and breaks no policy on a phone and a desk, by day and by night', async () => {
    const client = await aClient(app.deps, { setupStatus: 'LIVE', adminNotes: 'Prefers mornings' })
    const call = await aToldCall(app.deps, { clientId: client.id, callerName: 'Priya Raman', ...MOVED_A_CLEANING })
    const { page, complaints } = await asStaff()
    const places = [
      '/admin',
      '/admin/resources/Client',
      `/admin/resources/Client/records/${client.id}/show`,
      `/admin/resources/Client/records/${client.id}/edit`,
      '/admin/resources/Client/actions/new',
      '/admin/resources/Call',
      `/admin/resources/Call/records/${call.id}/show`,
      '/admin/resources/WebhookEvent',
      '/admin/resources/PhoneNumber',
      '/admin/resources/Staff',
      '/admin/resources/Staff/actions/new',
      '/admin/resources/AuditEntry',
      '/admin/pages/Settings',
    ]
    const found: Record<string, string[]> = {}
    for (const place of places) {
      await page.goto(`${app.address}${place}`)
      await isDrawn(page)
      const faults = await faultsInEveryLook(page)
      if (faults.length > 0) found[place] = faults
    }
    expect(found).toEqual({})
    expect(complaints).toEqual([])
  }, 120_000)
})

/** The page has its heading and nothing of it is still loading. */
async function isDrawn(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByText('Loading …').waitFor({ state: 'detached' })
}
