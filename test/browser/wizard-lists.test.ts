import { expect, it } from 'vitest'
import { aDraft } from '../domain/assistants/a-draft.js'
import { useApp } from '../support/app.js'
import { onChromium, useBrowser } from '../support/browser.js'
import { aBusiness } from '../support/people.js'
import { signIn } from './sign-in.js'

onChromium('what others and other answers change, in a browser', () => {
  const app = useApp()
  const browser = useBrowser()
  const facts = async () =>
    (await app.deps.database.prisma.assistant.findFirstOrThrow()).facts as Record<string, unknown>

  async function aWizard(step: string) {
    const { user, client } = await aBusiness(app.deps, { portalAccess: 'SELF_SERVICE' })
    const known = { faqs: [{ question: 'Open?', answer: 'Yes' }], agentName: 'Ava', language: 'en' }
    const { id } = await aDraft(app.deps, { clientId: client.id, facts: known })
    const { page } = await browser.window({ width: 1280 })
    await signIn(page, `${app.address}/sign-in`, user.email)
    const url = `${app.address}/assistants/${id}/steps/${step}`
    await page.goto(url)
    await page.locator('form[data-ready]').waitFor()
    return { page, url, answer: page.locator('#faqs-0-answer'), state: page.locator('#field-faqs .save-state') }
  }

  it('a list that somebody else changed is not written over, and can be loaded again', async () => {
    const { page, url, answer, state } = await aWizard('faqs')
    const other = await page.context().newPage()
    await other.goto(url)
    await other.locator('form[data-ready]').waitFor()
    await other.locator('#faqs-0-answer').fill('Theirs')
    await other.locator('#field-faqs .save-state[data-tone=good]').waitFor()
    // One's own next change is of what one has just kept.
    await other.locator('#faqs-0-answer').fill('Theirs, really')
    await expect.poll(async () => JSON.stringify(await facts())).toContain('Theirs, really')
    await answer.fill('Mine')
    await page.getByText('Somebody else changed this list meanwhile').waitFor()
    expect(await state.textContent()).toBe('Not saved')
    await page.getByRole('link', { name: 'Load again' }).click()
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('#faqs-0-answer')?.value === 'Theirs, really',
    )
    await answer.fill('Ours')
    await expect.poll(async () => JSON.stringify(await facts())).toContain('Ours')
  }, 60_000)

  it('a list still on its way when the form is sent, or whose answer was lost, is no conflict', async () => {
    const { page, url, answer } = await aWizard('faqs')
    let hold = 0
    await page.route('**/facts', async (route) => {
      const isFirst = hold++ === 0
      const answered = await route.fetch()
      await new Promise((resolve) => setTimeout(resolve, 800))
      if (isFirst) await route.abort()
      else await route.fulfill({ response: answered })
    })
    // Kept, but the answer never arrives; what is written meanwhile is sent after it.
    await answer.fill('First')
    await expect.poll(async () => JSON.stringify(await facts())).toContain('First')
    await answer.fill('Second')
    await expect.poll(async () => JSON.stringify(await facts()), { timeout: 15_000 }).toContain('Second')
    await page.locator('#field-faqs .save-state[data-tone=good]').waitFor()
    await answer.fill('Third')
    await expect.poll(async () => JSON.stringify(await facts())).toContain('Third')
    await answer.fill('Fourth')
    await page.getByRole('button', { name: /^Save and go on to/ }).click()
    await page.waitForURL((now) => now.href !== url)
    expect(await facts()).toMatchObject({ faqs: [{ answer: 'Fourth' }] })
  }, 60_000)

  it('a first message that follows the language is shown, unless somebody is writing there', async () => {
    const { page } = await aWizard('voice')
    await page.getByRole('button', { name: 'Use it' }).click()
    const message = page.locator('#firstMessage')
    const english = await message.inputValue()
    await expect.poll(async () => (await facts())['firstMessage']).toBe(english)
    const german = page.locator('#field-language').getByText('German')
    if (await page.locator('select#language').count()) await page.locator('select#language').selectOption('de')
    else await german.click()
    await expect.poll(() => message.inputValue()).not.toBe(english)
    expect(await message.inputValue()).toBe((await facts())['firstMessage'])
  }, 60_000)
})
