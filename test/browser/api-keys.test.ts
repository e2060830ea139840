import { expect, it } from 'vitest'
import { callerOfKey, createApiKey } from '../../src/domain/api-keys/index.js'
import { useApp } from '../support/app.js'
import { onChromium, scrollsSideways, seriousFindings, useBrowser } from '../support/browser.js'
import { aClient, ctxOf, JOB } from '../support/builders.js'
import { aBusiness, aStaffLogin } from '../support/people.js'
import { signIn } from './sign-in.js'

onChromium('API keys in a browser', () => {
  const app = useApp()
  const browser = useBrowser()
  const now = () => ctxOf(app.deps, JOB, new Date())

  it.each([
    [1280, false],
    [375, true],
  ])(
    'are made, tried, renamed and revoked in the portal at %i, dark %s',
    async (width, dark) => {
      const { user, client } = await aBusiness(app.deps, { portalAccess: 'SELF_SERVICE' })
      const { page, complaints } = await browser.window({ width, dark })
      const look = async (name: string) => {
        expect([name, await seriousFindings(page), await scrollsSideways(page)]).toEqual([name, [], false])
      }
      await signIn(page, `${app.address}/sign-in`, user.email)
      await page.goto(`${app.address}/settings`)
      await page.getByRole('link', { name: 'API keys' }).click()
      await look('empty')
      await page.getByRole('link', { name: 'Make a key' }).click()
      await page.getByLabel('Which program is it for?').fill('Customer records')
      expect(await page.getByLabel('See leads and their history').isVisible()).toBe(false)
      expect(await page.getByLabel('Last day').isVisible()).toBe(false)
      await look('new')
      await page.getByLabel('Only what I choose').check()
      await page.getByLabel('Until the end of a day').check()
      await page.getByRole('button', { name: 'Make the key' }).click()
      await page.getByText('Please choose at least one').waitFor()
      await page.getByLabel('See leads and their history').check()
      await page.getByLabel('Read calls, transcripts and recordings').focus()
      await page.keyboard.press('Space')
      await page.getByLabel('Last day').fill('2098-07-04')
      await look('chosen')
      await page.getByRole('button', { name: 'Make the key' }).click()
      await page.getByRole('heading', { name: 'Your key is ready' }).waitFor()
      await look('made')
      const key = await page.locator('#key-text').innerText()
      expect([...((await callerOfKey(now(), key))?.scopes ?? [])]).toEqual(['calls:read', 'leads:read'])
      await page.getByRole('link', { name: 'I have kept it' }).click()
      await createApiKey(now(), {
        name: 'Monthly report for the owners of Harbor Dental and their tax adviser',
        scopes: ['analytics:read'],
        clientId: client.id,
        expiresAt: new Date(Date.now() + 86_400_000),
      })
      await page.reload()
      await look('list')
      await page.getByText('Rename Customer records').click()
      await page.locator('details[open]').getByLabel('New name').fill('CRM')
      await look('rename')
      await page.getByRole('button', { name: 'Save the name' }).click()
      await page.getByText('The new name is saved.').waitFor()
      await page.getByText('Revoke CRM').click()
      await look('revoke')
      await page.getByRole('button', { name: 'Revoke the key for good' }).click()
      await page.getByText('Whoever shows this key is refused from now on.').waitFor()
      expect(await callerOfKey(now(), key)).toBeUndefined()
      await page.getByRole('link', { name: 'Revoked' }).click()
      await page.getByRole('cell', { name: 'CRM' }).waitFor()
      await look('revoked')
      expect(complaints).toEqual([])
    },
    60_000,
  )

  it('gives the key and a request to the clipboard that works as it is', async () => {
    const { user } = await aBusiness(app.deps, { portalAccess: 'SELF_SERVICE' })
    const { page, context } = await browser.window()
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await signIn(page, `${app.address}/sign-in`, user.email)
    await page.goto(`${app.address}/settings/api-keys/new`)
    await page.getByLabel('Which program is it for?').fill('CRM')
    await page.getByRole('button', { name: 'Make the key' }).click()
    const copied = async (section: string) => {
      const button = page.getByRole('region', { name: section }).getByRole('button')
      await button.click()
      await button.getByText('Copied').waitFor()
      return page.evaluate(() => navigator.clipboard.readText())
    }
    const key = await copied('The key')
    expect(await callerOfKey(now(), key)).toBeDefined()
    const curl = await copied('See whether it works')
    expect(curl).toBe(`curl ${app.address}/api/v1/auth/me \\\n  -H "X-API-Key: ${key}"`)
    const answer = await fetch(`${app.address}/api/v1/auth/me`, { headers: { 'X-API-Key': key } })
    expect(answer.status).toBe(200)
  })

  it.each([1280, 375])(
    'are made and revoked in the back office at %i',
    async (width) => {
      const staff = await aStaffLogin(app.deps)
      const client = await aClient(app.deps, { businessName: `Quay Homes ${width}` })
      const { page, complaints } = await browser.window({ width })
      const look = async (name: string) => {
        expect([name, await seriousFindings(page), await scrollsSideways(page)]).toEqual([name, [], false])
      }
      await signIn(page, `${app.address}/admin/sign-in`, staff.email)
      await page.goto(`${app.address}/admin/resources/ApiKey`)
      await page.getByRole('button', { name: 'New key for a client' }).click()
      const drawer = page.getByRole('dialog')
      await drawer.getByLabel('Client').fill('Quay')
      await drawer.locator(`option[value="${client.businessName}"]`).waitFor({ state: 'attached' })
      await drawer.getByLabel('Client').fill(client.businessName)
      await drawer.getByLabel('Name').fill('CRM')
      await drawer.getByLabel('What it may do').selectOption('some')
      await drawer.getByLabel('Read calls, transcripts and recordings').check()
      await look('form')
      await drawer.getByRole('button', { name: 'Make the key' }).click()
      const key = await drawer.getByLabel('Key for CRM').inputValue()
      expect((await callerOfKey(now(), key))?.actor).toMatchObject({ clientId: client.id })
      await look('once')
      await drawer.getByRole('button', { name: 'Done' }).click()
      await page.getByRole('button', { name: 'New key of the agency' }).click()
      await drawer.getByLabel('Name').fill('Nightly report')
      await look('agency')
      await drawer.getByRole('button', { name: 'Make the key' }).click()
      await drawer.getByLabel('Key for Nightly report').waitFor()
      await drawer.getByRole('button', { name: 'Done' }).click()
      await page.locator('tbody .tag', { hasText: 'The agency' }).first().waitFor()
      await look('list')
      await page.getByRole('link', { name: 'CRM' }).first().click()
      await page.getByRole('heading', { name: 'What it may do' }).waitFor()
      await look('key')
      await page.getByRole('button', { name: 'Actions' }).click()
      await page.getByRole('menuitem', { name: 'Revoke' }).click()
      await page.getByRole('button', { name: 'Revoke for good' }).click()
      await page.locator('h1 .tag', { hasText: 'Revoked' }).waitFor()
      expect(await callerOfKey(now(), key)).toBeUndefined()
      await look('revoked')
      expect(complaints).toEqual([])
    },
    60_000,
  )
})
