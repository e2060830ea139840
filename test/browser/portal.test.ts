import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { aToldCall, MOVED_A_CLEANING } from '../support/a-told-call.js'
import { faultsInEveryLook, onChromium, scrollsSideways, useBrowser } from '../support/browser.js'
import { aCall } from '../support/builders.js'
import { aBusiness, PASSWORD, usePortal } from '../support/use-portal.js'

const PAYLOADS = [
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  '</script><script>alert(1)</script>',
  'javascript:alert(1)',
  `{{7*7}} \${7*7} <%= 7*7 %>`,
  'a\u2028b',
  '<!-- never closed',
  '[x](javascript:alert(1))',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '<svg><style><img src=x onerror=alert(1)></style>',
  '<style>*{display:none}</style>',
  "' onmouseover='alert(1)",
]

onChromium('the portal in a browser', () => {
  const portal = usePortal()
  const browser = useBrowser()

  async function aFullBusiness() {
    const { client, user } = await aBusiness(portal.deps, { vapiPhoneNumber: '+14155550123' })
    const recording = { monoUrl: 'https://storage.invalid/a.wav' }
    const startedAt = new Date(Date.now() - 60_000)
    const call = await aToldCall(portal.deps, {
      clientId: client.id,
      callerName: 'Sam Okafor',
      reportedOutcome: 'Booked',
      evaluation: 'POSITIVE',
      recording,
      startedAt,
      ...MOVED_A_CLEANING,
    })
    await aCall(portal.deps, { clientId: client.id, outcome: 'NO_ANSWER', durationSeconds: null, startedAt })
    return { user, call }
  }

  async function signIn(page: Page, email: string) {
    await page.goto(`${portal.address}/sign-in`)
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
  }

  it('has no serious finding of axe-core, no refusal by policy and no sideways scrolling, by day and by night', async () => {
    const { user, call } = await aFullBusiness()
    const { page, complaints } = await browser.window()
    const look = async (path: string) => {
      await page.goto(portal.address + path)
      expect([path, await faultsInEveryLook(page)]).toEqual([path, []])
    }
    for (const path of ['/sign-in', '/password/forgot', '/password/void', '/nothing']) await look(path)
    await signIn(page, user.email)
    for (const path of [
      '/',
      '/calls',
      '/calls?text=nothing',
      `/calls/${call.id}`,
      '/profile',
      '/settings',
      `/calls/${randomUUID()}`,
    ])
      await look(path)
    expect(complaints).toEqual([])
  }, 60_000)

  it('stays within the window of a phone and a desk however long an unbroken word is', async () => {
    const { client, user } = await aBusiness(portal.deps)
    const word = 'W'.repeat(300)
    const call = await aToldCall(portal.deps, {
      clientId: client.id,
      callerName: word,
      reportedOutcome: word,
      serviceName: word,
      intent: word,
      fromNumber: `sip:${word}`,
      summary: word,
      structured: { [word]: word },
      startedAt: new Date(Date.now() - 60_000),
      said: [
        { by: 'ASSISTANT', at: 1, text: word },
        { by: 'CALLER', at: 2, text: word },
        { by: 'FUNCTION', at: 3, use: { name: word, result: word } },
      ],
    })
    const { page } = await browser.window()
    await signIn(page, user.email)
    for (const path of ['/', '/calls', `/calls/${call.id}`]) {
      await page.goto(portal.address + path)
      for (const width of [375, 1280]) {
        await page.setViewportSize({ width, height: 900 })
        expect([path, width, await scrollsSideways(page)]).toEqual([path, width, false])
      }
    }
  })

  it('draws what callers say as text, whatever they say', async () => {
    const { client, user } = await aBusiness(portal.deps, { businessName: PAYLOADS[0] ?? '' })
    const shapeOf = async (page: Page, texts: string[]) => {
      const call = await aToldCall(portal.deps, {
        clientId: client.id,
        callerName: texts[1] ?? '',
        reportedOutcome: texts[2] ?? '',
        serviceName: texts[3] ?? '',
        intent: texts[4] ?? '',
        summary: texts.join(' '),
        structured: Object.fromEntries(texts.map((text, index) => [`${index} ${text}`, text])),
        said: texts.map((text, at) => ({ by: at % 2 ? ('CALLER' as const) : ('ASSISTANT' as const), at, text })),
      })
      await page.goto(`${portal.address}/calls/${call.id}`)
      return page.evaluate(() =>
        [...document.querySelectorAll('main *')].map(
          (one) => `${one.tagName} ${[...one.attributes].map(({ name }) => name)}`,
        ),
      )
    }
    const { page, complaints } = await browser.window()
    let dialogs = 0
    page.on('dialog', (dialog) => {
      dialogs++
      void dialog.dismiss()
    })
    await signIn(page, user.email)
    const benign = await shapeOf(
      page,
      PAYLOADS.map((_, index) => `plain words ${index}`),
    )
    expect(await shapeOf(page, PAYLOADS)).toEqual(benign)
    await page.goto(`${portal.address}/calls`)
    expect(dialogs).toBe(0)
    expect(complaints).toEqual([])
    expect(new URL(page.url()).pathname).toBe('/calls')
  })

  it('weighs at most 60 kB on the first page, cold', async () => {
    const { user } = await aFullBusiness()
    const { context, page } = await browser.window()
    await signIn(page, user.email)
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.setCacheDisabled', { cacheDisabled: true })
    let bytes = 0
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    await page.goto(`${portal.address}/`, { waitUntil: 'networkidle' })
    expect(bytes).toBeGreaterThan(5_000)
    expect(bytes).toBeLessThan(60_000)
  })

  it('keeps the chosen look, without a flash of the other', async () => {
    const { page } = await browser.window()
    await page.goto(`${portal.address}/sign-in`)
    await page.getByRole('button', { name: 'Dark' }).click()
    await page.goto(`${portal.address}/password/forgot`, { waitUntil: 'commit' })
    await page.waitForSelector('body', { state: 'attached' })
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
    expect(await page.getByRole('button', { name: 'Dark' }).getAttribute('aria-pressed')).toBe('true')
    await page.getByRole('button', { name: 'Auto' }).click()
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBeUndefined()
  })

  it('can be used by keyboard: past the menu, and into a call', async () => {
    const { user, call } = await aFullBusiness()
    const { page } = await browser.window()
    await signIn(page, user.email)
    await page.goto(`${portal.address}/`)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the page')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'main')
    await page.getByRole('link', { name: 'Sam Okafor' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/calls/${call.id}`)
  })

  it('copies the transcript, and says plainly when the recording is gone', async () => {
    const { user, call } = await aFullBusiness()
    const { context, page } = await browser.window()
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await signIn(page, user.email)
    await page.goto(`${portal.address}/calls/${call.id}`)
    await page.getByRole('button', { name: 'Copy transcript' }).click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain('0:06  Sam Okafor: Hi, can I move my cleaning to Thursday afternoon?')
    await page.getByRole('button', { name: 'Play from 0:06' }).click()
    await page.getByText('The recording is no longer there').waitFor()
  })

  it('works without scripts: filters, forms and signing out', async () => {
    const { user } = await aFullBusiness()
    const { context } = await browser.window()
    const bare = await context.browser()?.newContext({ javaScriptEnabled: false })
    const page = await bare?.newPage()
    if (!page) throw new Error('No page')
    await signIn(page, user.email)
    await page.goto(`${portal.address}/calls`)
    await page.getByLabel('Outcome').selectOption({ label: 'Booked' })
    await page.getByRole('button', { name: 'Show' }).click()
    expect(await page.getByRole('row').count()).toBe(2)
    await page.getByRole('button', { name: 'Sign out' }).first().click()
    await page.getByText('You are signed out.').waitFor()
    await bare?.close()
  })
})
