import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { aToldCall, MOVED_A_CLEANING } from '../support/a-told-call.js'
import { useApp } from '../support/app.js'
import { onChromium, scrollsSideways, seriousFindings, useBrowser } from '../support/browser.js'
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
    await page.getByRole('dialog').getByRole('button', { name: /live/i }).click()
    await expect
      .poll(() => app.deps.database.prisma.client.count({ where: { setupStatus: 'LIVE' } }), { timeout: 10_000 })
      .toBe(3)
    expect(complaints).toEqual([])
  })

  it.each([
    [1280, false],
    [375, false],
    [1280, true],
  ])(
    'fits, reads well aloud and breaks no policy at %i pixels (dark: %s)',
    async (width, dark) => {
      const client = await aClient(app.deps, { setupStatus: 'LIVE', adminNotes: 'Prefers mornings' })
      const call = await aToldCall(app.deps, { clientId: client.id, callerName: 'Priya Raman', ...MOVED_A_CLEANING })
      const { page, complaints } = await asStaff({ width, dark })
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
        await page.goto(`${app.address}${place}`, { waitUntil: 'networkidle' })
        await page.getByRole('heading', { level: 1 }).waitFor()
        const findings = [
          ...(await seriousFindings(page)),
          ...((await scrollsSideways(page)) ? ['scrolls sideways'] : []),
        ]
        if (findings.length > 0) found[place] = findings
      }
      expect(found).toEqual({})
      expect(complaints).toEqual([])
    },
    120_000,
  )
})
