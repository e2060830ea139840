import React from 'react'
import { Link } from 'react-router-dom'
import type { Column, RecordView } from '../ui-types.js'
import { ago, bytes, duration, moment, phone, shortMoment } from './format.js'
import { resourceNamed, showHref } from './state.js'
import { Icon, Tag } from './ui.js'

/** One value of a record as people read it. */
export function Value({ column, record, isShort = false }: { column: Column; record: RecordView; isShort?: boolean }) {
  const value = record.params[column.name]
  const other = record.populated[column.name]
  if (other) return <Other {...other} resource={column.links} />
  if (column.kind === 'yes-no') return <>{value ? 'Yes' : 'No'}</>
  if (column.kind === 'check') return <Check isTrue={value === true} />
  if (value === null || value === undefined || value === '') return <span className="muted">—</span>
  switch (column.kind) {
    case 'word':
      return <Tag word={column.words?.[String(value)]} />
    case 'moment':
      return (
        <time dateTime={String(value)} title={moment(value)}>
          {isShort ? shortMoment(value) : moment(value)}
        </time>
      )
    case 'ago':
      return (
        <time dateTime={String(value)} title={moment(value)}>
          {ago(value)}
        </time>
      )
    case 'duration':
      return <span className="num">{duration(value)}</span>
    case 'phone':
      return <span className="num">{phone(value)}</span>
    case 'bytes':
      return <span className="num">{bytes(value)}</span>
    default:
      return <>{String(value)}</>
  }
}

const Check = ({ isTrue }: { isTrue: boolean }) =>
  isTrue ? (
    <span className="yes">
      <Icon name="check" />
      <span className="visually-hidden">Yes</span>
    </span>
  ) : (
    <span className="muted">
      <span aria-hidden="true">—</span>
      <span className="visually-hidden">No</span>
    </span>
  )

/** The name of another record (a client unless it says so), which leads to its page. */
export const Other = ({
  id,
  title,
  resource = 'Client',
}: {
  id: string
  title: string
  resource?: string | undefined
}) =>
  resourceNamed(resource)?.may.includes('show') ? (
    <Link className="link" to={showHref(resource, id)} onClick={(event) => event.stopPropagation()}>
      {title}
    </Link>
  ) : (
    <span>{title}</span>
  )

/** The facts of a record, label and value; empty ones left out unless asked for. */
export function Facts({ columns, record, isWhole }: { columns: Column[]; record: RecordView; isWhole?: boolean }) {
  const known = columns.filter(
    ({ name, kind }) => isWhole || kind === 'yes-no' || ![null, undefined, ''].includes(record.params[name] as string),
  )
  return (
    <dl className="facts">
      {known.map((column) => (
        <React.Fragment key={column.name}>
          <dt>{column.label}</dt>
          <dd>
            <Value column={column} record={record} />
          </dd>
        </React.Fragment>
      ))}
    </dl>
  )
}
