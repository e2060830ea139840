import React, { type ReactNode, useEffect, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router-dom'
import type { PartView } from '../part-types.js'
import type { Column, RecordView, ResourceView } from '../ui-types.js'
import { ActionDialog, type Chosen, chosenOf } from './ActionDialog.js'
import { Parts } from './Parts.js'
import { editHref, listHref } from './state.js'
import { Card, Empty, Loading, Menu, Tag } from './ui.js'
import { useRecord } from './use-record.js'
import { Facts } from './Value.js'

export type PageProps = { resource: ResourceView; id: string }

/** The page of a record: its facts, what the server tells of it besides, and what can be done with it. */
export function RecordPage(props: PageProps) {
  return (
    <RecordFrame {...props} tags={(record) => <Tags columns={props.resource.facts} record={record} />}>
      {(record) => {
        const parts = (record.details?.['parts'] ?? []) as PartView[]
        const facts = (
          <Card title={props.resource.one}>
            <Facts columns={props.resource.facts} record={record} />
          </Card>
        )
        if (parts.length === 0) return facts
        return (
          <div className="two-one">
            <div className="stack">
              <Parts parts={parts.filter(({ isBeside }) => !isBeside)} />
            </div>
            <div className="stack">
              {facts}
              <Parts parts={parts.filter(({ isBeside }) => isBeside)} />
            </div>
          </div>
        )
      }}
    </RecordFrame>
  )
}

const Tags = ({ columns, record }: { columns: readonly Column[]; record: RecordView }) => (
  <>
    {columns
      .filter(({ isTag }) => isTag)
      .map(({ name, words }) => (
        <Tag key={name} word={words?.[String(record.params[name])]} />
      ))}
  </>
)

type FrameProps = PageProps & {
  /** Beside the title. */
  tags?: (record: RecordView) => ReactNode
  lead?: (record: RecordView) => ReactNode
  /** `choose` opens an action; its form begins with the values given. */
  children: (
    record: RecordView,
    reload: () => Promise<void>,
    choose: (action: string, values?: object) => void,
  ) => ReactNode
}

/** Title, way back, edit button and menu of actions around the page of a record. An address may name an action to begin with. */
export function RecordFrame({ resource, id, tags, lead, children }: FrameProps) {
  const { record, problem, load } = useRecord(resource.id, id)
  const { action: wanted = 'show' } = useParams()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<Chosen>()
  const offered = resource.actions.filter(
    (action) => action.kind === 'record' && record?.recordActions.includes(action.name),
  )
  // What was chosen stays open when the record is loaded again, although it may not be offered any more.
  const choose = (name: string, values?: object) => {
    const action = offered.find((candidate) => candidate.name === name)
    if (action && record)
      setChosen({ ...chosenOf(resource.id, action, [record]), ...(values && { values: { ...values } }) })
  }
  const isLoaded = record !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address counts once, when the record is there
  useEffect(() => choose(wanted), [isLoaded])
  if (problem) return <Empty title={`${resource.one} not found`} text={problem} />
  if (!record) return <Loading />

  const items = offered
    .filter(({ isInline }) => !isInline)
    .map(({ label, isDanger, name }) => ({ label, isDanger: isDanger === true, onChoose: () => choose(name) }))
  return (
    <>
      <div className="head">
        <div>
          <p className="crumbs small muted">
            <Link to={listHref(resource.id)}>{resource.many}</Link>
          </p>
          <h1>
            {record.title} {tags?.(record)}
          </h1>
          {lead && <p className="muted">{lead(record)}</p>}
        </div>
        <div className="doing">
          {record.recordActions.includes('edit') && (
            <button type="button" className="btn" onClick={() => navigate(editHref(resource.id, id))}>
              Edit
            </button>
          )}
          {items.length === 1 && items[0] ? (
            <button type="button" className="btn" onClick={items[0].onChoose}>
              {items[0].label}
            </button>
          ) : (
            <Menu label="Actions" items={items} />
          )}
        </div>
      </div>
      {children(record, load, choose)}
      {chosen && (
        <ActionDialog
          key={chosen.action.name}
          chosen={chosen}
          onClose={() => setChosen(undefined)}
          onDone={() => void load()}
        />
      )}
    </>
  )
}
