import React, { type FormEvent, useState } from 'react'
import { ROTATE_FIELDS } from '../signing-fields.js'
import type { Said } from '../ui-types.js'
import { FieldInput, startValues, type Values } from './fields.js'
import { useSending } from './SigningForm.js'
import type { Answer } from './state.js'

type Props = {
  rotate(values: Values): Promise<Answer>
  done(said: Said | undefined): Promise<void>
  onCancel(): void
}

/** Asks how long the old secret goes on working before there is a new one. */
export function SigningRotation({ rotate, done, onCancel }: Props) {
  const [values, setValues] = useState<Values>(() => startValues(ROTATE_FIELDS))
  const { send, problem, errors, isSending, form } = useSending(rotate, done)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void send(values)
  }
  return (
    <form ref={form} className="signing-form" onSubmit={onSubmit}>
      <p className="muted">
        Makes a new secret. Paste it into the credential in Vapi before the old one stops working, or deliveries are
        refused.
      </p>
      <div className="fields">
        {ROTATE_FIELDS.map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            error={errors[field.name]}
            onChange={(value) => setValues((all) => ({ ...all, [field.name]: value }))}
          />
        ))}
      </div>
      {problem && (
        <p className="note bad" role="alert">
          {problem}
        </p>
      )}
      <div className="form-end">
        <button type="submit" className="btn primary danger" disabled={isSending}>
          {isSending ? 'One moment …' : 'Rotate secret'}
        </button>
        <button type="button" className="btn" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  )
}
