import { expect, it } from 'vitest'
import { useApp } from '../support/app.js'
import { onChromium, scrollsSideways, seriousFindings, useBrowser } from '../support/browser.js'

onChromium('The reference of the API in a browser', () => {
  const app = useApp()
  const browser = useBrowser()

  it.each([375, 1280])(
    'C10: fits a window of %i px, is accessible, finds operations and opens what an address names',
    async (width) => {
      const { page, context, complaints } = await browser.window({ width })
      // An address from before there was a page for each part.
      await page.goto(`${app.address}/api/v1/docs#createLead`)
      await page.waitForURL('**/api/v1/docs/leads#createLead')
      await page.locator('#createLead').waitFor({ state: 'visible' })
      expect(await page.locator('details.op[open]').count()).toBe(1)
      expect(await scrollsSideways(page)).toBe(false)
      expect(await seriousFindings(page)).toEqual([])

      await page.goto(`${app.address}/api/v1/docs`)
      expect(await scrollsSideways(page)).toBe(false)
      expect(await seriousFindings(page)).toEqual([])
      await page.getByLabel('Find an operation').fill('leads:write note')
      expect(await page.locator('[data-operation]:visible .path').allTextContents()).toEqual(['/leads/{id}/notes'])
      await page.getByLabel('Find an operation').fill('no such thing')
      await page.getByText('Nothing here goes by that name.').waitFor()
      await page.getByLabel('Find an operation').fill('')

      for (const path of ['/docs/guides/idempotency', '/docs/webhooks', '/changelog']) {
        await page.goto(`${app.address}/api/v1${path}`)
        expect(await scrollsSideways(page)).toBe(false)
        expect(await seriousFindings(page)).toEqual([])
      }
      expect(complaints).toEqual([])
      await context.close()
    },
    90_000,
  )
})
