import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aToldCall, MOVED_A_CLEANING } from '../../support/a-told-call.js'
import { aCall } from '../../support/builders.js'
import { aBusiness, signedIn, usePortal } from '../../support/use-portal.js'

const portal = usePortal()
const deps = () => portal.deps
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)
const callersIn = (text: string) => [...text.matchAll(/<a href="\/calls\/[^"]+">([^<]+)</g)].map(([, name]) => name)

describe('the start page', () => {
  it('says what to do next while there is no call', async () => {
    const withNumber = await aBusiness(deps(), { vapiPhoneNumber: '+14155550123' })
    const without = await aBusiness(deps())
    expect((await (await signedIn(portal, withNumber.user.email)).get('/')).text).toMatch(/Ring .*\(415\) 555-0123/)
    expect((await (await signedIn(portal, without.user.email)).get('/')).text).toContain(
      'still setting up your phone number',
    )
  })

  it('counts, draws and lists what happened, in plain words', async () => {
    const { client, user } = await aBusiness(deps())
    await aToldCall(deps(), {
      clientId: client.id,
      startedAt: minutesAgo(3),
      callerName: 'Sam Okafor',
      reportedOutcome: 'Booked',
      ...MOVED_A_CLEANING,
    })
    await aCall(deps(), { clientId: client.id, startedAt: minutesAgo(8), outcome: 'NO_ANSWER', durationSeconds: null })
    await aCall(deps(), {
      clientId: client.id,
      startedAt: minutesAgo(1),
      status: 'RINGING',
      outcome: null,
      endedAt: null,
      durationSeconds: null,
    })
    const { text } = await (await signedIn(portal, user.email)).get('/')
    expect(text).toContain('1 call in progress')
    expect(text).toMatch(/role="img" aria-label="Calls per day for 14 days: 3 in all/)
    expect(text).toMatch(/aria-label="Booked: 1 call"/)
    expect(text).toContain('Sam moved a cleaning.')
    expect(callersIn(text)).toEqual(['Unknown caller', 'Sam Okafor', 'Unknown caller'])
    expect(text.replace(/<[^>]*>/g, '')).not.toMatch(
      /NO_ANSWER|COMPLETED|RINGING|\d{4}-\d{2}-\d{2}T|\[object|undefined|null/,
    )
  })
})

describe('a bar of the start page', () => {
  it('leads to the very calls it counts', async () => {
    const { client, user } = await aBusiness(deps())
    const call = (callerName: string, days: number, reportedOutcome: string | null = null) =>
      aCall(deps(), { clientId: client.id, callerName, reportedOutcome, startedAt: minutesAgo(days * 24 * 60 + 1) })
    await call('Plain', 1)
    await call('Worded', 2, 'Booked')
    await call('Too old', 31)
    await call('Worded and too old', 31, 'Booked')
    const visitor = await signedIn(portal, user.email)
    const { text } = await visitor.get('/')
    const shownBy = async (label: string) => {
      const href = new RegExp(`<a href="([^"]+)">${label}</a><span class="num">1</span>`).exec(text)?.[1] ?? ''
      return callersIn((await visitor.get(href.replaceAll('&amp;', '&'))).text)
    }
    expect(await shownBy('Answered')).toEqual(['Plain'])
    expect(await shownBy('Booked')).toEqual(['Worded'])
  })
})

describe('the list of calls', () => {
  it('shows 25, and the way to older and newer ones with the filter kept', async () => {
    const { client, user } = await aBusiness(deps())
    for (let i = 0; i < 30; i++)
      await aCall(deps(), { clientId: client.id, callerName: `Caller ${i}`, startedAt: minutesAgo(i) })
    const visitor = await signedIn(portal, user.email)
    const first = await visitor.get('/calls?text=caller')
    expect(callersIn(first.text)).toHaveLength(25)
    expect(first.text).not.toContain('← Newer')
    const older = /href="(\/calls\?[^"]*)" rel="next"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(older).toContain('text=caller')
    const second = await visitor.get(older)
    expect(callersIn(second.text)).toEqual([25, 26, 27, 28, 29].map((i) => `Caller ${i}`))
    expect(second.text).not.toContain('Older →')
    const newer = /href="(\/calls\?[^"]*)" rel="prev"/.exec(second.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(callersIn((await visitor.get(newer)).text)).toEqual(callersIn(first.text))
  })

  it('narrows by direction, outcome of either kind, day and words, and remembers what was chosen', async () => {
    const { client, user } = await aBusiness(deps())
    await aCall(deps(), { clientId: client.id, callerName: 'Out', direction: 'OUTBOUND', startedAt: minutesAgo(1) })
    await aCall(deps(), { clientId: client.id, callerName: 'Busy', outcome: 'BUSY', startedAt: minutesAgo(2) })
    await aToldCall(deps(), {
      clientId: client.id,
      callerName: 'Booker',
      reportedOutcome: 'tour_booked',
      startedAt: minutesAgo(3),
      ...MOVED_A_CLEANING,
    })
    await aCall(deps(), { clientId: client.id, callerName: 'Old', startedAt: new Date('2026-01-05T12:00:00Z') })
    const visitor = await signedIn(portal, user.email)
    const shown = async (query: string) => callersIn((await visitor.get(`/calls?${query}`)).text)
    expect(await shown('direction=OUTBOUND')).toEqual(['Out'])
    expect(await shown('outcome=BUSY')).toEqual(['Busy'])
    expect(await shown('outcome=said:tour_booked')).toEqual(['Booker'])
    expect(await shown('from=2026-01-05&to=2026-01-05')).toEqual(['Old'])
    expect(await shown('text=cleaning+thursday')).toEqual(['Booker'])
    const page = await visitor.get('/calls?outcome=said:tour_booked&text=%22%3E%3Cb%3E')
    expect(page.text).toContain('<option value="said:tour_booked" selected>Tour booked</option>')
    expect(page.text).toContain('value="&#34;&gt;&lt;b&gt;"')
    expect(page.text).toContain('No calls match this')
  })

  it('says beside the field what is wrong with a filter', async () => {
    const { user } = await aBusiness(deps())
    const visitor = await signedIn(portal, user.email)
    const backwards = await visitor.get('/calls?from=2026-03-04&to=2026-03-01')
    expect(backwards.status).toBe(400)
    expect(backwards.text).toContain('This day is before the first one')
    for (const odd of ['direction=SIDEWAYS', 'outcome[not]=x&from[]=1', 'cursor=%00', 'text=%00', 'from=soon']) {
      expect([200, 400]).toContain((await visitor.get(`/calls?${odd}`)).status)
    }
  })
})

describe('a call', () => {
  it('shows who, when, what was said and understood', async () => {
    const { client, user } = await aBusiness(deps(), { timeZone: 'Europe/Berlin' })
    const call = await aToldCall(deps(), {
      clientId: client.id,
      startedAt: new Date('2026-02-04T17:00:00Z'),
      endedAt: new Date('2026-02-04T17:01:10Z'),
      callerName: 'Sam Okafor',
      reportedOutcome: 'Booked',
      evaluation: 'POSITIVE',
      intent: 'reschedule',
      customFields: { price: 120 },
      recording: { monoUrl: 'https://storage.vapi.ai/a.wav' },
      ...MOVED_A_CLEANING,
    })
    const { text } = await (await signedIn(portal, user.email)).get(`/calls/${call.id}`)
    expect(text).toContain('18:00')
    expect(text).toContain('Berlin time')
    expect(text).toContain('Looked for open slots · Thu 17 Sep, Afternoon · 2:30 PM, 4:00 PM')
    expect(text.match(/class="say agent"/g)).toHaveLength(3)
    expect(text.match(/class="say caller"/g)).toHaveLength(2)
    expect(text).toContain('<time data-at="6.1">0:06</time>')
    expect(text).toMatch(/<dt>Price<\/dt><dd class="text">\$120\.00/)
    expect(text).toMatch(/Went well.*Yes/s)
    expect(text).toContain(`src="/calls/${call.id}/recording"`)
  })

  it('has no end before its start, and no news after half a day of silence', async () => {
    const { client, user } = await aBusiness(deps())
    const [startedAt, endedAt] = [minutesAgo(13 * 60), minutesAgo(14 * 60)]
    const ended = await aCall(deps(), { clientId: client.id, startedAt, endedAt })
    const lasting = { status: 'IN_PROGRESS', outcome: null, endedAt: null, durationSeconds: null } as const
    const silent = await aCall(deps(), { clientId: client.id, startedAt, ...lasting })
    const visitor = await signedIn(portal, user.email)
    expect((await visitor.get(`/calls/${ended.id}`)).text).not.toMatch(/[AP]M – /)
    const { text } = await visitor.get(`/calls/${silent.id}`)
    expect(text).toContain('No further news')
    expect(text).toContain('Nothing more was reported about this call.')
    expect(text).not.toContain('In progress')
  })

  it('says why there is nothing to read', async () => {
    const { client, user } = await aBusiness(deps())
    const call = await aCall(deps(), { clientId: client.id, outcome: 'NO_ANSWER', durationSeconds: null })
    const { text } = await (await signedIn(portal, user.email)).get(`/calls/${call.id}`)
    expect(text).toContain('Nobody picked up, so nothing was said.')
    expect(text).not.toContain('<audio')
  })

  it('says plainly that its recording is gone or was never made', async () => {
    const { client, user } = await aBusiness(deps())
    const without = await aCall(deps(), { clientId: client.id })
    const gone = await aToldCall(deps(), {
      clientId: client.id,
      recording: { monoUrl: 'https://storage.invalid/a.wav' },
    })
    const visitor = await signedIn(portal, user.email)
    const asked = (id: string) => visitor.get(`/calls/${id}/recording`, { accept: 'application/json' })
    expect(await asked(without.id)).toMatchObject({ status: 404, text: expect.stringContaining('not recorded') })
    expect(await asked(gone.id)).toMatchObject({ status: 404, text: expect.stringContaining('no longer there') })
  })
})

describe('what belongs to somebody else', () => {
  it('answers exactly like what does not exist, and is never cached', async () => {
    const [ours, theirs] = await Promise.all([aBusiness(deps()), aBusiness(deps())])
    const call = await aToldCall(deps(), {
      clientId: theirs.client.id,
      callerName: 'Secret Caller',
      ...MOVED_A_CLEANING,
    })
    const visitor = await signedIn(portal, ours.user.email)
    for (const suffix of ['', '/recording']) {
      const other = await visitor.get(`/calls/${call.id}${suffix}`)
      const unknown = await visitor.get(`/calls/${randomUUID()}${suffix}`)
      expect(other.status).toBe(404)
      const alike = (text: string) => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
      expect(alike(other.text)).toBe(alike(unknown.text))
    }
    const list = await visitor.get(`/calls?text=secret&clientId=${theirs.client.id}`)
    expect(list.text).not.toContain('Secret Caller')
  })

  it('is not kept by browsers or proxies, whatever they ask', async () => {
    const [one, other] = await Promise.all([
      aBusiness(deps(), { businessName: 'One' }),
      aBusiness(deps(), { businessName: 'Other' }),
    ])
    const [first, second] = [await signedIn(portal, one.user.email), await signedIn(portal, other.user.email)]
    for (const path of ['/', '/calls', '/profile', '/settings', '/sign-in']) {
      const mine = await first.get(path)
      expect(mine.headers.get('cache-control')).toBe('no-store')
      const theirs = await second.get(path, { 'if-none-match': mine.headers.get('etag') ?? '' })
      expect(theirs.status).toBe(path === '/sign-in' ? 303 : 200)
      if (path !== '/sign-in') expect(theirs.text).toContain('Other')
    }
  })
})

describe('the profile', () => {
  it('shows the business to read, and never the notes of staff', async () => {
    const { user } = await aBusiness(deps(), {
      adminNotes: 'slow payer',
      businessType: 'Dental practice',
      vapiPhoneNumber: '+14155550123',
      timeZone: 'America/Chicago',
    })
    const visitor = await signedIn(portal, user.email)
    const { text } = await visitor.get('/profile')
    expect(text).toContain('Dental practice')
    expect(text).toContain('(415) 555-0123')
    expect(text).toContain('America, Chicago (now ')
    for (const path of ['/', '/calls', '/profile', '/settings'])
      expect((await visitor.get(path)).text).not.toContain('slow payer')
  })
})
