import React, { useEffect, useState } from 'react'
import { Link, Route, Routes, useLocation, useParams } from 'react-router-dom'
import { AlertPage } from './AlertPage.js'
import { AssistantPage } from './AssistantPage.js'
import { AuditPage } from './AuditPage.js'
import { CallPage } from './CallPage.js'
import { ClientPage } from './ClientPage.js'
import { Dashboard } from './Dashboard.js'
import { EventPage } from './EventPage.js'
import { FindingPage } from './FindingPage.js'
import { ForwardingPage } from './ForwardingPage.js'
import { ForwardingUrlPage } from './ForwardingUrlPage.js'
import { MessagePage } from './MessagePage.js'
import { PAGES } from './pages.js'
import { EditRecord, NewRecord } from './RecordForm.js'
import { RecordPage } from './RecordPage.js'
import { ResourceList } from './ResourceList.js'
import { RunPage } from './RunPage.js'
import { Sidebar } from './Sidebar.js'
import { page, resourceNamed } from './state.js'
import { TemplatePage } from './TemplatePage.js'
import { UnassignedPage } from './UnassignedPage.js'
import { Empty, Icon, Notices } from './ui.js'

/** Pages of a record that show more than its facts. */
const RECORD_PAGES: Record<string, typeof RecordPage> = {
  Client: ClientPage,
  Assistant: AssistantPage,
  AssistantTemplate: TemplatePage,
  Call: CallPage,
  WebhookEvent: EventPage,
  ForwardingUrl: ForwardingUrlPage,
  Forwarding: ForwardingPage,
  UnassignedEvent: UnassignedPage,
  CallerMessage: MessagePage,
  Alert: AlertPage,
  AuditEntry: AuditPage,
  Reconciliation: RunPage,
  VapiFinding: FindingPage,
}

/** The whole back office, at AdminJS's addresses and on its API. */
export function Application() {
  const [isMenuOpen, setMenuOpen] = useState(false)
  const location = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes the menu
  useEffect(() => setMenuOpen(false), [location])
  return (
    <Notices>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <div className={`shell ${isMenuOpen ? 'menu-open' : ''}`}>
        <header className="topbar">
          <button
            type="button"
            className="more"
            aria-label="Menu"
            aria-expanded={isMenuOpen}
            onClick={() => setMenuOpen(!isMenuOpen)}
          >
            <Icon name={isMenuOpen ? 'close' : 'menu'} />
          </button>
          <b>{page.brand}</b>
        </header>
        <Sidebar />
        <main className="page" id="main" tabIndex={-1}>
          <Routes>
            <Route path="/admin" element={<Dashboard />} />
            <Route path="/admin/pages/:name" element={<OnePage />} />
            <Route path="/admin/resources/:resource" element={<Resource />} />
            <Route path="/admin/resources/:resource/actions/:action" element={<Resource />} />
            <Route path="/admin/resources/:resource/bulk/:action" element={<Resource />} />
            <Route path="/admin/resources/:resource/records/:id/:action" element={<OneRecord />} />
            <Route path="*" element={<Nothing />} />
          </Routes>
        </main>
      </div>
    </Notices>
  )
}

function Resource() {
  const { resource: name, action = 'list' } = useParams()
  const resource = resourceNamed(name)
  if (!resource?.may.includes('list')) return <Nothing />
  if (action === 'new')
    return resource.may.includes('new') ? <NewRecord key={resource.id} resource={resource} /> : <Nothing />
  return <ResourceList key={resource.id} resource={resource} />
}

function OnePage() {
  const { name = '' } = useParams()
  const Page = page.pages.some((known) => known.name === name) ? PAGES[name] : undefined
  return Page ? <Page key={name} /> : <Nothing />
}

function OneRecord() {
  const { resource: name, id = '', action = 'show' } = useParams()
  const resource = resourceNamed(name)
  if (!resource?.may.includes('show')) return <Nothing />
  if (action === 'edit')
    return resource.may.includes('edit') ? <EditRecord key={id} resource={resource} id={id} /> : <Nothing />
  const Page = RECORD_PAGES[resource.id] ?? RecordPage
  return <Page key={id} resource={resource} id={id} />
}

const Nothing = () => (
  <Empty title="There is nothing here" text="The page was moved, or your role may not see it.">
    <Link className="btn" to="/admin">
      To the dashboard
    </Link>
  </Empty>
)
