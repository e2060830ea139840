import React, { type FormEvent, useEffect, useRef, useState } from 'react'
import type { ActionView, RecordView, Said } from '../ui-types.js'
import { FieldInput, startValues } from './fields.js'
import { type Answer, ask, bulkPath, recordPath } from './state.js'
import { Icon, Secret, useSay } from './ui.js'

export type Chosen = {
  resource: string
  action: ActionView
  ids: readonly string[]
  names: readonly string[]
  /** What will be done to each, where the action tells. */
  tellings?: readonly string[]
  /** For an action on all that match: the filters of the list, as its address has them. */
  query?: string
  /** What its form begins with, and what was wrong with that. */
  values?: Record<string, unknown>
  errors?: Answer['errors']
}

/** An action on these records. */
export const chosenOf = (resource: string, action: ActionView, rows: readonly RecordView[]): Chosen => ({
  resource,
  action,
  ids: rows.map(({ id }) => id),
  names: rows.map(({ title }) => title),
  ...(action.isPrefilled && rows[0] && { values: rows[0].params }),
  ...(action.tells && { tellings: rows.map(({ params }) => String(params[action.tells ?? ''] ?? '')) }),
})

/** Asks before something is done, with what the action needs to know, and then says what was done. */
export function ActionDialog({ chosen, onClose, onDone }: { chosen: Chosen; onClose(): void; onDone(): void }) {
  const { action, names } = chosen
  const dialog = useRef<HTMLDialogElement>(null)
  const [values, setValues] = useState(startValues(action.fields ?? [], chosen.values))
  const [errors, setErrors] = useState<Answer['errors']>(chosen.errors)
  const [problem, setProblem] = useState<string>()
  const [secret, setSecret] = useState<Said['secret']>()
  const [isSending, setSending] = useState(false)
  const say = useSay()
  useEffect(() => dialog.current?.showModal(), [])

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    setSending(true)
    setProblem(undefined)
    try {
      const answer = await runAction(chosen, values)
      setErrors(answer.errors)
      if (answer.said?.kind === 'bad') setProblem(answer.said.message)
      else {
        if (answer.said) say(answer.said)
        onDone()
        if (answer.said?.open) window.open(answer.said.open, '_blank', 'noopener')
        if (answer.said?.secret) setSecret(answer.said.secret)
        else dialog.current?.close()
      }
    } catch (error) {
      setProblem((error as Error).message)
    }
    setSending(false)
  }

  return (
    <dialog ref={dialog} className="drawer" aria-labelledby="action-title" onClose={onClose}>
      <header>
        <h2 id="action-title">{action.label}</h2>
        <button type="button" className="more" aria-label="Close" onClick={() => dialog.current?.close()}>
          <Icon name="close" />
        </button>
      </header>
      {secret ? (
        <div className="in">
          <Secret {...secret} />
          <div className="form-end">
            <button type="button" className="btn primary" onClick={() => dialog.current?.close()}>
              Done
            </button>
          </div>
        </div>
      ) : (
        <form className="in" onSubmit={onSubmit}>
          <About names={names} tellings={chosen.tellings} />
          {action.explain && <p className="muted">{action.explain}</p>}
          {(action.fields ?? []).map((field) => (
            <FieldInput
              key={field.name}
              field={field}
              value={values[field.name] ?? ''}
              error={errors?.[field.name]?.message}
              onChange={(value) => setValues((all) => ({ ...all, [field.name]: value }))}
            />
          ))}
          {problem && (
            <p className="note bad" role="alert">
              {problem}
            </p>
          )}
          <div className="form-end">
            <button type="submit" className={`btn primary ${action.isDanger ? 'danger' : ''}`} disabled={isSending}>
              {isSending ? 'One moment …' : action.submit}
            </button>
            <button type="button" className="btn" onClick={() => dialog.current?.close()}>
              Cancel
            </button>
          </div>
        </form>
      )}
    </dialog>
  )
}

/** What it is about: names, or each name with what will be done to it. */
function About({ names, tellings }: { names: readonly string[]; tellings: readonly string[] | undefined }) {
  const shown = names.slice(0, 12)
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : ''
  return (
    <>
      <p className="about">
        {names.length > 1 && <b>{names.length} selected: </b>}
        {!tellings && shown.join(', ') + more}
      </p>
      {tellings && (
        <ul className="tellings">
          {shown.map((name, index) => (
            <li key={`${name} ${tellings[index]}`}>
              <b>{name}</b>
              {`\n${tellings[index]}`}
            </li>
          ))}
          {more && <li>{more.trim()}</li>}
        </ul>
      )}
    </>
  )
}

/** Runs an action and answers what came of it. */
export function runAction(
  { resource, action, ids, query }: Omit<Chosen, 'names'>,
  values: Record<string, unknown>,
): Promise<Answer> {
  if (action.kind === 'resource') return ask(`resources/${resource}/actions/${action.name}?${query ?? ''}`, values)
  const path =
    action.kind === 'bulk' ? bulkPath(resource, ids, action.name) : recordPath(resource, ids[0] ?? '', action.name)
  return ask(path, values)
}
