import React, { useEffect, useRef, useState } from 'react'
import type { Field, Said } from '../ui-types.js'
import { FieldInput, type Values } from './fields.js'
import type { Answer } from './state.js'
import { useSay } from './ui.js'

// What the forms on cards share: sending, and saying what was wrong.

/** Sends a form and keeps what was wrong with it; the first wrong field gets the cursor. */
export function useSending(send: (values: Values) => Promise<Answer>, done: (said: Said | undefined) => Promise<void>) {
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<string>()
  const [isSending, setSending] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const say = useSay()
  useEffect(() => {
    if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [errors])
  const run = async (values: Values) => {
    setSending(true)
    setProblem(undefined)
    try {
      const answer = await send(values)
      const { said } = answer
      setSending(false)
      if (said?.kind !== 'bad') {
        if (said) say(said)
        return await done(said)
      }
      const wrong = Object.entries(answer.errors ?? {}).map(([name, { message }]) => [name, message])
      setErrors(Object.fromEntries(wrong))
      setProblem(said.message)
    } catch (error) {
      setSending(false)
      setProblem((error as Error).message)
    }
  }
  return { send: run, errors, problem, isSending, form }
}

type FieldsProps = {
  fields: readonly Field[]
  values: Values
  errors: Record<string, string>
  onChange(change: (all: Values) => Values): void
}

export const FieldInputs = ({ fields, values, errors, onChange }: FieldsProps) => (
  <div className="fields">
    {fields.map((field) => (
      <FieldInput
        key={field.name}
        field={field}
        value={values[field.name] ?? ''}
        error={errors[field.name]}
        onChange={(value) => onChange((all) => ({ ...all, [field.name]: value }))}
      />
    ))}
  </div>
)

export const Problem = ({ words }: { words: string | undefined }) =>
  words ? (
    <p className="note bad" role="alert">
      {words}
    </p>
  ) : null

type EndProps = { submit: string; sending: string; isDanger?: boolean; isSending: boolean; onCancel(): void }

export const FormEnd = ({ submit, sending, isDanger, isSending, onCancel }: EndProps) => (
  <div className="form-end">
    <button type="submit" className={`btn primary ${isDanger ? 'danger' : ''}`} disabled={isSending}>
      {isSending ? sending : submit}
    </button>
    <button type="button" className="btn" onClick={onCancel}>
      Cancel
    </button>
  </div>
)
