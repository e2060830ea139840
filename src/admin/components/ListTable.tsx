import React, { type MouseEvent } from 'react'
import { Link, useNavigate } from 'react-router-dom'
import type { ActionView, Column, RecordView, ResourceView } from '../ui-types.js'
import { InlineChoice } from './InlineChoice.js'
import { type Answer, editHref, showHref } from './state.js'
import { Icon, Menu } from './ui.js'
import { Value } from './Value.js'

type Props = {
  resource: ResourceView
  records: RecordView[]
  meta: Answer['meta']
  params: URLSearchParams
  ticked: readonly string[]
  setTicked(ids: readonly string[]): void
  choose(action: ActionView, rows: RecordView[]): void
  reload(): Promise<void>
  sortBy(next: URLSearchParams): void
}

/** The rows of a list; cards where the window is narrow. A click anywhere on a row opens it. */
export function ListTable(props: Props) {
  const { resource, records, ticked, setTicked } = props
  const isTickable = records.some(({ bulkActions }) => bulkActions.length > 0)
  const areAll = records.every(({ id }) => ticked.includes(id))
  return (
    <div className="card table-card">
      <table className="list">
        <thead>
          <tr>
            {isTickable && (
              <th className="tick">
                <input
                  type="checkbox"
                  aria-label="Select all rows of this page"
                  checked={areAll}
                  onChange={() => setTicked(areAll ? [] : records.map(({ id }) => id))}
                />
              </th>
            )}
            {resource.columns.map((column) => (
              <Heading key={column.name} column={column} {...props} />
            ))}
            <th>
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <Row key={record.id} record={record} isTickable={isTickable} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Heading({ column, meta, params, sortBy }: Props & { column: Column }) {
  const isSorted = meta?.sortBy === column.name
  const order = { asc: 'ascending', desc: 'descending' } as const
  const sort = () => {
    const next = new URLSearchParams(params)
    next.set('sortBy', column.name)
    next.set('direction', isSorted && meta?.direction === 'asc' ? 'desc' : 'asc')
    next.delete('page')
    sortBy(next)
  }
  return (
    <th className={narrowClass(column)} aria-sort={isSorted && meta ? order[meta.direction] : undefined} scope="col">
      {column.isSortable ? (
        <button type="button" className="sort" onClick={sort}>
          {column.label}
          {isSorted && <Icon name={meta?.direction === 'asc' ? 'up' : 'down'} />}
        </button>
      ) : (
        column.label
      )}
    </th>
  )
}

function Row({
  record,
  resource,
  isTickable,
  ticked,
  setTicked,
  choose,
  reload,
}: Props & { record: RecordView; isTickable: boolean }) {
  const navigate = useNavigate()
  const open = (event: MouseEvent) => {
    const isControl = (event.target as HTMLElement).closest('a, button, input, select, label, [role=menu]')
    if (!isControl && record.recordActions.includes('show')) navigate(showHref(resource.id, record.id))
  }
  const isTicked = ticked.includes(record.id)
  const items = [
    ...(record.recordActions.includes('edit')
      ? [{ label: 'Edit', onChoose: () => navigate(editHref(resource.id, record.id)) }]
      : []),
    ...resource.actions
      .filter(({ kind, name, isInline }) => kind === 'record' && !isInline && record.recordActions.includes(name))
      .map((action) => ({
        label: action.label,
        isDanger: action.isDanger === true,
        onChoose: () => choose(action, [record]),
      })),
  ]
  return (
    <tr className={`row ${isTicked ? 'ticked' : ''}`} onClick={open}>
      {isTickable && (
        <td className="tick">
          <input
            type="checkbox"
            aria-label={`Select ${record.title}`}
            checked={isTicked}
            onChange={() => setTicked(isTicked ? ticked.filter((id) => id !== record.id) : [...ticked, record.id])}
          />
        </td>
      )}
      {resource.columns.map((column, index) => (
        <td
          key={column.name}
          className={cellClass(column, record, index)}
          title={column.name === 'email' ? String(record.params['email']) : undefined}
          data-label={column.label}
        >
          <Cell {...{ column, record, resource, reload }} isFirst={index === 0} />
          {column.under && <div className="small muted">{String(record.params[column.under] ?? '')}</div>}
        </td>
      ))}
      <td className="act">
        <Menu isSmall label={`Actions for ${record.title}`} items={items} />
      </td>
    </tr>
  )
}

type CellProps = {
  column: Column
  record: RecordView
  resource: ResourceView
  isFirst: boolean
  reload(): Promise<void>
}

function Cell({ column, record, resource, isFirst, reload }: CellProps) {
  const edits = column.edits ? resource.actions.find(({ name }) => name === column.edits) : undefined
  if (edits && record.recordActions.includes(edits.name)) {
    return <InlineChoice {...{ column, record, reload }} action={edits} resource={resource.id} />
  }
  if (isFirst && record.recordActions.includes('show')) {
    return (
      <Link className="link title" to={showHref(resource.id, record.id)}>
        <Value column={column} record={record} isShort />
      </Link>
    )
  }
  return <Value column={column} record={record} isShort />
}

function cellClass(column: Column, record: RecordView, index: number): string {
  const isEmpty = [null, undefined, '', false].includes(record.params[column.name] as null)
  const names = [
    narrowClass(column),
    index === 0 ? 'first' : '',
    isEmpty ? 'none' : '',
    column.name === 'email' ? 'email' : column.kind === undefined || column.kind === 'text' ? 'words' : '',
  ]
  return names.filter(Boolean).join(' ')
}

const narrowClass = ({ from }: Column) => (from ? `from-${from}` : '')
