import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { aColleague, aViewing } from '../../support/a-viewing.js'
import { aCall } from '../../support/builders.js'
import { aBusiness, signedIn, usePortal } from '../../support/use-portal.js'
import type { Visitor } from '../../support/visitor.js'

const ZONE = 'America/New_York'

/** That many weeks from this one, on a Wednesday: far from any edge, and a day on which the business is open. */
const wednesday = (weeks: number, hour = 10, minute = 0) =>
  DateTime.now().setZone(ZONE).startOf('week').plus({ weeks, days: 2 }).set({ hour, minute })
const day = (at: DateTime) => at.toFormat('yyyy-MM-dd')

describe('the appointments of the portal', () => {
  const portal = usePortal()
  const rowOf = (id: string) => portal.deps.database.prisma.appointment.findUniqueOrThrow({ where: { id } })

  async function aRealtor() {
    const { client, user } = await aBusiness(portal.deps, { portalAccess: 'SELF_SERVICE' })
    const visitor = await signedIn(portal, user.email)
    const dana = await aColleague(portal.deps, { clientId: client.id })
    return { clientId: client.id, visitor, dana }
  }

  /** Sends a form that stands on a page, as a browser would. */
  async function send(visitor: Visitor, page: string, action: string, fields: Record<string, string> = {}) {
    await visitor.get(page)
    return visitor.post(action, fields)
  }

  it('say what will be there while there are none', async () => {
    const { visitor } = await aRealtor()
    const week = await visitor.get('/appointments')
    for (const part of ['Nothing this week', 'Nothing waits to be confirmed', 'New appointment', 'aria-current="date"'])
      expect(week.text).toContain(part)
    expect((await visitor.get('/appointments/list')).text).toContain('Nothing is coming up')
    expect((await visitor.get('/appointments/list?kind=TOUR')).text).toContain('No appointments match this')
  })

  it('stand in their week by day and hour of the client, without those that were cancelled', async () => {
    const { clientId, visitor, dana } = await aRealtor()
    const of = { clientId, status: 'CONFIRMED', teamMemberId: dana.id } as const
    // Half past eleven at night in New York is the next day in UTC.
    await aViewing(portal.deps, { ...of, startsAt: wednesday(2, 23, 30).toJSDate(), attendeeName: 'Late <b>Lena</b>' })
    await aViewing(portal.deps, { ...of, startsAt: wednesday(2, 9, 0).toJSDate(), place: '12 Quay Street' })
    await aViewing(portal.deps, {
      clientId,
      status: 'CANCELLED',
      startsAt: wednesday(2).toJSDate(),
      attendeeName: 'Ruth',
    })
    await aViewing(portal.deps, { ...of, startsAt: wednesday(3).toJSDate(), attendeeName: 'Next Week' })
    const { text } = await visitor.get(`/appointments?week=${day(wednesday(2))}`)
    const [inHours = '', inDays = ''] = text.split('<ol class="week-days">')
    expect(inHours).toContain('11 PM')
    expect(inDays).toMatch(
      new RegExp(
        `${wednesday(2).toFormat('cccc d LLLL')}[^§]*9:00 AM[^§]*12 Quay Street[^§]*11:30 PM[^§]*Late &lt;b&gt;Lena`,
      ),
    )
    expect(inDays.indexOf('Late')).toBeLessThan(inDays.indexOf(wednesday(2).plus({ days: 1 }).toFormat('cccc d LLLL')))
    expect(text).toContain('2 appointments')
    expect(text).not.toMatch(/Ruth|Next Week/)
    expect(text).toContain(`/appointments?week=${day(wednesday(3).minus({ days: 2 }))}`)
    expect((await visitor.get('/appointments?week=soon')).status).toBe(200)
  })

  it('wait on top until they are confirmed, with one press or with somebody chosen', async () => {
    const { clientId, visitor, dana } = await aRealtor()
    const omar = await aColleague(portal.deps, { clientId, name: 'Omar Haddad' })
    const taken = await aViewing(portal.deps, { clientId, teamMemberId: dana.id, startsAt: wednesday(2).toJSDate() })
    const open = await aViewing(portal.deps, { clientId, startsAt: wednesday(2).toJSDate(), attendeeName: 'Jon Bell' })
    const { text } = await visitor.get('/appointments')
    expect(text).toMatch(/2 appointments wait for you[\s\S]*Waiting for you[\s\S]*Priya Raman/)
    const back = day(wednesday(2).minus({ days: 2 }))
    const confirmed = await visitor.post(`/appointments/${taken.id}/confirm`, { back })
    expect([confirmed.status, confirmed.location]).toEqual([303, `/appointments?week=${back}`])
    // Dana has the other one then.
    const page = `/appointments/${open.id}`
    expect((await visitor.get(page)).text).toContain('<option value="" selected>Whoever is free</option>')
    const refused = await send(visitor, page, `${page}/confirm`, { teamMemberId: dana.id })
    expect([refused.status, refused.text.includes('Dana Whitfield has a viewing with Priya Raman')]).toEqual([
      409,
      true,
    ])
    expect((await visitor.post(`${page}/confirm`, { teamMemberId: omar.id })).location).toBe(page)
    expect(await rowOf(open.id)).toMatchObject({ status: 'CONFIRMED', teamMemberId: omar.id })
    expect((await visitor.get(page)).text).toMatch(/Confirmed\.[\s\S]*Omar Haddad/)
  })

  it('wait no more once their time has passed, and are asked for', async () => {
    const { clientId, visitor } = await aRealtor()
    const { id } = await aViewing(portal.deps, { clientId, startsAt: new Date(Date.now() - 7_200_000) })
    const { text } = await visitor.get('/appointments')
    expect(text).toMatch(/Nothing waits to be confirmed[\s\S]*How did it go\?[\s\S]*never confirmed/)
    expect(text).not.toContain('Waiting for you')
    const unsaid = await send(visitor, `/appointments/${id}`, `/appointments/${id}/mark`)
    expect([unsaid.status, unsaid.text.includes('Please choose how it went')]).toEqual([400, true])
    expect((await rowOf(id)).status).toBe('PENDING')
  })

  it('show the words they were found in, how sure that is, and the call', async () => {
    const { clientId, visitor } = await aRealtor()
    const call = await aCall(portal.deps, { clientId })
    const found = { source: 'TRANSCRIPT', confidence: 0.4, vapiCallId: call.vapiCallId } as const
    const { id } = await aViewing(portal.deps, {
      clientId,
      ...found,
      startsAt: wednesday(2, 14).toJSDate(),
      evidence: 'Tuesday at <i>two</i> then',
      note: 'Has a dog',
    })
    const { text } = await visitor.get(`/appointments/${id}`)
    for (const part of [
      'Tuesday at &lt;i&gt;two&lt;/i&gt; then',
      'We are not sure',
      `/calls/${call.id}`,
      'Has a dog',
      'tel:+14155550164',
    ])
      expect(text).toContain(part)
  })

  it('are moved to a free time or to one of their own, never onto another', async () => {
    const { clientId, visitor, dana } = await aRealtor()
    const of = { clientId, status: 'CONFIRMED', teamMemberId: dana.id } as const
    const { id } = await aViewing(portal.deps, { ...of, startsAt: wednesday(2, 10).toJSDate() })
    await aViewing(portal.deps, { ...of, startsAt: wednesday(3, 11).toJSDate(), attendeeName: 'Jon Bell' })
    const page = `/appointments/${id}/move`
    const first = await visitor.get(page)
    // Its own time is not in its way.
    expect(first.text).toContain(`value="${wednesday(2, 10).toUTC().toISO()} ${dana.id}"`)
    const on = day(wednesday(3))
    const times = await visitor.post(page, { do: 'times', on, minutes: '30', teamMemberId: dana.id })
    expect([times.status, times.text.includes('>11:00 AM<'), times.text.includes('>11:30 AM<')]).toEqual([
      200,
      false,
      true,
    ])
    const own = { do: 'save', startsAt: 'own', on, minutes: '45', teamMemberId: dana.id }
    const clash = await visitor.post(page, { ...own, time: '10:45' })
    expect([clash.status, clash.text.includes('Dana Whitfield has a viewing with Jon Bell')]).toEqual([409, true])
    expect((await visitor.post(page, { ...own, time: 'soon' })).text).toContain('Please choose a time such as 14:30')
    expect((await visitor.post(page, { ...own, startsAt: '' })).text).toContain('Please choose a time')
    const past = await visitor.post(page, { ...own, on: '2020-01-01', time: '10:00' })
    expect([past.status, past.text.includes('This time has passed')]).toEqual([400, true])
    const moved = await visitor.post(page, { ...own, time: '18:15' })
    expect([moved.status, moved.location]).toEqual([303, `/appointments/${id}`])
    expect(await rowOf(id)).toMatchObject({
      startsAt: wednesday(3, 18, 15).toJSDate(),
      endsAt: wednesday(3, 19).toJSDate(),
      sequence: 1,
    })
    expect((await visitor.get(`/appointments/${id}`)).text).toContain('Moved to ')
  })

  it('are cancelled with a reason, leave as a file for calendars, and then stand still', async () => {
    const { clientId, visitor, dana } = await aRealtor()
    const { id } = await aViewing(portal.deps, { clientId, teamMemberId: dana.id, startsAt: wednesday(2).toJSDate() })
    const page = `/appointments/${id}`
    const file = await visitor.get(`${page}/calendar.ics`)
    expect(file.headers.get('content-type')).toContain('text/calendar')
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename=viewing-[\d-]+\.ics$/)
    expect(file.text).toMatch(/^BEGIN:VCALENDAR[\s\S]*STATUS:TENTATIVE/)
    const long = await send(visitor, page, `${page}/cancel`, { reason: 'x'.repeat(201) })
    expect([long.status, long.text.includes('At most 200 characters')]).toEqual([400, true])
    expect((await visitor.post(`${page}/cancel`, { reason: 'Found <b>one</b>' })).status).toBe(303)
    expect((await rowOf(id)).status).toBe('CANCELLED')
    const { text } = await visitor.get(page)
    expect(text).toContain('Cancelled by Sam Okafor: Found &lt;b&gt;one&lt;/b&gt;')
    expect(text).not.toMatch(/\/(confirm|cancel|mark)"/)
    expect(text).toContain('Take it out of a calendar')
    expect((await visitor.get(`${page}/calendar.ics`)).text).toContain('METHOD:CANCEL')
    expect((await visitor.get(`${page}/move`)).location).toBe(page)
    expect((await send(visitor, page, `${page}/confirm`)).status).toBe(409)
  })

  it('are said to have taken place or not, once they began, and the other way round after a slip', async () => {
    const { clientId, visitor, dana } = await aRealtor()
    const of = { clientId, status: 'CONFIRMED', teamMemberId: dana.id } as const
    const over = await aViewing(portal.deps, { ...of, startsAt: new Date(Date.now() - 7_200_000) })
    const later = await aViewing(portal.deps, { ...of, startsAt: wednesday(2).toJSDate() })
    const page = `/appointments/${over.id}`
    expect((await visitor.get(page)).text).toContain('How did it go?')
    expect((await visitor.post(`${page}/mark`, { status: 'NO_SHOW' })).location).toBe(page)
    const { text } = await visitor.get(page)
    for (const part of ['Noted: nobody came.', 'Marked by mistake?']) expect(text).toContain(part)
    await visitor.post(`${page}/mark`, { status: 'DONE' })
    expect((await rowOf(over.id)).status).toBe('DONE')
    const early = await send(visitor, `/appointments/${later.id}`, `/appointments/${later.id}/mark`, { status: 'DONE' })
    expect([early.status, early.text.includes('It has not begun yet')]).toEqual([409, true])
  })

  it('are entered by hand, at a free time of whoever has one', async () => {
    const { clientId, visitor, dana } = await aRealtor()
    const on = day(wednesday(2))
    await visitor.get('/appointments/new')
    const typed = { kind: 'TOUR', on, attendeeName: 'Ana <b>Torres</b>', attendeeNumber: 'none', note: 'Two\nlines' }
    const times = await visitor.post('/appointments', { ...typed, do: 'times' })
    expect(times.text).toContain('16 times free on')
    expect(times.text).toContain('value="Ana &lt;b&gt;Torres&lt;/b&gt;"')
    const startsAt = `${wednesday(2, 9, 30).toUTC().toISO()} ${dana.id}`
    const wrong = await visitor.post('/appointments', { ...typed, do: 'save', startsAt })
    expect([wrong.status, wrong.text.includes('Please write a phone number such as')]).toEqual([400, true])
    // What was chosen stays chosen.
    expect(wrong.text).toContain(`value="${startsAt}" checked`)
    const good = { ...typed, attendeeNumber: '(415) 555-2671', do: 'save', startsAt }
    const made = await visitor.post('/appointments', good)
    expect(made.status).toBe(303)
    const id = made.location?.split('/').at(-1) ?? ''
    expect(await rowOf(id)).toMatchObject({
      clientId,
      kind: 'TOUR',
      status: 'CONFIRMED',
      source: 'PERSON',
      startsAt: wednesday(2, 9, 30).toJSDate(),
      teamMemberId: dana.id,
      attendeeNumber: '+14155552671',
    })
    const twice = await visitor.post('/appointments', good)
    expect([twice.status, twice.text.includes('Dana Whitfield has a tour with Ana &lt;b&gt;Torres')]).toEqual([
      409,
      true,
    ])
  })

  it('begin with what is known of a lead, of one’s own leads only', async () => {
    const { clientId, visitor } = await aRealtor()
    const { client: other } = await aBusiness(portal.deps)
    const aLead = (of: string) =>
      portal.deps.database.prisma.lead.create({
        data: { id: randomUUID(), clientId: of, name: 'Priya Raman', number: '+14155550164', source: 'PHONE' },
      })
    const [ours, theirs] = [await aLead(clientId), await aLead(other.id)]
    const { text } = await visitor.get(`/appointments/new?leadId=${ours.id}`)
    for (const part of ['value="Priya Raman"', '+1 415 555 0164', 'It is entered for Priya Raman', ours.id])
      expect(text).toContain(part)
    for (const id of [theirs.id, randomUUID()])
      expect((await visitor.get(`/appointments/new?leadId=${id}`)).status).toBe(404)
  })

  it('are listed by state, kind, person and days, page by page', async () => {
    const { clientId, visitor, dana } = await aRealtor()
    const omar = await aColleague(portal.deps, { clientId, name: 'Omar Haddad' })
    for (let index = 0; index < 21; index++) {
      const startsAt = wednesday(2, 9)
        .plus({ minutes: index * 30 })
        .toJSDate()
      await aViewing(portal.deps, {
        clientId,
        teamMemberId: dana.id,
        status: 'CONFIRMED',
        startsAt,
        attendeeName: `Guest ${index}.`,
      })
    }
    const tour = { clientId, kind: 'TOUR', teamMemberId: omar.id, attendeeName: 'Old Tour' } as const
    await aViewing(portal.deps, { ...tour, startsAt: wednesday(-2).toJSDate() })
    const first = await visitor.get('/appointments/list')
    expect([
      first.text.includes('Guest 19.'),
      first.text.includes('Guest 20.'),
      first.text.includes('Old Tour'),
    ]).toEqual([true, false, false])
    const next = /href="(\/appointments\/list\?cursor=[^"]+)" rel="next"/.exec(first.text)?.[1] ?? ''
    const second = await visitor.get(next)
    expect([second.text.includes('Guest 20.'), second.text.includes('Guest 19.')]).toEqual([true, false])
    const guests = async (query: string) =>
      (await visitor.get(`/appointments/list?${query}`)).text.match(/Guest \d+\.|Old Tour/g) ?? []
    expect(new Set(await guests('show=past'))).toEqual(new Set(['Old Tour']))
    expect(new Set(await guests('show=all&kind=TOUR'))).toEqual(new Set(['Old Tour']))
    expect(new Set(await guests(`show=all&teamMemberId=${omar.id}&status=PENDING`))).toEqual(new Set(['Old Tour']))
    expect(await guests(`show=all&from=${day(wednesday(3))}`)).toEqual([])
    const wrong = await visitor.get('/appointments/list?from=2026-03-05&to=2026-03-01')
    expect([wrong.status, wrong.text.includes('This is before the first day')]).toEqual([400, true])
    expect((await visitor.get('/appointments/list?cursor=nonsense')).status).toBe(400)
  })

  it('are read, and nothing else, where the portal is read-only', async () => {
    const { client, user } = await aBusiness(portal.deps)
    const { id } = await aViewing(portal.deps, { clientId: client.id, startsAt: wednesday(2).toJSDate() })
    const visitor = await signedIn(portal, user.email)
    for (const path of ['/appointments', '/appointments/list', `/appointments/${id}`]) {
      const { status, text } = await visitor.get(path)
      expect([path, status, /action="\/appointments\/[^l]|appointments\/new/.test(text)]).toEqual([path, 200, false])
    }
    expect((await visitor.get(`/appointments/${id}`)).text).toContain('Your portal is read-only')
    expect((await visitor.get(`/appointments/${id}/calendar.ics`)).status).toBe(200)
    for (const path of ['/appointments/new', `/appointments/${id}/move`])
      expect((await visitor.get(path)).status).toBe(403)
    const own = { do: 'save', kind: 'TOUR', startsAt: 'own', on: day(wednesday(2)), time: '15:00' }
    for (const path of ['', `/${id}/confirm`, `/${id}/move`, `/${id}/cancel`, `/${id}/mark`])
      expect([path, (await visitor.post(`/appointments${path}`, own)).status]).toEqual([path, 403])
    expect((await rowOf(id)).status).toBe('PENDING')
  })
})
