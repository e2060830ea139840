import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { findChromium } from './chromium.js'
import { demand } from './on-demand.js'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A suite that needs a browser. Without Chromium it is skipped by its name. */
export const onChromium = (name: string, suite: () => void) => {
  const isThere = findChromium() !== undefined
  return describe.skipIf(!isThere)(isThere ? name : `${name} (this machine has no Chromium)`, suite)
}

export type TestBrowser = {
  /** A new window with its own cookies, and the complaints its pages made: errors, refused by policy. */
  window(options?: {
    width?: number
    dark?: boolean
  }): Promise<{ context: BrowserContext; page: Page; complaints: string[] }>
}

export function useBrowser(): TestBrowser {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await chromium.connect(await demand(inject('onDemandUrl'), 'chromium'))
  })
  afterAll(() => browser?.close())
  return {
    async window({ width = 1280, dark = false } = {}) {
      if (!browser) throw new Error('The browser is ready from beforeAll on')
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme: dark ? 'dark' : 'light',
      })
      // Shorter than a test's time, so that a failure names the step.
      context.setDefaultTimeout(15_000)
      const complaints: string[] = []
      const page = await context.newPage()
      page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
      page.on('console', (message) => {
        if (/content security policy/i.test(message.text())) complaints.push(message.text())
      })
      return { context, page, complaints }
    },
  }
}

/** What is fading in has not its colours yet. */
const STILL = `Promise.race([new Promise((on) => setTimeout(on, 2000)), Promise.allSettled(document.getAnimations()
  .filter((one) => one.playState === 'running' && one.effect.getComputedTiming().iterations !== Infinity).map((one) => one.finished))])`

/** Serious and critical findings of axe-core on the page as it is now, as readable lines. @param rules only these, or all */
export async function seriousFindings(page: Page, rules?: string[]): Promise<string[]> {
  await page.evaluate(STILL)
  // Through the debugger, because the page's own policy rightly refuses an added script.
  if (!(await page.evaluate('Boolean(window.axe)'))) await page.evaluate(AXE)
  const options = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) }
  const results = await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)
  const { violations } = results as { violations: { id: string; impact: string; nodes: { html: string }[] }[] }
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}

/** What is wrong with the page on a phone and on a desk, by day and by night (which changes nothing but colours). */
export async function faultsInEveryLook(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const width of [375, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: 'light' })
    if (await scrollsSideways(page)) faults.push(`scrolls sideways at ${width}`)
    faults.push(...(await seriousFindings(page)).map((fault) => `${fault} at ${width}`))
    await page.emulateMedia({ colorScheme: 'dark' })
    faults.push(...(await seriousFindings(page, ['color-contrast'])).map((fault) => `${fault} at ${width}, dark`))
  }
  return faults
}

/** True when the page is wider than its window: something would be cut off or scroll sideways. */
export const scrollsSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1)
