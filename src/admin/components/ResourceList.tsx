import React, { type ComponentType, useCallback, useEffect, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router-dom'
import type { ActionView, RecordView, ResourceView } from '../ui-types.js'
import { ActionDialog, type Chosen, chosenOf } from './ActionDialog.js'
import { inSentence } from './format.js'
import { ListFilters } from './ListFilters.js'
import { ListTable } from './ListTable.js'
import { ReplayProgress } from './ReplayProgress.js'
import { type Answer, ask, listHref } from './state.js'
import { Empty, Loading, useSay } from './ui.js'

const MOST_COUNTED = 10_000

/** What a list shows above its rows; told when something was done. */
const ABOVE: Record<string, ComponentType<{ turn: number }>> = { WebhookEvent: ReplayProgress }

/** A list with search, filters, sorting, pages, and things to do with one row or with many. */
export function ResourceList({ resource }: { resource: ResourceView }) {
  const [params, setParams] = useSearchParams()
  const { answer, load } = useList(resource, params)
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [chosen, setChosen] = useState<Chosen>()
  const [turn, setTurn] = useState(0)
  const Above = ABOVE[resource.id]
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has other rows
  useEffect(() => setTicked([]), [params])

  const records = answer?.records ?? []
  const choose = (action: ActionView, rows: RecordView[]) => setChosen(chosenOf(resource.id, action, rows))
  const isFiltered = [...params.keys()].some((key) => key.startsWith('filters.'))
  return (
    <>
      <div className="head">
        <div>
          <h1>{resource.many}</h1>
          {answer?.meta && <p className="muted">{countOf(answer.meta.total, resource)}</p>}
        </div>
        <div className="doing">
          {resource.actions
            .filter(
              ({ isAboutNone, isForEmpty }) =>
                isAboutNone && (!isForEmpty || (answer && records.length === 0 && !isFiltered)),
            )
            .map((action) => (
              <button key={action.name} type="button" className="btn" onClick={() => choose(action, [])}>
                {action.label}
              </button>
            ))}
          {resource.may.includes('new') && (
            <Link className="btn primary" to={`/admin/resources/${resource.id}/actions/new`}>
              New {inSentence(resource.one)}
            </Link>
          )}
        </div>
      </div>
      <ListFilters resource={resource} params={params} onChange={(next) => setParams(next)} />
      {Above && <Above turn={turn} />}
      {isFiltered && answer?.meta && answer.meta.total > 0 && (
        <AllThatMatch resource={resource} total={answer.meta.total} params={params} choose={setChosen} />
      )}
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
      {chosen && (
        <ActionDialog
          chosen={chosen}
          onClose={() => setChosen(undefined)}
          onDone={() => {
            void load()
            setTurn((before) => before + 1)
          }}
        />
      )}
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

type AllProps = { resource: ResourceView; total: number; params: URLSearchParams; choose(chosen: Chosen): void }

/** Does something with every row that matches the filters, on this page or not; how many they are is said before. */
function AllThatMatch({ resource, total, params, choose }: AllProps) {
  const actions = resource.actions.filter(({ kind, isAboutNone }) => kind === 'resource' && !isAboutNone)
  if (actions.length === 0) return null
  const query = new URLSearchParams([...params].filter(([key]) => key.startsWith('filters.'))).toString()
  const names = [`${countOf(total, resource)} ${total === 1 ? 'matches' : 'match'} the filters`]
  return (
    <div className="all-matching">
      {actions.map((action) => (
        <button
          key={action.name}
          type="button"
          className="btn"
          onClick={() => choose({ resource: resource.id, action, ids: [], names, query })}
        >
          {action.label} ({total >= MOST_COUNTED ? 'more than 10,000' : total.toLocaleString('en')})
        </button>
      ))}
    </div>
  )
}

function countOf(total: number, { one }: ResourceView): string {
  if (total >= MOST_COUNTED) return 'More than 10,000'
  const noun = inSentence(one)
  const nouns = /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`
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

export function Pages({ meta, params, onChange }: PagesProps) {
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
