import React from 'react'
import { Link } from 'react-router-dom'
import { ago, moment } from './format.js'
import { Pages } from './ResourceList.js'
import { listHref, showHref } from './state.js'
import { Empty, Icon } from './ui.js'

type Client = {
  id: string
  businessName: string
  receivedInHour: number
  receivedInDay: number
  repeatedInDay: number
  signatureFailuresInDay: number
  waiting: number
  dead: number
  unreadable: number
  wrongSignature: number
  tooLarge: number
  lastEventAt: string | null
  silentSince: string | null
}
export type ClientsPage = { clients: Client[]; total: number; page: number; perPage: number }

type Props = { page: ClientsPage; params: URLSearchParams; onChange(next: URLSearchParams): void }

type Column = {
  label: string
  sortBy?: string
  /** Where the window is narrower than this it is left out. */
  from?: 1100 | 1280
  cell(client: Client): React.ReactNode
}

const asideOf = ({ unreadable, wrongSignature, tooLarge }: Client) => unreadable + wrongSignature + tooLarge

/** A number that leads to what it counts; a nought leads nowhere. */
const Count = ({ count, client, filters }: { count: number; client: Client; filters: Record<string, string> }) =>
  count === 0 ? (
    <span className="muted num">0</span>
  ) : (
    <Link className="link num" to={listHref('WebhookEvent', { clientId: client.id, ...filters })}>
      {count.toLocaleString('en')}
    </Link>
  )

const COLUMNS: Column[] = [
  {
    label: 'Client',
    sortBy: 'businessName',
    cell: ({ id, businessName }) => (
      <Link className="link title" to={showHref('Client', id)}>
        {businessName}
      </Link>
    ),
  },
  {
    label: 'Last hour',
    from: 1100,
    cell: ({ receivedInHour }) => <span className="num">{receivedInHour.toLocaleString('en')}</span>,
  },
  {
    label: '24 hours',
    sortBy: 'receivedInDay',
    cell: (client) => <Count count={client.receivedInDay} client={client} filters={{}} />,
  },
  {
    label: 'Repeated',
    from: 1280,
    cell: ({ repeatedInDay }) => <span className="num">{repeatedInDay.toLocaleString('en')}</span>,
  },
  {
    label: 'Waiting',
    sortBy: 'waiting',
    cell: (client) => <Count count={client.waiting} client={client} filters={{ state: 'READY' }} />,
  },
  {
    label: 'Failed',
    sortBy: 'dead',
    cell: (client) => <Count count={client.dead} client={client} filters={{ state: 'DEAD' }} />,
  },
  {
    label: 'Set aside',
    sortBy: 'setAside',
    cell: (client) => <Count count={asideOf(client)} client={client} filters={{ state: 'QUARANTINED' }} />,
  },
  {
    label: 'Wrong signatures',
    sortBy: 'signatureFailuresInDay',
    from: 1280,
    cell: (client) => <Count count={client.signatureFailuresInDay} client={client} filters={{ cause: 'SIGNATURE' }} />,
  },
  { label: 'Last event', sortBy: 'lastEventAt', cell: (client) => <LastEvent {...client} /> },
]

const LastEvent = ({ lastEventAt, silentSince }: Client) => {
  if (silentSince)
    return <span className="tag t-bad">{lastEventAt ? `Silent since ${ago(lastEventAt)}` : 'Never heard of'}</span>
  if (!lastEventAt) return <span className="muted">None yet</span>
  return (
    <time dateTime={lastEventAt} title={moment(lastEventAt)}>
      {ago(lastEventAt)}
    </time>
  )
}

/** Every client's figures, sorted and in pages; numbers lead into the list of events. */
export function IntakeTable({ page, params, onChange }: Props) {
  const sortBy = params.get('sortBy') ?? 'receivedInDay'
  const direction = params.get('direction') === 'asc' ? 'asc' : 'desc'
  const sort = (by: string) => {
    const next = new URLSearchParams(params)
    next.set('sortBy', by)
    next.set('direction', sortBy === by && direction === 'desc' ? 'asc' : 'desc')
    next.delete('page')
    onChange(next)
  }
  if (page.clients.length === 0) {
    return (
      <div className="card">
        <Empty title="No clients yet" text="Each client’s figures appear here once there is one." />
      </div>
    )
  }
  return (
    <>
      <h2 className="table-title">Clients</h2>
      <div className="card table-card">
        <table className="list plain-list">
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th
                  key={column.label}
                  scope="col"
                  className={column.from ? `from-${column.from}` : ''}
                  aria-sort={column.sortBy === sortBy ? (direction === 'asc' ? 'ascending' : 'descending') : undefined}
                >
                  {column.sortBy ? (
                    <button type="button" className="sort" onClick={() => sort(column.sortBy ?? '')}>
                      {column.label}
                      {column.sortBy === sortBy && <Icon name={direction === 'asc' ? 'up' : 'down'} />}
                    </button>
                  ) : (
                    column.label
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.clients.map((client) => (
              <tr key={client.id}>
                {COLUMNS.map((column) => (
                  <td key={column.label} className={column.from ? `from-${column.from}` : ''} data-label={column.label}>
                    {column.cell(client)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pages meta={{ ...page, sortBy, direction }} params={params} onChange={onChange} />
    </>
  )
}
