import { DateTime } from 'luxon'
import { expect, it } from 'vitest'
import { aColleague, aViewing } from '../support/a-viewing.js'
import { onChromium, scrollsSideways, seriousFindings, useBrowser } from '../support/browser.js'
import { aCall } from '../support/builders.js'
import { aBusiness, usePortal } from '../support/use-portal.js'
import { signIn } from './sign-in.js'

const ZONE = 'America/New_York'

onChromium('the appointments in a browser', () => {
  const portal = usePortal()
  const browser = useBrowser()

  /** A full week, so that every state is on a page. */
  async function aFullWeek() {
    const { client, user } = await aBusiness(portal.deps, {
      portalAccess: 'SELF_SERVICE',
      businessName: 'Harbor Realty',
    })
    const clientId = client.id
    const dana = await aColleague(portal.deps, { clientId })
    const omar = await aColleague(portal.deps, {
      clientId,
      name: 'Omar Haddad',
      bufferAfterMinutes: 15,
      availability: {
        week: {
          mon: [{ from: '09:00', to: '17:00' }],
          tue: [{ from: '09:00', to: '17:00' }],
          sat: [{ from: '10:00', to: '14:00' }],
        },
        exceptions: [{ on: DateTime.now().plus({ days: 9 }).toISODate() ?? '', ranges: [] }],
      },
    })
    const monday = DateTime.now().setZone(ZONE).startOf('week')
    const at = (day: number, hour: number, minute = 0) => monday.plus({ days: day }).set({ hour, minute }).toJSDate()
    const call = await aCall(portal.deps, { clientId, callerName: 'Priya Raman' })
    await aViewing(portal.deps, {
      clientId,
      status: 'DONE',
      teamMemberId: dana.id,
      startsAt: at(0, 9, 30),
      attendeeName: 'Lena Fischer',
      place: '12 Quay Street',
    })
    await aViewing(portal.deps, {
      clientId,
      status: 'NO_SHOW',
      teamMemberId: omar.id,
      startsAt: at(1, 14),
      attendeeName: 'Marc Dubois',
      kind: 'MEETING',
    })
    await aViewing(portal.deps, {
      clientId,
      status: 'CONFIRMED',
      teamMemberId: dana.id,
      startsAt: at(5, 10),
      attendeeName: 'Sam Okafor',
      place: '88 Harbor View Road',
    })
    await aViewing(portal.deps, {
      clientId,
      status: 'CONFIRMED',
      teamMemberId: omar.id,
      startsAt: at(5, 10),
      attendeeName: 'Ana Torres',
      kind: 'TOUR',
    })
    await aViewing(portal.deps, {
      clientId,
      status: 'PENDING',
      teamMemberId: dana.id,
      startsAt: at(6, 15, 30),
      minutes: 45,
      attendeeName: 'Jon Bell',
      place: '5 Mill Lane',
    })
    await aViewing(portal.deps, {
      clientId,
      status: 'CANCELLED',
      startsAt: at(8, 11),
      attendeeName: 'Ruth Adler',
      cancelReason: 'Found something else',
      decidedBy: 'Sam Okafor',
    })
    await aViewing(portal.deps, {
      clientId,
      status: 'CONFIRMED',
      teamMemberId: dana.id,
      startsAt: at(8, 12),
      attendeeName: 'Hugo Meyer',
    })
    const word = 'W'.repeat(120)
    const unbroken = { attendeeName: word, place: word, note: word, evidence: word }
    const long = await aViewing(portal.deps, { clientId, startsAt: at(6, 12), teamMemberId: dana.id, ...unbroken })
    const found = await aViewing(portal.deps, {
      clientId,
      source: 'TRANSCRIPT',
      confidence: 0.7,
      startsAt: at(8, 14),
      vapiCallId: call.vapiCallId,
      place: '123 Main Street, Springfield',
      note: 'Wants to see the garden, and asks whether dogs are fine.',
      evidence: 'Could I come by next Tuesday at two to see the house on Main Street?',
    })
    return { user, found, omar, long }
  }

  it.each([
    [1280, false],
    [375, true],
  ])('have no serious finding of axe-core and no sideways scrolling at %i, dark %s', async (width, dark) => {
    const { user, found, omar, long } = await aFullWeek()
    const { page, complaints } = await browser.window({ width, dark })
    await signIn(page, `${portal.address}/sign-in`, user.email)
    const paths = [
      '/appointments',
      '/appointments/list',
      '/appointments/list?show=all&kind=TOUR',
      '/appointments/new',
      `/appointments/${found.id}`,
      `/appointments/${long.id}`,
    ]
    const more = [`/appointments/${found.id}/move`, '/settings/team', '/settings/team/new', `/settings/team/${omar.id}`]
    for (const path of [...paths, ...more]) {
      const answer = await page.goto(portal.address + path)
      if (process.env['SHOTS'])
        await page.screenshot({
          path: `${process.env['SHOTS']}/${width}${path.replace(/[/?&=]/g, '_').replace(/[0-9a-f-]{36}/, 'ID')}.png`,
          fullPage: true,
        })
      expect([path, answer?.status(), await seriousFindings(page), await scrollsSideways(page)]).toEqual([
        path,
        200,
        [],
        false,
      ])
    }
    expect(complaints).toEqual([])
  })
})
