import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { harborDental } from '../emulators/conversations/index.js'
import { startVapiEmulator } from '../emulators/vapi.js'
import { aLine, aPublishedAssistant } from '../support/a-test-call.js'
import { useApp } from '../support/app.js'
import { onChromium, scrollsSideways, seriousFindings, useBrowser } from '../support/browser.js'
import { aBusiness } from '../support/people.js'
import { signIn } from './sign-in.js'

const vapi = await startVapiEmulator()
/** For those who want to look: a folder for pictures. */
const PICTURES = process.env['TEST_PICTURES']

onChromium('a test call in a browser', () => {
  const app = useApp({ worker: true, config: { vapiBaseUrl: vapi.url, vapiApiKey: vapi.apiKey } })
  const browser = useBrowser()

  const fine = async (page: Page) =>
    expect([await seriousFindings(page), await scrollsSideways(page)]).toEqual([[], false])

  it.each([
    [1280, false],
    [375, true],
  ])(
    'rings, is followed live and shows what it proved, at %i, dark %s',
    async (width, dark) => {
      const picture = async (page: Page, name: string) => {
        if (PICTURES) mkdirSync(PICTURES, { recursive: true })
        if (PICTURES) await page.screenshot({ path: `${PICTURES}/${width}-${name}.png`, fullPage: true })
      }
      const { user, assistant } = await liveBusiness()
      vapi.pace = 0.3
      vapi.conversation = [
        { who: 'caller', says: 'Do you take Delta Dental?' },
        { who: 'assistant', says: 'Yes, we are in network with Delta Dental and Cigna.' },
        { who: 'caller', says: 'Please tell them that I come at nine.' },
        {
          uses: 'take_message',
          with: { message: 'Comes at nine', callerName: 'Sam Okafor', callbackNumber: '+14155550177' },
        },
        { who: 'assistant', says: 'I have passed that on. Goodbye!' },
      ]
      const { page, complaints } = await browser.window({ width, dark })
      await signIn(page, `${app.address}/sign-in`, user.email)
      await page.goto(`${app.address}/assistants/${assistant.id}/test-call`)
      await fine(page)
      await picture(page, 'form-empty')

      await page.getByLabel('Your phone number').fill('911')
      await page.getByRole('button', { name: 'Call me now' }).click()
      await page.getByText('Please write your phone number').waitFor()
      await fine(page)
      await page.getByLabel('Your phone number').fill('(415) 555-0177')
      await page.getByRole('button', { name: 'Call me now' }).click()

      const status = page.getByRole('status')
      await page
        .getByText(/About to ring|Ringing/)
        .first()
        .waitFor()
      expect(await page.getByRole('link', { name: 'Refresh' }).isVisible()).toBe(false)
      await picture(page, 'ringing')
      await status.getByText(/Ask something a caller would ask/).waitFor()
      const said = page.getByRole('region', { name: 'Conversation' })
      await said.getByText('Do you take Delta Dental?').waitFor()
      await fine(page)
      await picture(page, 'talking')

      await status.getByText('It is ready for callers.').waitFor()
      const checks = page.getByRole('region', { name: 'Checklist' })
      expect(await checks.getByRole('listitem').count()).toBe(5)
      await checks.getByText('It answered from what it was told: Do you take Delta Dental?').waitFor()
      await checks.getByText('This worked: take message.').waitFor()
      await said.getByText('I have passed that on. Goodbye!').waitFor()
      await fine(page)
      await picture(page, 'passed')

      await page.getByRole('link', { name: 'Call again' }).click()
      expect(await page.getByLabel('Your phone number').inputValue()).toBe('(415) 555-0177')
      await page.getByText('Everything worked.').waitFor()
      vapi.callee = 'no-answer'
      vapi.pace = 0.05
      await page.getByRole('button', { name: 'Call me now' }).click()
      await page.getByText('Something did not work: see the checklist.').waitFor()
      await page.getByText('Nobody picked up.').first().waitFor()
      await fine(page)
      await picture(page, 'not-passed')
      await page.getByRole('link', { name: 'Test calls' }).click()
      await fine(page)
      await picture(page, 'form')
      vapi.callee = 'answers'
      await vapi.settled()
      expect(complaints).toEqual([])
    },
    60_000,
  )

  async function liveBusiness() {
    const { client, user } = await aBusiness(app.deps, { portalAccess: 'SELF_SERVICE' })
    const [vapiAssistantId, phoneNumberId] = [crypto.randomUUID(), crypto.randomUUID()]
    const url = `${app.address}/api/v1/vapi/webhook/${client.token}/`
    vapi.addBusiness({ ...harborDental, assistantId: vapiAssistantId, phoneNumberId }, { url })
    const answer = 'Yes, we are in network with Delta Dental and Cigna.'
    const assistant = await aPublishedAssistant(app.deps, {
      clientId: client.id,
      vapiAssistantId,
      facts: { businessName: 'Harbor Dental', faqs: [{ question: 'Do you take Delta Dental?', answer }] },
      body: { firstMessage: harborDental.greeting },
    })
    await aLine(app.deps, { clientId: client.id, vapiPhoneNumberId: phoneNumberId })
    return { client, user, assistant }
  }
})
