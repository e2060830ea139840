import React from 'react'
import { Link, useLocation } from 'react-router-dom'
import { ROLE } from '../words.js'
import { LookSwitch } from './LookSwitch.js'
import { listHref, page, resources } from './state.js'
import { Icon } from './ui.js'

type Item = { href: string; label: string; icon: string; isHere: boolean }

/** Groups of the menu under a title, in their order; what has none of these stands in no menu. */
const TITLED = [
  ['Leads', 'Leads and bookings'],
  ['Operations', 'Operations'],
  ['Administration', 'Administration'],
] as const

/** What there is, as far as this person may see it, and who they are. */
export function Sidebar() {
  const { pathname } = useLocation()
  const { person } = page
  const isUnder = (href: string) => pathname === href || pathname.startsWith(`${href}/`)
  const shown = resources().filter(({ may }) => may.includes('list'))
  const tables = (group: string): Item[] =>
    shown
      .filter((resource) => resource.group === group)
      .map(({ id, many, icon }) => ({ href: listHref(id), label: many, icon, isHere: isUnder(listHref(id)) }))
  const pages = (group: string, isFirst = false): Item[] =>
    page.pages
      .filter((view) => view.group === group && Boolean(view.isFirst) === isFirst)
      .map(({ name, label, icon }) => {
        const href = `/admin/pages/${name}`
        return { href, label, icon, isHere: isUnder(href) }
      })
  const items = (group: string) => [...pages(group, true), ...tables(group), ...pages(group)]
  return (
    <nav className="side" aria-label="Main">
      <div className="side-in">
        <div className="who">
          <span className="mark" aria-hidden="true">
            {page.brand.slice(0, 1).toUpperCase()}
          </span>
          <div>
            <b>{page.brand}</b>
            <div className="small muted">Back office</div>
          </div>
        </div>
        <Group
          items={[
            { href: '/admin', label: 'Dashboard', icon: 'home', isHere: pathname === '/admin' },
            ...items('Agency'),
          ]}
        />
        {TITLED.map(([group, title]) => (
          <Titled key={group} title={title} items={items(group)} />
        ))}
        <div className="foot small">
          <div>
            <b>{person.name}</b>
            <div className="muted">{ROLE[person.role]?.label}</div>
          </div>
          <LookSwitch />
          <form method="post" action="/admin/sign-out">
            <input type="hidden" name="_csrf" value={page.csrf} />
            <button type="submit" className="plain">
              Sign out
            </button>
          </form>
        </div>
      </div>
    </nav>
  )
}

const Titled = ({ title, items }: { title: string; items: Item[] }) =>
  items.length > 0 ? (
    <>
      <h2 className="nav-title">{title}</h2>
      <Group items={items} />
    </>
  ) : null

const Group = ({ items }: { items: Item[] }) => (
  <ul className="nav">
    {items.map(({ href, label, icon, isHere }) => (
      <li key={href}>
        <Link to={href} aria-current={isHere ? 'page' : undefined}>
          <Icon name={icon} />
          {label}
        </Link>
      </li>
    ))}
  </ul>
)
