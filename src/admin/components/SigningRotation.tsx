import React, { type FormEvent, useState } from 'react'
import { ROTATE_FIELDS } from '../signing-fields.js'
import type { Said } from '../ui-types.js'
import { startValues, type Values } from './fields.js'
import { FieldInputs, FormEnd, Problem, useSending } from './sending.js'
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
      <FieldInputs fields={ROTATE_FIELDS} values={values} errors={errors} onChange={setValues} />
      <Problem words={problem} />
      <FormEnd submit="Rotate secret" sending="One moment …" isDanger isSending={isSending} onCancel={onCancel} />
    </form>
  )
}
