import { afterEach, beforeEach, expect, it } from 'vitest'
import { createAssistant, getAssistant, publishAssistant, saveFact } from '../../src/domain/assistants/index.js'
import { listTemplates } from '../../src/domain/templates/index.js'
import { aDraft, aRobin } from '../domain/assistants/a-draft.js'
import { startVapiEmulator, type VapiEmulator } from '../emulators/vapi.js'
import { useApp } from '../support/app.js'
import { onChromium, scrollsSideways, seriousFindings, useBrowser } from '../support/browser.js'
import { aClient, ctxOf } from '../support/builders.js'
import { aStaffLogin } from '../support/people.js'
import { signIn } from './sign-in.js'

onChromium('assistants in the back office', () => {
  const app = useApp()
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

  const asStaff = async (width: number) => {
    const staff = await aStaffLogin(app.deps)
    const opened = await browser.window({ width })
    await signIn(opened.page, `${app.address}/admin`, staff.email)
    const isFine = async () => {
      expect(await seriousFindings(opened.page)).toEqual([])
      expect(await scrollsSideways(opened.page)).toBe(false)
    }
    return { ...opened, isFine }
  }
  const change = (id: string, facts: Record<string, unknown>) =>
    Promise.all(Object.entries(facts).map(([field, value]) => saveFact(ctxOf(app.deps), { id, field, value })))

  it.each([1280, 375])(
    'show versions, drift and what is missing, and are repaired at %i pixels',
    async (width) => {
      const { id } = await aDraft(app.deps, { name: 'Reception' })
      const robin = await aRobin(app.deps, new Date())
      await publishAssistant(robin, { id, note: 'First version' })
      await change(id, { tone: 'calm', faqs: [{ question: 'Do you take new patients?', answer: 'Yes, and gladly.' }] })
      await publishAssistant(robin, { id, note: 'Calmer, with a question' })
      await change(id, { maxMinutes: 7 })
      const { vapiAssistantId } = await getAssistant(ctxOf(app.deps), { id })
      const theirs = vapi.assistants.get(vapiAssistantId ?? '')
      const changed = { ...theirs, firstMessage: 'Hello from the Vapi dashboard.' }
      vapi.assistants.set(vapiAssistantId ?? '', changed as NonNullable<typeof theirs>)

      const { page, complaints, isFine } = await asStaff(width)
      await page.goto(`${app.address}/admin/resources/Assistant`)
      await page.locator('.tag', { hasText: 'Live, changed' }).first().waitFor()
      await isFine()
      await page.getByRole('link', { name: 'Reception' }).first().click()
      await page.getByRole('button', { name: 'Actions' }).click()
      await page.getByRole('menuitem', { name: 'Compare with Vapi' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Compare' }).click()
      const drift = page.getByRole('region', { name: 'Changed in Vapi' })
      await drift.getByText('Hello from the Vapi dashboard.').waitFor()
      const versions = page.getByRole('region', { name: 'Versions' })
      await versions.getByRole('button', { name: 'What is new in version 2' }).click()
      await versions
        .getByText(/Do you take new patients/)
        .first()
        .waitFor()
      const told = page.getByRole('region', { name: 'What it was told' })
      await told.locator('summary').filter({ hasText: 'Questions and answers' }).click()
      await page.getByText('Show the prompt').click()
      await isFine()

      await drift.getByRole('button', { name: 'Put ours back' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Put ours back' }).click()
      await drift.waitFor({ state: 'detached' })
      await page.getByText('Not published yet:').waitFor()
      await versions.getByRole('button', { name: 'Bring back version 1' }).click()
      expect(await page.getByRole('dialog').getByLabel('Version').inputValue()).toBe('1')
      await page.getByRole('dialog').getByRole('button', { name: 'Bring back' }).click()
      await versions.getByText('Version 1 brought back').waitFor()
      await isFine()
      expect(complaints).toEqual([])
    },
    60_000,
  )

  it.each([1280, 375])(
    'are given what is new in a template at %i pixels',
    async (width) => {
      await app.deps.database.prisma.assistantTemplate.deleteMany()
      const { page, complaints, isFine } = await asStaff(width)
      await page.goto(`${app.address}/admin/resources/AssistantTemplate`)
      await page.getByRole('button', { name: 'Add starter templates' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Add them' }).click()
      await page.getByRole('link', { name: 'Dental practice' }).waitFor()
      await isFine()

      const ctx = ctxOf(app.deps)
      const id = (await listTemplates(ctx)).find(({ name }) => name === 'Dental practice')?.id ?? ''
      const made: string[] = []
      for (const businessName of ['Alder Dental', 'Birch Dental']) {
        const client = await aClient(app.deps, { businessName })
        const assistant = await createAssistant(ctx, { clientId: client.id, direction: 'INBOUND', templateId: id })
        made.push(assistant.id)
      }
      await publishAssistant(await aRobin(app.deps, new Date()), { id: made[0] ?? '' })
      await change(made[1] ?? '', { tone: 'cheerful' })

      await page.goto(`${app.address}/admin/resources/AssistantTemplate/records/${id}/edit`)
      await page.getByLabel('Tone').selectOption('calm')
      await page.getByRole('button', { name: 'Add a question' }).click()
      await page.getByLabel('Question of question 5').fill('Do you see children?')
      await page.getByLabel('Answer of question 5').fill('Yes, of every age.')
      await page.getByRole('group', { name: 'Business hours' }).getByLabel('At these times').check()
      await page.getByLabel('Monday opens').fill('08:00')
      await isFine()
      await page.getByRole('button', { name: 'Save' }).click()

      const rollOut = page.getByRole('region', { name: 'Roll out' })
      await rollOut.getByText('2 assistants were made from it').waitFor()
      await rollOut.getByText('Differs there').first().waitFor()
      await isFine()
      await rollOut.getByRole('button', { name: 'Choose all' }).click()
      await rollOut.getByRole('button', { name: 'Roll out to 2' }).click()
      await rollOut.getByText('Version 2 is live.').waitFor()
      await rollOut.getByText(/It was never published/).waitFor()
      await rollOut.getByRole('button', { name: 'Look again' }).click()
      await rollOut.getByText('For 1 there is something new').or(rollOut.getByText('For all of them')).waitFor()
      await isFine()
      expect((await getAssistant(ctx, { id: made[0] ?? '' })).facts?.tone).toBe('calm')
      expect((await getAssistant(ctx, { id: made[1] ?? '' })).facts?.tone).toBe('cheerful')
      expect(complaints).toEqual([])
    },
    60_000,
  )
})
