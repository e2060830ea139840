import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { aDraft } from '../domain/assistants/a-draft.js'
import { startVapiEmulator } from '../emulators/vapi.js'
import { useApp } from '../support/app.js'
import { onChromium, scrollsSideways, seriousFindings, useBrowser } from '../support/browser.js'
import { aBusiness } from '../support/people.js'
import { signIn } from './sign-in.js'

const NUMBER = '+14155552671'
const vapi = await startVapiEmulator()
afterAll(() => vapi.close())

onChromium('the wizard in a browser', () => {
  const app = useApp({ config: { vapiBaseUrl: vapi.url, vapiApiKey: vapi.apiKey } })
  const browser = useBrowser()

  /** Somebody of a new self-service client, signed in, and a number in the pool. */
  async function aNewcomer(width = 1280) {
    const { user, client } = await aBusiness(app.deps, { portalAccess: 'SELF_SERVICE' })
    const id = randomUUID()
    const at = new Date().toISOString()
    const there = {
      id,
      orgId: randomUUID(),
      createdAt: at,
      updatedAt: at,
      provider: 'vapi',
      number: NUMBER,
      status: 'active',
    }
    vapi.phoneNumbers.set(id, there)
    const here = { id, vapiPhoneNumberId: id, number: NUMBER, country: 'US', areaCode: '415' }
    await app.deps.database.prisma.phoneNumber.create({ data: here })
    const opened = await browser.window({ width })
    await signIn(opened.page, `${app.address}/sign-in`, user.email)
    return { ...opened, user, client }
  }

  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
  const saved = (page: Page, field: string) =>
    page.locator(`[data-field=${field}] .save-state`, { hasText: 'Saved' }).waitFor()
  const goOn = (page: Page) => page.getByRole('button', { name: 'Save and go on' }).last().click()
  const factsNow = async () => {
    const { facts } = await app.deps.database.prisma.assistant.findFirstOrThrow()
    return facts as Record<string, unknown>
  }

  /** The window is closed in the middle of a step: one comes back to it by the list, and finds what was typed. */
  async function interrupted(page: Page, step: string) {
    expect([step, await seriousFindings(page), await scrollsSideways(page)]).toEqual([step, [], false])
    await page.goto(`${app.address}/assistants`)
    await page.locator('.assistant a').click()
    await page.getByRole('link', { name: 'Go on with the wizard' }).click()
    await heading(page, step)
  }

  async function begin(page: Page, kind: string) {
    const menu = page.getByRole('navigation', { name: 'Main' })
    const more = menu.locator('summary')
    if (await more.isVisible()) await more.click()
    await menu.getByRole('link', { name: 'Assistants' }).click()
    await page.getByRole('link', { name: 'Make your first assistant' }).click()
    await page.getByLabel(kind).check()
    await page.getByLabel('Its name, for you').fill('Front desk')
    await page.getByRole('button', { name: 'Begin' }).click()
    await heading(page, 'Business')
  }

  async function publish(page: Page) {
    await page.getByRole('button', { name: 'Take a number' }).click()
    await page.getByText('is yours. It works as soon as you publish.').waitFor()
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await heading(page, 'Front desk is live')
    await page.getByText('(415) 555-2671').waitFor()
    expect([await seriousFindings(page), await scrollsSideways(page)]).toEqual([[], false])
  }

  it('makes an assistant that answers a number, with interruptions at every step', async () => {
    const { page, complaints } = await aNewcomer()
    await begin(page, 'Answers calls')
    await page.getByLabel('Type of business').selectOption('dental')
    await page.getByLabel('Address').fill('12 Harbor Street')
    await saved(page, 'address')
    await interrupted(page, 'Business')
    expect(await page.getByLabel('Address').inputValue()).toBe('12 Harbor Street')
    await goOn(page)

    await heading(page, 'Hours')
    await page.getByLabel('Saturday', { exact: true }).check()
    await page.getByRole('button', { name: 'Add a break on Saturday' }).click()
    await page.getByLabel('Saturday opens').last().fill('18:00')
    await page.getByLabel('Saturday closes').last().fill('20:00')
    await page.getByRole('button', { name: 'Add a closed day' }).click()
    await page.getByLabel('Closed on').fill('2030-12-25')
    await saved(page, 'hours')
    await interrupted(page, 'Hours')
    expect(await page.getByLabel('Saturday closes').last().inputValue()).toBe('20:00')
    await goOn(page)

    await heading(page, 'Services and policies')
    await page.getByRole('button', { name: 'Add a service' }).press('Enter')
    await page.keyboard.type('Check-up')
    await page.getByLabel('Price').fill('$120')
    await saved(page, 'services')
    await interrupted(page, 'Services and policies')
    await goOn(page)

    await heading(page, 'Questions and answers')
    await page.getByRole('link', { name: 'Paste or bring in a CSV file' }).click()
    await page
      .getByLabel('Question, Answer')
      .fill('Q: Can I park?\nA: Yes, behind the house.\n\nQ: Cards?\nA: All of them.')
    await page.getByRole('button', { name: 'See what is added' }).click()
    await page.getByRole('button', { name: 'Add 2 questions' }).click()
    await page.getByText('2 questions added.').waitFor()
    await page.getByRole('button', { name: 'Move question 2 up' }).press('Enter')
    await saved(page, 'faqs')
    await page.getByRole('button', { name: 'Remove question 2' }).click()
    await page.getByRole('button', { name: 'Put it back' }).click()
    await saved(page, 'faqs')
    await interrupted(page, 'Questions and answers')
    expect(await factsNow()).toMatchObject({ faqs: [{ question: 'Cards?' }, { question: 'Can I park?' }] })
    await goOn(page)

    await heading(page, 'Voice')
    await page.getByLabel('What it calls itself').fill('Mia')
    await saved(page, 'agentName')
    // It follows the name, until somebody writes their own.
    await expect.poll(() => page.locator('#firstMessage').inputValue()).toContain('Mia')
    await page.locator('[data-part=preview] .say', { hasText: 'Mia' }).waitFor()
    await page.locator('[data-field=voice]').getByRole('button', { name: 'Choose another' }).click()
    await page.getByLabel('Search').first().fill('elliot')
    await page.locator('.voice input').first().check()
    await saved(page, 'voice')
    await interrupted(page, 'Voice')
    expect(await factsNow()).toMatchObject({ voice: { voiceId: 'Elliot' } })
    await goOn(page)

    await heading(page, 'Behaviour')
    expect(await page.getByLabel('What it says to the machine').isVisible()).toBe(false)
    await page.getByLabel('Leave a message').check()
    await page.getByLabel('What it says to the machine').fill('Please call us back.')
    await saved(page, 'voicemailMessage')
    await interrupted(page, 'Behaviour')
    await goOn(page)

    await heading(page, 'Number and review')
    await interrupted(page, 'Number and review')
    await publish(page)
    const rung = await vapi.ring({ to: NUMBER })
    expect(rung).toMatchObject({ answeredBy: 'assistant', said: expect.stringContaining('Mia') })
    expect(complaints).toEqual([])
  }, 60_000)

  it('makes one that calls, in ten steps, on a phone', async () => {
    const { page, complaints } = await aNewcomer(375)
    const keep = async (label: string, text: string, field: string) => {
      await page.getByLabel(label, { exact: true }).fill(text)
      await saved(page, field)
    }
    const answers: [step: string, work: () => Promise<unknown>][] = [
      [
        'Business',
        async () => {
          await page.getByLabel('Type of business').selectOption('dental')
          await keep('What the business does', 'A dental practice.', 'about')
          await keep('What people get from it', 'A free check-up.', 'valueProposition')
        },
      ],
      ['Audience', () => keep('Who they are', 'Parents in Portland.', 'audience')],
      ['Objective', () => page.getByLabel('Book an appointment').check()],
      ['Language and style', () => page.getByLabel('Short and direct').check()],
      ['Opening', () => keep('Opening', 'Hi, this is Ava from Harbor Dental.', 'firstMessage')],
      ['E-mail addresses', () => page.getByRole('switch', { name: 'Ask for an e-mail address' }).check()],
      [
        'Objections',
        async () => {
          await page.getByRole('link', { name: 'Add from the library' }).click()
          await page.locator('input[name=ticked]').first().check()
          await page.getByRole('button', { name: 'Add the ticked ones' }).click()
          await page.getByText('1 objection added.').waitFor()
        },
      ],
      ['Length and pacing', () => page.getByLabel('Brief').check()],
      [
        'Data and abilities',
        async () => {
          await page.getByRole('button', { name: 'Add a field' }).click()
          await page.keyboard.type('Preferred day')
          await page.getByLabel('Type', { exact: true }).selectOption('date')
          await page.getByLabel('What it is').fill('When they would like to come')
          await saved(page, 'dataToExtract')
        },
      ],
    ]
    await begin(page, 'Makes calls')
    for (const [step, work] of answers) {
      await heading(page, step)
      await work()
      await interrupted(page, step)
      await goOn(page)
    }
    await heading(page, 'Voice and review')
    await interrupted(page, 'Voice and review')
    await publish(page)
    expect([...vapi.assistants.values()].at(-1)).toMatchObject({
      name: 'Front desk',
      firstMessage: expect.stringContaining('Ava'),
    })
    expect(await factsNow()).toMatchObject({ style: 'very_direct', collectEmail: true, callLength: 'brief' })
    expect(complaints).toEqual([])
  }, 60_000)

  it('keeps what is typed while there is no connection, and what is typed just before leaving', async () => {
    const { context, page, client } = await aNewcomer()
    const { id } = await aDraft(app.deps, { clientId: client.id })
    await page.goto(`${app.address}/assistants/${id}/steps/business`)
    await context.setOffline(true)
    await page.getByLabel('Address').fill('1 Pier')
    await page.getByText('No connection. Kept here, trying again').waitFor()
    await context.setOffline(false)
    await saved(page, 'address')
    await page.getByLabel('Name of the business').fill('')
    await page.getByText('Please fill this in').waitFor()
    await page.getByLabel('Name of the business').fill('Harbor & Sons')
    await page.getByRole('link', { name: 'Hours' }).click()
    await heading(page, 'Hours')
    expect(await factsNow()).toMatchObject({ address: '1 Pier', businessName: 'Harbor & Sons' })
  })

  it('asks everything without scripts too', async () => {
    const { context, client, user } = await aNewcomer()
    const { id } = await aDraft(app.deps, { clientId: client.id })
    const bare = await context.browser()?.newContext({ javaScriptEnabled: false })
    const page = await bare?.newPage()
    if (!page) throw new Error('No page')
    await signIn(page, `${app.address}/sign-in`, user.email)
    await page.goto(`${app.address}/assistants/${id}/steps/faqs`)
    await page.getByRole('button', { name: 'Add a question' }).click()
    await page.getByRole('textbox', { name: 'Question' }).fill('Can I park?')
    await page.getByRole('textbox', { name: 'Answer' }).fill('Yes.')
    await goOn(page)
    await heading(page, 'Voice')
    expect(await page.getByRole('combobox', { name: 'Voice', exact: true }).isVisible()).toBe(true)
    expect(await factsNow()).toMatchObject({ faqs: [{ question: 'Can I park?', answer: 'Yes.' }] })
    await bare?.close()
  })
})
