import React, { type FormEvent, useEffect, useRef, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router-dom'
import type { RecordView, ResourceView, Section } from '../ui-types.js'
import { FieldInput, startValues, type Values } from './fields.js'
import { inSentence } from './format.js'
import { type Answer, ask, listHref, recordPath, showHref } from './state.js'
import { Card, Empty, Loading, Secret, useSay } from './ui.js'
import { useRecord } from './use-record.js'
import { Facts } from './Value.js'

/** A form that creates a record and then goes to its page. Its address may say what fields begin with. */
export function NewRecord({ resource }: { resource: ResourceView }) {
  const navigate = useNavigate()
  const [given] = useSearchParams()
  const one = inSentence(resource.one)
  return (
    <>
      <Head resource={resource} title={`New ${one}`} />
      <Form
        sections={resource.newForm}
        begins={Object.fromEntries(given)}
        submit={`Create ${one}`}
        cancelTo={listHref(resource.id)}
        send={(values) => ask(`resources/${resource.id}/actions/new`, values)}
        onDone={(answer) => navigate(showHref(resource.id, answer.record?.id ?? ''))}
      />
    </>
  )
}

/** A form over a record. What somebody else changed meanwhile is never overwritten. */
export function EditRecord({ resource, id }: { resource: ResourceView; id: string }) {
  const navigate = useNavigate()
  const { record, problem } = useRecord(resource.id, id, 'edit')
  if (problem) return <Empty title={`${resource.one} not found`} text={problem} />
  if (!record) return <Loading />
  const updatedAt = String(record.params['updatedAt'])
  const { sections, values } = (record.details ?? {}) as { sections?: Section[]; values?: object }
  return (
    <>
      <Head resource={resource} record={record} title={`Edit ${record.title}`} />
      <Form
        sections={sections ?? resource.editForm}
        record={values ? { ...record, params: { ...record.params, ...values } } : record}
        submit="Save"
        cancelTo={showHref(resource.id, id)}
        send={(values) => ask(recordPath(resource.id, id, 'edit'), { ...values, updatedAt })}
        onDone={() => navigate(showHref(resource.id, id))}
      />
    </>
  )
}

const Head = ({ resource, record, title }: { resource: ResourceView; record?: RecordView; title: string }) => (
  <div className="head">
    <div>
      <p className="crumbs small muted">
        <Link to={listHref(resource.id)}>{resource.many}</Link>
        {record && (
          <>
            {' / '}
            <Link to={showHref(resource.id, record.id)}>{record.title}</Link>
          </>
        )}
      </p>
      <h1>{title}</h1>
    </div>
  </div>
)

type FormProps = {
  sections: Section[]
  record?: RecordView
  begins?: Record<string, string>
  submit: string
  cancelTo: string
  send(values: Values): Promise<Answer>
  onDone(answer: Answer): void
}

function Form({ sections, record, begins, submit, cancelTo, send, onDone }: FormProps) {
  const start = useRef(
    startValues(
      sections.flatMap(({ fields }) => fields),
      record?.params ?? begins,
    ),
  )
  const [values, setValues] = useState<Values>(start.current)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<string>()
  const [isSending, setSending] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const say = useSay()
  const isChanged = JSON.stringify(values) !== JSON.stringify(start.current)
  useWarningBeforeLeaving(isChanged && !isSending)
  useEffect(() => {
    if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [errors])

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    setSending(true)
    setProblem(undefined)
    try {
      const answer = await send(values)
      if (answer.said?.kind === 'bad') {
        setErrors(Object.fromEntries(Object.entries(answer.errors ?? {}).map(([name, { message }]) => [name, message])))
        setProblem(answer.said.message)
      } else {
        if (answer.said) say(answer.said)
        return onDone(answer)
      }
    } catch (error) {
      setProblem((error as Error).message)
    }
    setSending(false)
  }

  return (
    <form ref={form} onSubmit={onSubmit} noValidate={false} className="sections">
      {sections.map((section) => (
        <Card key={section.title} title={section.title}>
          {section.text && <p className="muted section-text">{section.text}</p>}
          {record && <ToRead section={section} record={record} />}
          <div className="fields">
            {section.fields.map((field) => (
              <FieldInput
                key={field.name}
                field={field}
                value={values[field.name] ?? ''}
                error={errors[field.name]}
                onChange={(value) => setValues((all) => ({ ...all, [field.name]: value }))}
              />
            ))}
          </div>
        </Card>
      ))}
      <div className="form-end">
        {problem && (
          <p className="note bad" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" className="btn primary" disabled={isSending}>
          {isSending ? 'Saving …' : submit}
        </button>
        <Link className="btn" to={cancelTo}>
          Cancel
        </Link>
      </div>
    </form>
  )
}

/** What a part of the form shows of the record without letting one change it. */
function ToRead({ section, record }: { section: Section; record: RecordView }) {
  const { copyable, facts } = section
  const value = copyable && record.details?.[copyable.detail]
  if (!facts && typeof value !== 'string') return null
  return (
    <div className="to-read">
      {copyable && typeof value === 'string' && <Secret label={copyable.label} value={value} hint={copyable.hint} />}
      {facts && <Facts columns={facts} record={record} isWhole />}
    </div>
  )
}

function useWarningBeforeLeaving(isNeeded: boolean): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    if (isNeeded) addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isNeeded])
}
