import { expect, it } from 'vitest'
import { useApp } from '../support/app.js'
import { onChromium, scrollsSideways, seriousFindings, useBrowser } from '../support/browser.js'
import { aCall, aClient, aMessage } from '../support/builders.js'
import { aBusiness, aStaffLogin } from '../support/people.js'
import { signIn } from './sign-in.js'

onChromium('who answers, and what callers left', () => {
  const app = useApp()
  const browser = useBrowser()

  const asStaff = async (width: number) => {
    const staff = await aStaffLogin(app.deps)
    const opened = await browser.window({ width })
    await signIn(opened.page, `${app.address}/admin`, staff.email)
    return opened
  }

  it.each([1280, 375])('is changed on the client’s page at %i pixels, by people and by keyboard', async (width) => {
    const client = await aClient(app.deps)
    const { page, complaints } = await asStaff(width)
    await page.goto(`${app.address}/admin/resources/Client/records/${client.id}/show`)
    const card = page.getByRole('region', { name: 'Answering' })
    await card.getByText('Always open').first().waitFor()
    await card.getByRole('button', { name: 'Change' }).click()
    await card.getByLabel(/At these times/).check()
    await card.getByLabel('Monday opens').fill('08:30')
    await card.getByRole('button', { name: 'Add a time to Saturday' }).press('Enter')
    await card.getByLabel('Saturday closes').fill('13:00')
    await card.getByRole('button', { name: 'Copy Monday' }).click()
    await card.getByLabel('Closed days').fill('2030-12-25')
    await card.getByRole('button', { name: 'Add day' }).click()
    await card.getByLabel('Callers hear a sentence').check()
    await card.getByLabel('What callers hear').fill('We open at half past eight.')
    await card.getByRole('button', { name: 'Add a number' }).click()
    await card.getByLabel('Name of number 1').fill('Dana')
    await card.getByLabel('Number of Dana').fill('12')
    expect(await seriousFindings(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)

    await card.getByRole('button', { name: 'Save' }).click()
    await card.getByText('Please write a phone number').waitFor()
    await card.getByLabel('Number of Dana').fill('+1 415 555 2671')
    await card.getByRole('button', { name: 'Save' }).click()
    await card.getByText('Mon – Fri: 8:30 AM – 5:00 PM').waitFor()
    for (const words of [
      'Sat: 9:00 AM – 1:00 PM',
      'Closed on 25 Dec 2030',
      '“We open at half past eight.”',
      '(415) 555-2671',
    ])
      expect(await card.innerText()).toContain(words)
    await card.getByText('Tools for this assistant').click()
    expect(await card.locator('pre').innerText()).toContain('"take_message"')
    expect(await seriousFindings(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    expect(complaints).toEqual([])
  })

  it.each([1280, 375])('lists what callers left in the portal at %i pixels', async (width) => {
    const { client, user } = await aBusiness(app.deps, { portalAccess: 'SELF_SERVICE' })
    const call = await aCall(app.deps, { clientId: client.id })
    await aMessage(app.deps, {
      clientId: client.id,
      vapiCallId: call.vapiCallId,
      isUrgent: true,
      forWhom: 'Dr. Lee',
      text: 'My crown came off this morning and it hurts when I drink something cold. Please call me back today, I can come in at any time.',
      createdAt: new Date(),
    })
    await aMessage(app.deps, {
      clientId: client.id,
      callerName: null,
      text: 'Please send the invoice for March again.',
      createdAt: new Date(Date.now() - 86_400_000),
    })
    await aMessage(app.deps, {
      clientId: client.id,
      callerName: 'Priya Natarajan',
      callerNumber: '+442079460958',
      text: 'Confirmed for Tuesday at ten.',
      createdAt: new Date(Date.now() - 3 * 86_400_000),
      handledAt: new Date(),
      handledBy: 'Sam Okafor',
    })
    const { page, complaints } = await browser.window({ width })
    await signIn(page, `${app.address}/sign-in`, user.email)
    await page.getByRole('link', { name: '2 messages wait to be handled' }).click()
    await page.getByRole('heading', { name: 'Messages' }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    await page.getByRole('button', { name: 'Mark as handled: message from Sam Okafor' }).click()
    await page.getByText('Marked as handled.').waitFor()
    await page.getByRole('link', { name: 'All', exact: true }).click()
    await page.getByText('Handled by Sam Okafor').first().waitFor()
    expect(await scrollsSideways(page)).toBe(false)
    expect(complaints).toEqual([])
  })

  it('opens a message in the back office', async () => {
    const client = await aClient(app.deps)
    const message = await aMessage(app.deps, { clientId: client.id, text: 'The tooth hurts', isUrgent: true })
    const { page, complaints } = await asStaff(1280)
    await page.goto(`${app.address}/admin/resources/CallerMessage`)
    await page.goto(`${app.address}/admin/resources/CallerMessage/records/${message.id}/show`)
    await page.getByText('The tooth hurts').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    expect(complaints).toEqual([])
  })
})
