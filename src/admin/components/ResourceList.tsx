import React, { useCallback, useEffect, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router-dom'
import type { ActionView, RecordView, ResourceView } from '../ui-types.js'
import { ActionDialog, type Chosen } from './ActionDialog.js'
import { ListFilters } from './ListFilters.js'
import { ListTable } from './ListTable.js'
import { type Answer, ask, listHref } from './state.js'
import { Empty, Loading, useSay } from './ui.js'

const MOST_COUNTED = 10_000

/** A list with search, filters, sorting, pages, and things to do with one row or with many. */
export function ResourceList({ resource }: { resource: ResourceView }) {
  const [params, setParams] = useSearchParams()
  const { answer, load } = useList(resource, params)
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [chosen, setChosen] = useState<Chosen>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has other rows
  useEffect(() => setTicked([]), [params])

  const records = answer?.records ?? []
  const choose = (action: ActionView, rows: RecordView[]) =>
    setChosen({ resource: resource.id, action, ids: rows.map(({ id }) => id), names: rows.map(({ title }) => title) })
  const isFiltered = [...params.keys()].some((key) => key.startsWith('filters.'))
  return (
    <>
      <div className="head">
        <div>
          <h1>{resource.many}</h1>
          {answer?.meta && <p className="muted">{countOf(answer.meta.total, resource)}</p>}
        </div>
        {resource.may.includes('new') && (
          <Link className="btn primary" to={`/admin/resources/${resource.id}/actions/new`}>
            New {resource.one.toLowerCase()}
          </Link>
        )}
      </div>
      <ListFilters resource={resource} params={params} onChange={(next) => setParams(next)} />
      {ticked.length > 0 && (
        <BulkBar
          resource={resource}
          rows={records.filter(({ id }) => ticked.includes(id))}
          choose={choose}
          clear={() => setTicked([])}
        />
      )}
      {!answer && <Loading />}
      {answer && records.length === 0 && (
        <div className="card">
          {isFiltered ? (
            <Empty title="Nothing matches" text="No row fits this search and these filters.">
              <Link className="btn" to={listHref(resource.id)}>
                Show all
              </Link>
            </Empty>
          ) : (
            <Empty {...resource.empty} />
          )}
        </div>
      )}
      {records.length > 0 && (
        <ListTable
          {...{ resource, records, params, ticked, setTicked, choose }}
          meta={answer?.meta}
          reload={load}
          sortBy={setParams}
        />
      )}
      {answer?.meta && <Pages meta={answer.meta} params={params} onChange={setParams} />}
      {chosen && <ActionDialog chosen={chosen} onClose={() => setChosen(undefined)} onDone={() => void load()} />}
    </>
  )
}

function useList(resource: ResourceView, params: URLSearchParams) {
  const [answer, setAnswer] = useState<Answer>()
  const say = useSay()
  const query = params.toString()
  const load = useCallback(async () => {
    try {
      setAnswer(await ask(`resources/${resource.id}/actions/list?${query}`))
    } catch (error) {
      say({ message: (error as Error).message, kind: 'bad' })
      setAnswer({ records: [] })
    }
  }, [resource.id, query, say])
  useEffect(() => {
    void load()
  }, [load])
  return { answer, load }
}

function countOf(total: number, { one }: ResourceView): string {
  if (total >= MOST_COUNTED) return 'More than 10,000'
  const noun = one.toLowerCase()
  const nouns = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`
  return `${total.toLocaleString('en')} ${total === 1 ? noun : nouns}`
}

type BulkProps = {
  resource: ResourceView
  rows: RecordView[]
  choose(action: ActionView, rows: RecordView[]): void
  clear(): void
}

const BulkBar = ({ resource, rows, choose, clear }: BulkProps) => (
  <section className="bulk" aria-label="Selected rows">
    <b>{rows.length} selected</b>
    {resource.actions
      .filter(({ kind, name }) => kind === 'bulk' && rows.some(({ bulkActions }) => bulkActions.includes(name)))
      .map((action) => (
        <button key={action.name} type="button" className="btn" onClick={() => choose(action, rows)}>
          {action.label}
        </button>
      ))}
    <button type="button" className="plain" onClick={clear}>
      Clear
    </button>
  </section>
)

type PagesProps = { meta: NonNullable<Answer['meta']>; params: URLSearchParams; onChange(next: URLSearchParams): void }

function Pages({ meta, params, onChange }: PagesProps) {
  const navigate = useNavigate()
  const last = Math.ceil(meta.total / meta.perPage)
  if (last < 2) return null
  const go = (page: number) => {
    const next = new URLSearchParams(params)
    next.set('page', String(page))
    onChange(next)
    navigate(`?${next}`)
    document.getElementById('main')?.focus()
  }
  return (
    <nav className="pages" aria-label="Pages">
      <button type="button" className="btn" disabled={meta.page <= 1} onClick={() => go(meta.page - 1)}>
        Previous
      </button>
      <span className="muted num">
        Page {meta.page} of {last}
      </span>
      <button type="button" className="btn" disabled={meta.page >= last} onClick={() => go(meta.page + 1)}>
        Next
      </button>
    </nav>
  )
}
