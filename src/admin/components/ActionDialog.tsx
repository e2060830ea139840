import React, { type FormEvent, useEffect, useRef, useState } from 'react'
import type { ActionView, Said } from '../ui-types.js'
import { FieldInput, startValues } from './fields.js'
import { type Answer, ask, bulkPath, recordPath } from './state.js'
import { Icon, Secret, useSay } from './ui.js'

export type Chosen = { resource: string; action: ActionView; ids: readonly string[]; names: readonly string[] }

/** Asks before something is done, with what the action needs to know, and then says what was done. */
export function ActionDialog({ chosen, onClose, onDone }: { chosen: Chosen; onClose(): void; onDone(): void }) {
  const { action, ids, names } = chosen
  const dialog = useRef<HTMLDialogElement>(null)
  const [values, setValues] = useState(startValues(action.fields ?? []))
  const [errors, setErrors] = useState<Answer['errors']>()
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
          <p className="about">
            {ids.length > 1 && <b>{ids.length} selected: </b>}
            {names.slice(0, 12).join(', ')}
            {names.length > 12 && ` and ${names.length - 12} more`}
          </p>
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

/** Runs an action and answers what came of it. */
export function runAction(
  { resource, action, ids }: Omit<Chosen, 'names'>,
  values: Record<string, unknown>,
): Promise<Answer> {
  const path =
    action.kind === 'bulk' ? bulkPath(resource, ids, action.name) : recordPath(resource, ids[0] ?? '', action.name)
  return ask(path, values)
}
