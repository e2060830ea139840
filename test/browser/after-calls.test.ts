import { expect, it } from 'vitest'
import { aBusyAgency } from '../support/a-busy-agency.js'
import { aLead } from '../support/a-lead.js'
import { aUnit } from '../support/a-property.js'
import { aTask } from '../support/a-task.js'
import { anOffer } from '../support/an-offer.js'
import { faultsInEveryLook, onChromium, scrollsSideways, seriousFindings, useBrowser } from '../support/browser.js'
import { aMessage } from '../support/builders.js'
import { usePortal } from '../support/use-portal.js'
import { signIn } from './sign-in.js'

onChromium('leads, tasks, offers, messages and properties in a browser', () => {
  const portal = usePortal()
  const browser = useBrowser()

  it('have no serious finding of axe-core and no sideways scrolling, by day and by night', async () => {
    const { user, leadId, task, offer, message, property } = await aBusyAgency(portal.deps)
    await aUnit(portal.deps, { clientId: property.clientId, propertyId: property.id })
    const { page, complaints } = await browser.window()
    await signIn(page, `${portal.address}/sign-in`, user.email)
    for (const path of [
      ...['/leads', `/leads/${leadId}`, `/leads/${leadId}/edit`, '/leads/do-not-call'],
      ...['/tasks', '/tasks?show=all', `/tasks/${task.id}`, `/tasks/new?lead=${leadId}`],
      ...['/offers', '/offers/new', `/offers/${offer.id}`, '/messages', `/messages/${message.id}`],
      ...['/properties', '/properties/new', `/properties/${property.id}`, `/properties/${property.id}/edit`],
      '/properties/imports',
    ]) {
      await page.goto(portal.address + path)
      expect([path, await faultsInEveryLook(page)]).toEqual([path, []])
    }
    expect(complaints).toEqual([])
  }, 120_000)

  it('stay within a phone’s window however long an unbroken word is', async () => {
    const { user, client } = await aBusyAgency(portal.deps)
    const word = 'W'.repeat(110)
    const of = { clientId: client.id }
    const lead = await aLead(portal.deps, { ...of, name: word })
    const task = await aTask(portal.deps, { ...of, title: word, leadId: lead.id, text: word })
    const offer = await anOffer(portal.deps, { ...of, buyerName: word, conditions: word, amountMinor: 10n ** 15n })
    const message = await aMessage(portal.deps, { ...of, text: word, callerName: word, forWhom: word })
    const { page } = await browser.window({ width: 375 })
    await signIn(page, `${portal.address}/sign-in`, user.email)
    for (const path of ['/leads', '/tasks', '/offers', '/messages']) {
      const one = { '/leads': lead, '/tasks': task, '/offers': offer, '/messages': message }[path]
      for (const address of [path, `${path}/${one?.id}`]) {
        await page.goto(portal.address + address)
        expect([address, await scrollsSideways(page)]).toEqual([address, false])
      }
    }
  }, 120_000)

  it('are reached on a phone through “More”, which the keyboard opens and Escape closes', async () => {
    const { user } = await aBusyAgency(portal.deps)
    const { page } = await browser.window({ width: 375 })
    await signIn(page, `${portal.address}/sign-in`, user.email)
    const menu = page.getByRole('navigation', { name: 'Main' })
    expect(await menu.getByRole('link').allInnerTexts()).toHaveLength(4)
    await menu.locator('summary').focus()
    await page.keyboard.press('Enter')
    expect(await seriousFindings(page)).toEqual([])
    await menu.getByRole('link', { name: /^Tasks.*4 tasks open$/ }).waitFor()
    await page.keyboard.press('Escape')
    expect(await menu.getByRole('link', { name: 'Leads' }).count()).toBe(0)
    await page.keyboard.press('Enter')
    await menu.getByRole('link', { name: 'Leads' }).click()
    await page.getByRole('heading', { level: 1, name: 'Leads' }).waitFor()
  }, 60_000)
})
