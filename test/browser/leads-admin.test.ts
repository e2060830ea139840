import { expect, it } from 'vitest'
import { aLead } from '../support/a-lead.js'
import { aProperty, aUnit } from '../support/a-property.js'
import { aTask } from '../support/a-task.js'
import { aColleague, aViewing } from '../support/a-viewing.js'
import { anOffer } from '../support/an-offer.js'
import { useApp } from '../support/app.js'
import { onChromium, scrollsSideways, seriousFindings, useBrowser } from '../support/browser.js'
import { aCall, aClient, aMessage } from '../support/builders.js'
import { aStaffLogin } from '../support/people.js'
import { signIn } from './sign-in.js'

const DAY_MS = 86_400_000

onChromium('what callers ask for, in the back office', () => {
  const app = useApp()
  const browser = useBrowser()

  async function aBusyClient() {
    const client = await aClient(app.deps, { businessName: 'Cedar Realty', businessType: 'real_estate' })
    const clientId = client.id
    const now = new Date()
    const startsAt = new Date(now.getTime() + DAY_MS)
    const property = await aProperty(app.deps, {
      clientId,
      description: 'A quiet house with a garden.',
      features: ['garage', 'garden'],
      photoUrls: ['https://photos.example/main-street/front.jpg'],
      bedrooms: 3,
      checkedAt: now,
      isHealthy: true,
    })
    await aUnit(app.deps, { clientId, propertyId: property.id, rentMinor: 185_000n, floorPlan: 'Corner' })
    const member = await aColleague(app.deps, { clientId, email: 'dana@cedar.example' })
    const lead = await aLead(app.deps, {
      clientId,
      name: 'Priya Raman',
      status: 'APPOINTMENT',
      score: 65,
      assigneeId: member.id,
    })
    const leadId = lead.id
    const appointment = await aViewing(app.deps, {
      ...{ clientId, startsAt, leadId, propertyId: property.id, teamMemberId: member.id },
      note: 'Wants to see the garden by daylight.',
      evidence: 'I could come tomorrow at two.',
    })
    const task = await aTask(app.deps, { clientId, leadId, dueAt: now, text: 'She asked for the floor plan.' })
    const offer = await anOffer(app.deps, { clientId, leadId, propertyId: property.id, buyerName: 'Priya Raman' })
    const message = await aMessage(app.deps, { clientId, leadId })
    const call = await aCall(app.deps, { clientId, leadId, propertyId: property.id, intent: 'schedule_viewing' })
    return { client, property, member, lead, appointment, task, offer, message, call }
  }

  it.each([1280, 375])(
    'can be read and changed by keyboard and screen reader at %i pixels',
    async (width) => {
      const made = await aBusyClient()
      const staff = await aStaffLogin(app.deps)
      const { page, complaints } = await browser.window({ width })
      await signIn(page, `${app.address}/admin`, staff.email)
      const records: [string, string][] = [
        ['Property', made.property.id],
        ['Lead', made.lead.id],
        ['Appointment', made.appointment.id],
        ['Task', made.task.id],
        ['Offer', made.offer.id],
        ['TeamMember', made.member.id],
      ]
      const isFine = async (where: string) => {
        expect([where, await seriousFindings(page)]).toEqual([where, []])
        expect([where, await scrollsSideways(page)]).toEqual([where, false])
      }
      for (const [resource, id] of records) {
        const base = `${app.address}/admin/resources/${resource}`
        if (width === 1280) {
          await page.goto(base)
          await page.locator('.list tbody tr').first().waitFor()
          await isFine(`${resource} list`)
        }
        await page.goto(`${base}/records/${id}/show`)
        await page.locator('.card').first().waitFor()
        await isFine(resource)
      }
      await page.goto(`${app.address}/admin/resources/TeamMember/records/${made.member.id}/edit`)
      await page.getByLabel('When the business is open').waitFor()
      await page.getByLabel('At these times').check()
      await page.getByRole('button', { name: 'Add a day' }).click()
      await page.getByLabel('Day of day 1').fill('2026-12-24')
      await page.getByLabel('From of day 1').fill('10:00')
      await page.getByLabel('Until of day 1').fill('12:00')
      await isFine('the form of a team member')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('Times of their own').waitFor()
      await page.goto(`${app.address}/admin/resources/Appointment/records/${made.appointment.id}/move`)
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Begins').fill('2027-03-15T10:00')
      await isFine('moving an appointment')
      await dialog.getByRole('button', { name: 'Move' }).click()
      await page.getByText('Mon 15 Mar 2027, 10:00 AM (New York)').waitFor()
      expect(complaints).toEqual([])
    },
    90_000,
  )
})
