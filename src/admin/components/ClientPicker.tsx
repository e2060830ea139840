import React, { useEffect, useId, useRef, useState } from 'react'
import { ask, recordPath } from './state.js'

type Name = { id: string; title: string }

type PickerProps = { label: string; value: string; of?: string | undefined; onChoose(id: string): void }

/** Chooses a client (or a record of another resource) by a part of its name, for a filter. */
export function ClientPicker({ label, value, of, onChoose }: PickerProps) {
  return (
    <ClientInput
      value={value}
      of={of}
      onChoose={onChoose}
      input={{ className: `picker ${value ? 'on' : ''}`, 'aria-label': label, placeholder: `${label}: all` }}
    />
  )
}

/** The same in a form; a name that was not chosen from the list is no client. */
type FieldProps = { common: object; value: string; of?: string | undefined; onChoose(id: string): void }

export const ClientField = (props: FieldProps) => (
  <ClientInput
    value={props.value}
    of={props.of}
    onChoose={props.onChoose}
    input={{ ...props.common, autoComplete: 'off', placeholder: 'Type a part of the name' }}
    isForm
  />
)

type InputProps = {
  value: string
  of: string | undefined
  onChoose(id: string): void
  input: object
  isForm?: boolean
}

function ClientInput({ value, of = 'Client', onChoose, input, isForm = false }: InputProps) {
  const id = useId()
  const [text, setText] = useState('')
  const [names, setNames] = useState<Name[]>([])
  const asked = useRef(0)
  const chosen = useRef('')

  useEffect(() => {
    if (value === chosen.current) return
    chosen.current = value
    if (!value) return setText('')
    ask(recordPath(of, value, 'show'))
      .then(({ record }) => setText(record?.title ?? ''))
      .catch(() => setText('Unknown'))
  }, [value, of])

  const look = async (typed: string) => {
    const turn = ++asked.current
    const path = typed.trim() ? `/${encodeURIComponent(typed.trim())}` : ''
    const answer = await ask(`resources/${of}/actions/search${path}`).catch(() => undefined)
    if (turn === asked.current) setNames(distinct((answer?.records ?? []) as unknown as Name[]))
  }
  const choose = (next: string) => {
    chosen.current = next
    onChoose(next)
  }
  const onInput = (typed: string) => {
    setText(typed)
    const match = names.find(({ title }) => title === typed)
    if (match) return choose(match.id)
    if (typed === '' || isForm) choose('')
    if (typed !== '') void look(typed)
  }
  return (
    <>
      <input
        {...input}
        list={id}
        value={text}
        onFocus={() => void look(value ? '' : text)}
        onChange={(event) => onInput(event.target.value)}
      />
      <datalist id={id}>
        {names.map((name) => (
          <option key={name.id} value={name.title} />
        ))}
      </datalist>
    </>
  )
}

/** Two clients of one name are told apart by the beginning of their ids. */
const distinct = (names: Name[]): Name[] =>
  names.map(({ id, title }) => {
    const isAlone = names.every((other) => other.id === id || other.title !== title)
    return { id, title: isAlone ? title : `${title} (${id.slice(0, 8)})` }
  })
