import React, { useId, useState } from 'react'
import type { Field } from '../ui-types.js'
import { ClientField } from './ClientPicker.js'
import { GROUPS } from './groups.js'

export type Values = Record<string, string | boolean>

type Props = {
  field: Field
  value: string | boolean
  error: string | undefined
  onChange(value: string | boolean): void
}

/** One field of a form with its label, hint and problem. */
export function FieldInput({ field, value, error, onChange }: Props) {
  const id = useId()
  const note = error ?? field.hint
  const described = note ? { 'aria-describedby': `${id}-note` } : {}
  const common = {
    id,
    name: field.name,
    required: field.isRequired,
    'aria-invalid': error ? true : undefined,
    ...described,
  }
  if (field.kind === 'yes-no') {
    return (
      <div className="field check">
        <input
          {...common}
          required={false}
          type="checkbox"
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
        <div>
          <label htmlFor={id}>{field.label}</label>
          <Note id={id} text={note} isError={Boolean(error)} />
        </div>
      </div>
    )
  }
  const Group = GROUPS[field.kind]
  if (Group) {
    return (
      <fieldset className="group field" aria-invalid={error ? true : undefined} tabIndex={-1} {...described}>
        <legend>{field.label}</legend>
        <Note id={id} text={note} isError={Boolean(error)} />
        <Group field={field} value={String(value)} onChange={onChange} />
      </fieldset>
    )
  }
  return (
    <div className="field">
      <label htmlFor={id}>
        {field.label}
        {!field.isRequired && <span className="optional"> optional</span>}
      </label>
      <Control field={field} value={String(value)} common={common} onChange={onChange} />
      <Note id={id} text={note} isError={Boolean(error)} />
    </div>
  )
}

const TYPES: Partial<Record<Field['kind'], string>> = {
  email: 'email',
  phone: 'tel',
  colour: 'text',
  day: 'date',
  clock: 'datetime-local',
}

type ControlProps = { field: Field; value: string; common: { id: string; name: string }; onChange(value: string): void }

function Control({ field, value, common, onChange }: ControlProps) {
  const onInput = (event: { target: { value: string } }) => onChange(event.target.value)
  if (field.kind === 'long') return <textarea {...common} rows={4} value={value} onChange={onInput} />
  if (field.kind === 'choice') {
    return (
      <select {...common} value={value} onChange={onInput}>
        {!field.choices?.some((choice) => choice.value === value) && (
          <option value={value}>{value || 'Please choose'}</option>
        )}
        {field.choices?.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    )
  }
  if (field.kind === 'client') return <ClientField of={field.of} common={common} value={value} onChoose={onChange} />
  if (field.kind === 'new-password') return <NewPassword common={common} value={value} onChange={onChange} />
  if (field.kind === 'file') {
    return (
      <input
        {...common}
        type="file"
        accept=".csv,text/csv"
        onChange={(event) => readFile(event.target.files?.[0], onChange)}
      />
    )
  }
  if (field.kind === 'number')
    return <input {...common} type="number" min={0} step={1} inputMode="numeric" value={value} onChange={onInput} />
  return <input {...common} type={TYPES[field.kind] ?? 'text'} autoComplete="off" value={value} onChange={onInput} />
}

/** A file as a form sends it: its name, a line break, and its bytes as a data URL. */
function readFile(file: File | undefined, onChange: (value: string) => void): void {
  const reader = new FileReader()
  reader.onload = () => onChange(`${file?.name}\n${reader.result}`)
  if (file) reader.readAsDataURL(file)
  else onChange('')
}

function NewPassword({ common, value, onChange }: Omit<ControlProps, 'field'>) {
  const [isShown, setShown] = useState(false)
  return (
    <div className="copyline">
      <input
        {...common}
        type={isShown ? 'text' : 'password'}
        autoComplete="new-password"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <button type="button" className="btn" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
        {isShown ? 'Hide' : 'Show'}
      </button>
    </div>
  )
}

const Note = ({ id, text, isError }: { id: string; text: string | undefined; isError: boolean }) =>
  text ? (
    <p id={`${id}-note`} className={isError ? 'wrong' : 'help'}>
      {text}
    </p>
  ) : null

/** What a form begins with: a record's values, else the fields' own. */
export const startValues = (fields: readonly Field[], params: Record<string, unknown> = {}): Values =>
  Object.fromEntries(
    fields.map(({ name, kind, initial }) => {
      const given = params[name] ?? initial
      return [name, kind === 'yes-no' ? given === true : String(given ?? '')]
    }),
  )
