import { counted } from './times.present.js'

type Entry = { href: string; label: string; icon: string }
export type NavItem = Entry & { isCurrent: boolean; live?: number; badge?: { count: number; words: string } }
type NavGroup = { name: string; items: NavItem[] }

/** What stands beside the links, and which of them there are. */
export type Standing = {
  callsInProgress: number
  unreadMessages: number
  pendingAppointments: number
  openTasks: number
  mayChangeAssistants: boolean
  /** Whether this business has properties, or is about them. */
  isAboutProperty: boolean
}

const GROUPS: readonly { name: string; entries: readonly Entry[] }[] = [
  {
    name: 'Calls',
    entries: [
      { href: '/', label: 'Home', icon: 'home' },
      { href: '/live', label: 'Live', icon: 'live' },
      { href: '/calls', label: 'Calls', icon: 'calls' },
      { href: '/messages', label: 'Messages', icon: 'messages' },
    ],
  },
  {
    name: 'What came of them',
    entries: [
      { href: '/leads', label: 'Leads', icon: 'leads' },
      { href: '/appointments', label: 'Appointments', icon: 'appointments' },
      { href: '/tasks', label: 'Tasks', icon: 'tasks' },
      { href: '/offers', label: 'Offers', icon: 'offers' },
      { href: '/properties', label: 'Properties', icon: 'properties' },
    ],
  },
  {
    name: 'Who answers',
    entries: [
      { href: '/assistants', label: 'Assistants', icon: 'assistant' },
      { href: '/numbers', label: 'Numbers', icon: 'numbers' },
    ],
  },
  {
    name: 'Your business',
    entries: [
      { href: '/profile', label: 'Profile', icon: 'profile' },
      { href: '/settings', label: 'Settings', icon: 'settings' },
    ],
  },
]

const OF_PROPERTY = ['/offers', '/properties']
/** Those that stay within reach of a thumb; all others are behind "More". */
const AT_HAND = ['/', '/calls', '/messages', '/appointments']

/** The menu: in groups beside the page, and on a phone four links at hand and the rest behind "More". */
export function presentNav(path: string, standing: Standing) {
  const groups = GROUPS.map(({ name, entries }) => ({
    name,
    items: entries.filter(({ href }) => isThere(href, standing)).map((entry) => itemOf(entry, path, standing)),
  }))
  const items = groups.flatMap((group) => group.items)
  const rest = groups
    .map((group): NavGroup => ({ ...group, items: group.items.filter(({ href }) => !AT_HAND.includes(href)) }))
    .filter((group) => group.items.length > 0)
  const hidden = rest.flatMap((group) => group.items)
  return {
    groups,
    atHand: items.filter(({ href }) => AT_HAND.includes(href)),
    more: {
      groups: rest,
      current: hidden.find(({ isCurrent }) => isCurrent)?.label,
      waiting: hidden.flatMap(({ badge }) => badge?.words ?? []).join(', '),
    },
  }
}

function isThere(href: string, { mayChangeAssistants, isAboutProperty }: Standing): boolean {
  if (href === '/assistants') return mayChangeAssistants
  return isAboutProperty || !OF_PROPERTY.includes(href)
}

function itemOf(entry: Entry, path: string, standing: Standing): NavItem {
  const badge = badgeOf(entry.href, standing)
  return {
    ...entry,
    isCurrent: isUnder(path, entry.href),
    ...(entry.href === '/live' && { live: standing.callsInProgress }),
    ...(badge && badge.count > 0 && { badge }),
  }
}

function badgeOf(href: string, standing: Standing): { count: number; words: string } | undefined {
  const { unreadMessages, pendingAppointments, openTasks } = standing
  if (href === '/messages') return { count: unreadMessages, words: `${unreadMessages} unread` }
  if (href === '/appointments') return { count: pendingAppointments, words: `${pendingAppointments} to confirm` }
  return href === '/tasks' ? { count: openTasks, words: `${counted(openTasks, 'task')} open` } : undefined
}

const isUnder = (path: string, href: string) => (href === '/' ? path === '/' : `${path}/`.startsWith(`${href}/`))

/** Whether the kind of business a client named is one that has properties. */
export const isPropertyBusiness = (businessType: string | null): boolean =>
  /real[ _-]?estate|propert|realt|letting|housing|homes?\b.{0,40}\b(sale|rent)|apartment|immobili|inmobili/i.test(
    businessType ?? '',
  )
