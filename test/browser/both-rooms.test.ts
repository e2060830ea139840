import { expect, it } from 'vitest'
import { aToldCall } from '../support/a-told-call.js'
import { useApp } from '../support/app.js'
import { onChromium, useBrowser } from '../support/browser.js'
import { aBusiness, aStaffLogin } from '../support/people.js'
import { signIn } from './sign-in.js'

const PAYLOADS = [
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  '</script><script>alert(1)</script>',
  'javascript:alert(1)',
  '{{7*7}}',
  `\${7*7}`,
  '\u2028alert(1)',
  '<!-- unclosed',
  '[x](javascript:alert(1))',
  '<meta http-equiv=refresh content=0;url=//evil>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '</style><style>*{display:none}',
]

onChromium('portal and back office in one browser', () => {
  const app = useApp()
  const browser = useBrowser()

  it('lets staff in as the client, says so on every page, and shows the client the visit', async () => {
    const { client, user } = await aBusiness(app.deps)
    const staff = await aStaffLogin(app.deps, { name: 'Robin Ade' })
    const { page } = await browser.window()
    await signIn(page, `${app.address}/admin`, staff.email)
    await page.goto(`${app.address}/admin/resources/Client/records/${client.id}/show`)
    await page
      .getByRole('button', { name: 'More' })
      .or(page.getByRole('button', { name: /actions/i }))
      .first()
      .click()
    await page.getByText('Open portal as this client').first().click()
    await page.getByLabel('Why').fill('asked about a call')
    const opened = page.waitForEvent('popup', { timeout: 5_000 }).catch(() => undefined)
    await page.getByRole('dialog').getByRole('button', { name: /open/i }).click()
    const portal = (await opened) ?? page
    await portal
      .waitForURL((now) => !now.pathname.startsWith('/admin') && !now.pathname.startsWith('/as'), { timeout: 10_000 })
      .catch(async () => {
        await portal.getByRole('link', { name: /open/i }).first().click()
      })
    for (const place of ['/', '/calls', '/settings']) {
      await portal.goto(`${app.address}${place}`)
      expect(await portal.locator('body').textContent()).toMatch(/Harbor Dental/)
      await portal.getByRole('button', { name: /leave|end/i }).waitFor()
    }
    const theirs = await browser.window()
    await signIn(theirs.page, `${app.address}/sign-in`, user.email)
    await theirs.page.goto(`${app.address}/settings`)
    await theirs.page.getByText('asked about a call').waitFor()
  })

  // trust.md I-1
  it('shows what callers say as text, in portal and back office', async () => {
    const { client, user } = await aBusiness(app.deps)
    const staff = await aStaffLogin(app.deps)
    const { page, complaints } = await browser.window()
    const dialogs: string[] = []
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    await signIn(page, `${app.address}/sign-in`, user.email)
    await signIn(page, `${app.address}/admin`, staff.email)
    const shape = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('*')].map((node) => `${node.tagName} ${node.getAttributeNames().join()}`).sort(),
      )

    const told = (text: string) =>
      aToldCall(app.deps, {
        clientId: client.id,
        startedAt: new Date(),
        callerName: text,
        reportedOutcome: text,
        serviceName: text,
        intent: text,
        endedReason: text,
        summary: text,
        structured: { newTime: text, [text]: text },
        customFields: { price: text },
        said: [
          { by: 'ASSISTANT', at: 1, text },
          { by: 'CALLER', at: 2, text },
          { by: 'FUNCTION', at: 3, use: { name: text, arguments: { a: text }, result: text } },
        ],
      })
    const benign = await told('harmless words')
    const places = (id: string) => [`/calls/${id}`, `/admin/resources/Call/records/${id}/show`]
    const twins: string[][] = []
    for (const place of places(benign.id)) {
      await page.goto(`${app.address}${place}`, { waitUntil: 'networkidle' })
      twins.push(await shape())
    }
    for (const payload of PAYLOADS) {
      const call = await told(payload)
      for (const [n, place] of places(call.id).entries()) {
        await page.goto(`${app.address}${place}`, { waitUntil: 'networkidle' })
        expect(await shape(), `${payload} on ${place}`).toEqual(twins[n])
      }
    }
    expect(dialogs).toEqual([])
    expect(complaints).toEqual([])
  }, 120_000)
})
