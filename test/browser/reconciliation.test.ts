import { afterEach, beforeEach, expect, it } from 'vitest'
import { dentalCall, harborDental, seededRandom } from '../emulators/conversations/index.js'
import { startVapiEmulator, type VapiEmulator } from '../emulators/vapi.js'
import { useApp } from '../support/app.js'
import { onChromium, scrollsSideways, seriousFindings, useBrowser } from '../support/browser.js'
import { aClient } from '../support/builders.js'
import { aStaffLogin } from '../support/people.js'
import { signIn } from './sign-in.js'

onChromium('the second net in a browser', () => {
  const app = useApp({ worker: true })
  const browser = useBrowser()
  let vapi: VapiEmulator
  beforeEach(async () => {
    vapi = await startVapiEmulator()
    Object.assign(app.deps.config, { vapiBaseUrl: vapi.url, vapiApiKey: vapi.apiKey })
  })
  afterEach(async () => {
    Object.assign(app.deps.config, { vapiApiKey: undefined })
    await vapi.close()
  })

  it.each([1280, 375])(
    'shows how a reconciliation goes, and repairs what it found, at %s pixels',
    async (width) => {
      await aClient(app.deps, { businessName: 'Harbor Dental', vapiAssistantId: harborDental.assistantId })
      vapi.addBusiness(harborDental)
      const random = seededRandom(3)
      for (let n = 0; n < 25; n++) {
        const createdAt = new Date(Date.now() - (20 + n) * 60_000)
        await vapi.placeCall({ script: dentalCall(random), createdAt })
      }
      vapi.faults.rest = ({ path }) => (/^\/call\/./.test(path) ? { lateMs: 150 } : undefined)
      const staff = await aStaffLogin(app.deps, { name: 'Robin Staff' })
      const { page, complaints } = await browser.window({ width })
      await signIn(page, `${app.address}/admin`, staff.email)
      await page.goto(`${app.address}/admin/pages/Reconcile`)
      await page.getByRole('button', { name: 'Reconcile now' }).click()
      await page.getByText('At work').waitFor()
      await page.getByText('Done', { exact: true }).waitFor()
      await page.getByText('25 reports added').waitFor()
      expect(await seriousFindings(page)).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)

      await page.getByRole('button', { name: 'Check now' }).click()
      await page.getByRole('link', { name: '1 is to be repaired' }).waitFor()
      await page.getByRole('link', { name: '1 is to be repaired' }).click()
      await page.getByText(harborDental.assistantName).first().waitFor()
      expect(await scrollsSideways(page)).toBe(false)
      expect(await seriousFindings(page)).toEqual([])
      await page.getByRole('link', { name: harborDental.assistantName }).click()
      await page.getByRole('cell', { name: 'the client’s webhook URL' }).waitFor()
      expect(await scrollsSideways(page)).toBe(false)
      expect(await seriousFindings(page)).toEqual([])
      await page.getByRole('button', { name: 'Repair' }).click()
      await page
        .getByRole('dialog')
        .getByText(/Server URL: nothing → the client’s webhook URL/)
        .waitFor()
      await expect
        .poll(() => page.evaluate('document.getAnimations().filter((one) => one.playState === "running").length'))
        .toBe(0)
      expect(await seriousFindings(page)).toEqual([])
      await page.getByRole('dialog').getByRole('button', { name: 'Repair at Vapi' }).click()
      await page.getByText('In order', { exact: true }).first().waitFor()
      await page.goto(`${app.address}/admin/resources/Reconciliation`)
      await page
        .getByRole('cell', { name: /The organisation/ })
        .first()
        .waitFor()
      expect(await scrollsSideways(page)).toBe(false)
      expect(await seriousFindings(page)).toEqual([])
      await page.locator('td.first a').first().click()
      await page.getByText('Reports that never came').waitFor()
      expect(await scrollsSideways(page)).toBe(false)
      expect(complaints).toEqual([])
    },
    120_000,
  )

  it('says what to do while there is no API key', async () => {
    Object.assign(app.deps.config, { vapiApiKey: undefined })
    const staff = await aStaffLogin(app.deps)
    const { page } = await browser.window({ width: 375 })
    await signIn(page, `${app.address}/admin`, staff.email)
    await page.goto(`${app.address}/admin/pages/Reconcile`)
    await page.getByText('There is nobody to ask yet').waitFor()
    expect(await scrollsSideways(page)).toBe(false)
    expect(await seriousFindings(page)).toEqual([])
  })
})
