import React from 'react'
import { Link } from 'react-router-dom'
import type { Cell, PartEvent, PartView, RecordLink } from '../part-types.js'
import { ago, moment } from './format.js'
import { newHref, resourceNamed } from './state.js'
import { Card, Tag } from './ui.js'
import { Other } from './Value.js'

/** The cards of a plain record page besides its facts, as the server says them. */
export const Parts = ({ parts }: { parts: readonly PartView[] }) => (
  <>
    {parts.map((part) => (
      <Part key={part.title} part={part} />
    ))}
  </>
)

function Part({ part }: { part: PartView }) {
  if (part.kind === 'table') return <Table {...part} />
  return (
    <Card title={part.title}>
      {part.kind === 'text' && (
        <>
          <p className="prose">{part.text}</p>
          {part.note && <p className="help">{part.note}</p>}
        </>
      )}
      {part.kind === 'facts' && (
        <dl className="facts">
          {part.facts.map(([label, value]) => (
            <React.Fragment key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </React.Fragment>
          ))}
        </dl>
      )}
      {part.kind === 'events' && <Events {...part} />}
      {part.kind === 'links' && (
        <ul className="links">
          {part.links.map((link) => (
            <li key={link.id}>
              <Elsewhere {...link} />
            </li>
          ))}
        </ul>
      )}
      {part.kind === 'file' && (
        <button type="button" className="btn" onClick={() => save(part.name, part.text)}>
          Download {part.name}
        </button>
      )}
      {part.kind === 'pages' && (
        <ul className="links">
          {part.urls.map((url) => (
            <li key={url}>
              <a className="link" href={url} target="_blank" rel="noopener noreferrer">
                {url}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Table({ title, columns, rows, empty, adds }: Extract<PartView, { kind: 'table' }>) {
  const titleId = `${title.replaceAll(/\W/g, '-')}-title`
  return (
    <section className="card table-card" aria-labelledby={titleId}>
      <header>
        <h2 id={titleId}>{title}</h2>
        {adds && resourceNamed(adds.resource)?.may.includes('new') && (
          <Link className="link small" to={newHref(adds.resource, adds.values)}>
            {adds.label}
          </Link>
        )}
      </header>
      {rows.length === 0 ? (
        <p className="in muted">{empty}</p>
      ) : (
        <table className="list plain-list">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a table that is only read keep their places
              <tr key={index}>
                {cells.map((cell, at) => (
                  <td key={columns[at]} data-label={columns[at]}>
                    <OneCell cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function OneCell({ cell }: { cell: Cell }) {
  if (typeof cell === 'string') return cell === '' ? <span className="muted">—</span> : cell
  return 'resource' in cell ? <Elsewhere {...cell} /> : <Tag word={cell} />
}

const Elsewhere = ({ label, resource, id }: RecordLink) => <Other title={label} resource={resource} id={id} />

/** What happened, newest first. */
function Events({ events, empty }: { events: readonly PartEvent[]; empty: string }) {
  if (events.length === 0) return <p className="muted">{empty}</p>
  return (
    <ol className="history">
      {events.map(({ at, what, text, by, link }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two things may happen in the same moment
        <li key={index}>
          <div>
            <b>{what}</b>
            {by && <span className="muted"> by {by}</span>}
          </div>
          {text && <p className="small prose">{text}</p>}
          <span className="small muted">
            <time dateTime={at} title={moment(at)}>
              {ago(at)}
            </time>
            {link && ' · '}
            {link && <Elsewhere {...link} />}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** Hands a text over as a file, without another request. */
function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
