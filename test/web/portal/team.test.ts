import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { aColleague } from '../../support/a-viewing.js'
import { aBusiness, signedIn, usePortal } from '../../support/use-portal.js'

const later = DateTime.now().setZone('America/New_York').plus({ days: 20 })

describe('the team in the portal', () => {
  const portal = usePortal()
  const prisma = () => portal.deps.database.prisma
  const rowOf = (id: string) => prisma().teamMember.findUniqueOrThrow({ where: { id } })

  async function aRealtor() {
    const { client, user } = await aBusiness(portal.deps, { portalAccess: 'SELF_SERVICE' })
    return { clientId: client.id, visitor: await signedIn(portal, user.email) }
  }

  it('says whose times callers are offered while nobody is named', async () => {
    const { visitor } = await aRealtor()
    const { text } = await visitor.get('/settings/team')
    for (const part of ['Nobody by name yet', 'Callers are offered your opening hours', 'Booking times'])
      expect(text).toContain(part)
    expect((await visitor.get('/settings')).text).toContain('href="/settings/team"')
  })

  it('gets somebody with hours of their own, which begin as those of the business', async () => {
    const { clientId, visitor } = await aRealtor()
    const week = { sat: [{ from: '10:00', to: '14:00' }] }
    await prisma().answeringPlan.create({
      data: { id: clientId, clientId, hours: { week, closedOn: [] }, afterHours: 'MESSAGE' },
    })
    expect((await visitor.get('/settings/team/new')).text).toMatch(/name="hours_sat"[^>]*value="10:00-14:00"/)
    const typed = {
      name: 'Omar <b>H</b>',
      email: 'omar@harbor.example',
      number: '(415) 555-2671',
      takesAppointments: 'yes',
    }
    const hours = { hasHours: 'yes', hours_mon: '9-12, 13:00-17:00', hours_tue: '9-12, 13:00-17:00', hours_thu: '9-17' }
    const wrong = await visitor.post('/settings/team', { ...typed, ...hours, hours_wed: '25:00-26:00', number: 'none' })
    expect(wrong.status).toBe(400)
    for (const part of ['Please write when it opens as a time such as 09:00', 'value="Omar &lt;b&gt;H&lt;/b&gt;"'])
      expect(wrong.text).toContain(part)
    const pauses = { bufferBeforeMinutes: '15', bufferAfterMinutes: '15' }
    expect((await visitor.post('/settings/team', { ...typed, ...hours, ...pauses })).location).toBe('/settings/team')
    const { text } = await visitor.get('/settings/team')
    const lines = 'Mon to Tue 09:00 – 12:00, 13:00 – 17:00\nThu 09:00 – 17:00'
    for (const part of ['Omar &lt;b&gt;H', lines, '15 minutes before and after', '(415) 555-2671'])
      expect(text).toContain(part)
    expect(await prisma().teamMember.findFirst({ where: { clientId, isDefault: false } })).toMatchObject({
      number: '+14155552671',
      bufferBeforeMinutes: 15,
      takesAppointments: true,
    })
  })

  it('has days that differ, which a change of the week leaves alone', async () => {
    const { clientId, visitor } = await aRealtor()
    const { id } = await aColleague(portal.deps, { clientId })
    const page = `/settings/team/${id}`
    const [off, short] = [later.toFormat('yyyy-MM-dd'), later.plus({ days: 1 }).toFormat('yyyy-MM-dd')]
    await visitor.get(page)
    const wrong = await visitor.post(`${page}/days`, { on: short, times: 'evening' })
    expect([wrong.status, wrong.text.includes('Please write times such as 10:00-14:00')]).toEqual([400, true])
    expect((await visitor.post(`${page}/days`, { on: '', times: '' })).text).toContain('Please choose a day')
    await visitor.post(`${page}/days`, { on: short, times: '9-12' })
    await visitor.post(`${page}/days`, { on: off, times: '' })
    const { text } = await visitor.get(page)
    expect(text).toMatch(new RegExp(`${later.toFormat('cccc, d LLLL yyyy')}[\\s\\S]*Not there[\\s\\S]*09:00 – 12:00`))
    // Who never had hours of their own keeps the usual ones.
    expect((await rowOf(id)).availability).toMatchObject({ week: { mon: [{ from: '09:00', to: '17:00' }] } })
    await visitor.post(page, { name: 'Dana W.', takesAppointments: 'yes', hasHours: 'yes', hours_fri: '8-12' })
    expect(await rowOf(id)).toMatchObject({
      name: 'Dana W.',
      availability: {
        week: { fri: [{ from: '08:00', to: '12:00' }] },
        exceptions: [
          { on: off, ranges: [] },
          { on: short, ranges: [{ from: '09:00', to: '12:00' }] },
        ],
      },
    })
    await visitor.post(`${page}/days/remove`, { on: off })
    expect((await rowOf(id)).availability).toMatchObject({ exceptions: [{ on: short }] })
  })

  it('is left, and come back to', async () => {
    const { clientId, visitor } = await aRealtor()
    const { id } = await aColleague(portal.deps, { clientId })
    await visitor.get(`/settings/team/${id}`)
    expect((await visitor.post(`/settings/team/${id}/active`, { active: 'no' })).location).toBe('/settings/team')
    expect((await visitor.get('/settings/team')).text).toMatch(/No longer there \(1\)[\s\S]*Dana Whitfield/)
    await visitor.post(`/settings/team/${id}/active`, { active: 'yes' })
    expect((await rowOf(id)).isActive).toBe(true)
  })

  it('says how times are offered', async () => {
    const { clientId, visitor } = await aRealtor()
    await visitor.get('/settings/team')
    const plan = { viewingMinutes: '45', tourMinutes: '30', meetingMinutes: '60', stepMinutes: '15', daysAhead: '14' }
    const wrong = await visitor.post('/settings/team/booking', {
      ...plan,
      minimumNoticeMinutes: '240',
      tourMinutes: '3',
    })
    expect([wrong.status, wrong.text.includes('At least 5'), wrong.text.includes('value="45"')]).toEqual([
      400,
      true,
      true,
    ])
    const saved = await visitor.post('/settings/team/booking', {
      ...plan,
      minimumNoticeMinutes: '240',
      bookDirectly: 'yes',
    })
    expect(saved.location).toBe('/settings/team')
    expect(await prisma().bookingPlan.findUnique({ where: { clientId } })).toMatchObject({
      viewingMinutes: 45,
      stepMinutes: 15,
      minimumNoticeMinutes: 240,
      daysAhead: 14,
      bookDirectly: true,
    })
  })

  it('is read, and nothing else, where the portal is read-only', async () => {
    const { client, user } = await aBusiness(portal.deps)
    const { id } = await aColleague(portal.deps, { clientId: client.id })
    const visitor = await signedIn(portal, user.email)
    for (const path of ['', `/${id}`]) {
      const { text } = await visitor.get(`/settings/team${path}`)
      expect(text).toContain('Your portal is read-only')
      expect(text).not.toMatch(/action="\/settings\/team|team\/new/)
    }
    expect((await visitor.get('/settings/team')).text).toContain('Waits for you to confirm')
    expect((await visitor.get('/settings/team/new')).status).toBe(403)
    const fields = { name: 'Mine', active: 'no', on: '2026-12-24', stepMinutes: '5' }
    for (const path of ['', '/booking', `/${id}`, `/${id}/active`, `/${id}/days`])
      expect([path, (await visitor.post(`/settings/team${path}`, fields)).status]).toEqual([path, 403])
    expect(await prisma().teamMember.count()).toBe(1)
  })
})
