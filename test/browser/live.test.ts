import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { aRingingCall } from '../support/a-ringing-call.js'
import { useApp } from '../support/app.js'
import { onChromium, scrollsSideways, seriousFindings, useBrowser } from '../support/browser.js'
import { aBusiness, aStaffLogin } from '../support/people.js'
import { signIn } from './sign-in.js'

onChromium('calls in progress in a browser', () => {
  const app = useApp({ worker: true })
  const browser = useBrowser()

  const said = (page: Page) => page.locator('.visually-hidden[role=status]')
  const fine = async (page: Page) =>
    expect([await seriousFindings(page), await scrollsSideways(page)]).toEqual([[], false])

  it.each([
    [1280, false],
    [375, true],
  ])('arrive, speak and end on the client’s page without a reload, at %i, dark %s', async (width, dark) => {
    const { client, user } = await aBusiness(app.deps)
    const { page, complaints } = await browser.window({ width, dark })
    await signIn(page, `${app.address}/sign-in`, user.email)
    await page.goto(`${app.address}/live`)
    await page.getByText('Updates by itself').waitFor()
    expect(await page.getByRole('link', { name: 'Refresh' }).isVisible()).toBe(false)
    await page.getByRole('heading', { name: 'No calls right now' }).waitFor()
    await fine(page)

    const call = aRingingCall(app.address, client.token, { number: '+14155550177', name: 'Pat Walker' })
    await call.status('ringing')
    const card = page.getByRole('listitem').filter({ hasText: 'Pat Walker' })
    await card.getByText('Ringing').waitFor()
    expect(await said(page).last().textContent()).toBe('New call: Pat Walker.')
    expect(await page.getByRole('heading', { name: 'No calls right now' }).isVisible()).toBe(false)
    expect(await page.getByRole('navigation', { name: 'Main' }).getByText('1 in progress').count()).toBe(1)

    await call.status('in-progress')
    await card.getByText('In progress').waitFor()
    // A link in focus stays in focus while its card changes.
    await card.getByRole('link', { name: 'Pat Walker' }).focus()
    await call.speech('user', 'started')
    await card.getByText('The caller speaks').waitFor()
    await call.says('user', 'I would like to <img src=x onerror=alert(1)>', 'partial')
    await card.getByText('I would like to <img src=x onerror=alert(1)>').waitFor()
    await call.says('user', 'I would like to move my cleaning.')
    await card.getByText('I would like to move my cleaning.').waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Pat Walker')
    await expect.poll(() => card.locator('[data-since]').textContent(), { timeout: 5_000 }).toMatch(/^0:0[1-9]$/)
    await fine(page)

    await call.status('ended')
    await card.getByText('Ended').waitFor()
    expect(await said(page).last().textContent()).toBe('Call with Pat Walker has ended.')
    await fine(page)
    await card.getByRole('link', { name: 'Open the call' }).click()
    await page.getByRole('heading', { level: 1, name: /Pat Walker/ }).waitFor()
    expect(complaints).toEqual([])
  })

  it('show the list and a link to refresh it without JavaScript', async () => {
    const { client, user } = await aBusiness(app.deps)
    const call = aRingingCall(app.address, client.token, { number: '+14155550177', name: 'Pat Walker' })
    await call.status('in-progress')
    await expect.poll(() => app.deps.database.prisma.call.count(), { timeout: 5_000 }).toBe(1)
    const { context } = await browser.window()
    const plain = await context.browser()?.newContext({ javaScriptEnabled: false })
    const page = await plain?.newPage()
    if (!page) throw new Error('No window')
    await signIn(page, `${app.address}/sign-in`, user.email)
    await page.goto(`${app.address}/live`)
    await page.getByText('Pat Walker').waitFor()
    await page.getByRole('link', { name: 'Refresh' }).click()
    await page.getByText('Pat Walker').waitFor()
    expect(await page.getByText('Updates by itself').isVisible()).toBe(false)
  })

  it('come back by themselves after the connection was lost, with what was missed', async () => {
    const { client, user } = await aBusiness(app.deps)
    const { page, context } = await browser.window()
    await signIn(page, `${app.address}/sign-in`, user.email)
    await page.goto(`${app.address}/live`)
    await page.getByText('Updates by itself').waitFor()
    await context.setOffline(true)
    app.cutConnections()
    await page.getByText('Connection lost, trying again').waitFor()
    const call = aRingingCall(app.address, client.token, { number: '+14155550177', name: 'Pat Walker' })
    await call.status('in-progress')
    await context.setOffline(false)
    await page.getByText('Updates by itself').waitFor()
    await page.getByRole('listitem').filter({ hasText: 'Pat Walker' }).waitFor()
  })

  it.each([
    [1280, true],
    [375, false],
  ])('of all clients come by themselves on the staff’s page, at %i, dark %s', async (width, dark) => {
    const { client } = await aBusiness(app.deps)
    const { client: other } = await aBusiness(app.deps, { businessName: 'Peak Plumbing' })
    const staff = await aStaffLogin(app.deps, { role: 'VIEWER' })
    const { page, complaints } = await browser.window({ width, dark })
    await signIn(page, `${app.address}/admin`, staff.email)
    await page.goto(`${app.address}/admin/pages/Live`)
    await page.getByText('Updates by itself').waitFor()
    await page.getByRole('heading', { name: 'No calls right now' }).waitFor()
    await fine(page)

    const one = aRingingCall(app.address, client.token, { number: '+14155550177', name: 'Pat Walker' })
    const two = aRingingCall(app.address, other.token, { number: '+14155550188' })
    await one.status('in-progress')
    await two.status('ringing')
    const card = page.getByRole('listitem').filter({ hasText: 'Harbor Dental' })
    await card.getByText('In progress').waitFor()
    await page.getByRole('listitem').filter({ hasText: 'Peak Plumbing' }).getByText('Ringing').waitFor()
    await one.says('assistant', 'How can I help you today?', 'partial')
    await card.getByText('How can I help you today?').waitFor()
    await fine(page)
    await one.status('ended')
    await card.getByText('Open the call').waitFor()
    expect(await said(page).last().textContent()).toBe('A call at Harbor Dental has ended.')

    await page.goto(`${app.address}/admin/pages/Live?clientId=${client.id}`)
    await page.getByText('Updates by itself').waitFor()
    expect(await page.getByText('Peak Plumbing').count()).toBe(0)
    expect(complaints).toEqual([])
  })
})
