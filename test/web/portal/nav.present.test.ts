import { describe, expect, it } from 'vitest'
import { money } from '../../../src/web/portal/money.present.js'
import { isPropertyBusiness, presentNav, type Standing } from '../../../src/web/portal/nav.present.js'

const QUIET: Standing = {
  callsInProgress: 0,
  unreadMessages: 0,
  pendingAppointments: 0,
  openTasks: 0,
  mayChangeAssistants: true,
  isAboutProperty: true,
}
const hrefsOf = (groups: { items: { href: string }[] }[]) =>
  groups.map(({ items }) => items.map(({ href }) => href.slice(1)).join(' '))

describe('the menu', () => {
  it('is in four groups, and on a phone four links and the rest behind "More"', () => {
    const nav = presentNav('/', QUIET)
    expect(hrefsOf(nav.groups)).toEqual([
      ' live calls messages',
      'leads appointments tasks offers properties',
      'assistants numbers',
      'profile settings',
    ])
    expect(nav.atHand.map(({ href }) => href)).toEqual(['/', '/calls', '/messages', '/appointments'])
    expect(hrefsOf(nav.more.groups)).toEqual([
      'live',
      'leads tasks offers properties',
      'assistants numbers',
      'profile settings',
    ])
  })

  it('leaves out what is not for this client', () => {
    const nav = presentNav('/', { ...QUIET, mayChangeAssistants: false, isAboutProperty: false })
    expect(hrefsOf(nav.groups).slice(1)).toEqual(['leads appointments tasks', 'numbers', 'profile settings'])
  })

  it('marks where one is, also when that is behind "More"', () => {
    const at = (path: string) => {
      const nav = presentNav(path, QUIET)
      const current = nav.groups.flatMap(({ items }) => items.filter(({ isCurrent }) => isCurrent))
      return [current.map(({ label }) => label).join(), nav.more.current]
    }
    expect(at('/')).toEqual(['Home', undefined])
    expect(at('/calls/019a')).toEqual(['Calls', undefined])
    expect(at('/leads/do-not-call')).toEqual(['Leads', 'Leads'])
    expect(at('/nowhere')).toEqual(['', undefined])
  })

  it('says in words what waits, and nothing where nothing does', () => {
    const { groups, more } = presentNav('/', { ...QUIET, unreadMessages: 2, openTasks: 1, pendingAppointments: 3 })
    const words = groups.flatMap(({ items }) => items.flatMap(({ badge }) => badge?.words ?? []))
    expect(words).toEqual(['2 unread', '3 to confirm', '1 task open'])
    expect(more.waiting).toBe('1 task open')
    expect(presentNav('/', QUIET).more.waiting).toBe('')
  })

  it.each(['Real estate', 'real_estate', 'Property agency', 'Lettings', 'Realtor', 'Immobilien'])(
    'knows that %s is about property',
    (kind) => expect(isPropertyBusiness(kind)).toBe(true),
  )

  it.each(['Dental practice', 'Home services', 'Restaurant', '', null])('knows that %s is not', (kind) =>
    expect(isPropertyBusiness(kind)).toBe(false),
  )
})

describe('an amount of money', () => {
  it.each([
    [45_000_000n, 'USD', '$450,000'],
    [123_456n, 'EUR', '€1,234.56'],
    [5n, 'GBP', '£0.05'],
    [1_500_000n, 'JPY', '¥1,500,000'],
    [100n, 'odd', '$1'],
  ])('of %s minor units of %s is %s', (minor, currency, words) => expect(money(minor, currency)).toBe(words))
})
