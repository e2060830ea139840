import { expect, it } from 'vitest'
import { checkAlerts } from '../../src/domain/alerts/index.js'
import { setAside } from '../../src/domain/inbound/index.js'
import { aReport, deliver } from '../domain/inbound/deliveries.js'
import { useApp } from '../support/app.js'
import { faultsInEveryLook, onChromium, useBrowser } from '../support/browser.js'
import { aClient, ctxOf, JOB } from '../support/builders.js'
import { aStaffLogin } from '../support/people.js'
import { signIn } from './sign-in.js'

onChromium('intake in a browser', () => {
  const app = useApp()
  const browser = useBrowser()

  /** A day of two clients, with everything in error that there can be. */
  async function aDay() {
    const one = await aClient(app.deps, { businessName: 'Harbor Dental', setupStatus: 'LIVE' })
    const two = await aClient(app.deps, { businessName: 'Alder & Stone Lettings' })
    const sql = (text: string, values: unknown[]) => app.deps.database.query(text, values)
    await sql(
      `insert into webhook_events (id, client_id, delivery_key, type, state, headers, body_bytes, body_sealed, received_at, deliveries)
       select gen_random_uuid(), $1, decode(md5(n::text), 'hex'), 'status-update', 'DONE', '{}', 4200, '',
         now() - make_interval(mins => n), 1 + n % 7 / 6 from generate_series(1, 1400) n where n % 3 < 1 + (n / 300) % 2`,
      [one.id],
    )
    for (const client of [one, one, two]) {
      const id = await deliver(app.deps, client.id, aReport())
      await sql(
        `update webhook_events set state = 'DEAD', attempts = 3, next_at = now(),
           last_error = 'duplicate key value violates unique constraint "calls_client_id_vapi_call_id_key"' where id = $1`,
        [id],
      )
    }
    await deliver(app.deps, two.id, '{"message":{"type":"end-of-call-rep')
    const about = { headers: {}, reason: 'The signature does not match' }
    const body = Buffer.from(JSON.stringify(aReport()))
    for (let n = 0; n < 6; n++) {
      await setAside(app.deps, { now: new Date() }, { ...about, clientId: two.id, body, cause: 'SIGNATURE' })
    }
    await checkAlerts(ctxOf(app.deps, JOB, new Date()))
    return { one, two }
  }

  const asStaff = async (options: { width?: number; dark?: boolean } = {}) => {
    const staff = await aStaffLogin(app.deps)
    const opened = await browser.window(options)
    await signIn(opened.page, `${app.address}/admin`, staff.email)
    return opened
  }

  it('leads from the dashboard over an alert to the events, and puts back all that match', async () => {
    const { one } = await aDay()
    const { page, complaints } = await asStaff()
    await page.getByRole('heading', { name: '3 open alerts' }).waitFor()
    await page.getByRole('link', { name: 'Harbor Dental: webhook events could not be applied' }).click()
    await page.getByText('apply all of them again').waitFor()
    await page.getByRole('link', { name: 'Look at it' }).click()
    await page.getByRole('button', { name: 'Apply all again (2)' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('2 webhook events match the filters').waitFor()
    await dialog.getByRole('button', { name: 'Apply them again' }).click()
    await page.getByText('2 events will be applied within a moment').waitFor()
    await page.getByText('Nothing matches').waitFor()
    const where = { clientId: one.id, state: 'READY' as const }
    expect(await app.deps.database.prisma.webhookEvent.count({ where })).toBe(2)
    expect(complaints).toEqual([])
  })

  it('says on an event what can be done about it', async () => {
    const { two } = await aDay()
    const aside = await app.deps.database.prisma.webhookEvent.findFirstOrThrow({ where: { cause: 'SIGNATURE' } })
    const { page } = await asStaff()
    await page.goto(`${app.address}/admin/resources/WebhookEvent/records/${aside.id}/show`)
    await page.getByText('Compare the secret here with the one in Vapi.').waitFor()
    await page.getByRole('button', { name: 'Apply again' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Apply again' }).click()
    await page.getByRole('dialog').getByText('It stays set aside.').waitFor()
    expect(two.id).toBe(aside.clientId)
  })

  it('shows how far a replay is', async () => {
    const { one } = await aDay()
    const { page } = await asStaff()
    await page.goto(`${app.address}/admin/resources/WebhookEvent?filters.state=DONE&filters.clientId=${one.id}`)
    await page.getByRole('button', { name: /^Apply all again/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Apply them again' }).click()
    await page.getByText(/^0 of \d{3} events are put back/).waitFor()
    await app.deps.database.query('delete from pgboss.job')
    await page.getByText(/events are put back/).waitFor({ state: 'detached' })
  })

  it('keeps who gets alerts, and says what is wrong with an address', async () => {
    const { page } = await asStaff()
    await page.goto(`${app.address}/admin/pages/Settings`)
    const addresses = page.getByLabel('Who gets alerts')
    const form = page.locator('form').filter({ has: addresses })
    await addresses.fill('nobody')
    await form.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Please write an e-mail address such as').waitFor()
    await addresses.fill('night@agency.example, pager@agency.example')
    await form.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved', { exact: true }).waitFor()
    await page.getByLabel('Alerts by mail').selectOption('off')
  })

  it.each([
    ['/admin', 'Dashboard'],
    ['/admin/pages/Intake', 'Intake'],
    ['/admin/resources/WebhookEvent?filters.trouble=yes', 'Webhook events'],
    ['/admin/resources/Alert', 'Alerts'],
  ])(
    '%s fits a phone and a desk and can be read by everybody, by day and by night',
    async (path, title) => {
      await aDay()
      const { page, complaints } = await asStaff()
      await page.goto(`${app.address}${path}`)
      await page.getByRole('heading', { name: title, level: 1 }).waitFor()
      await page.getByText('Loading …').waitFor({ state: 'detached' })
      expect(await faultsInEveryLook(page)).toEqual([])
      expect(complaints).toEqual([])
    },
    90_000,
  )
})
