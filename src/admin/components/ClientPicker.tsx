import React, { useEffect, useId, useRef, useState } from 'react'
import { ask, recordPath } from './state.js'

type Name = { id: string; title: string }

/** Chooses a client by a part of its name. */
export function ClientPicker({ label, value, onChoose }: { label: string; value: string; onChoose(id: string): void }) {
  const id = useId()
  const [text, setText] = useState('')
  const [names, setNames] = useState<Name[]>([])
  const asked = useRef(0)

  useEffect(() => {
    if (!value) return setText('')
    ask(recordPath('Client', value, 'show'))
      .then(({ record }) => setText(record?.title ?? ''))
      .catch(() => setText('Unknown client'))
  }, [value])

  const look = async (typed: string) => {
    const turn = ++asked.current
    const path = typed.trim() ? `/${encodeURIComponent(typed.trim())}` : ''
    const answer = await ask(`resources/Client/actions/search${path}`).catch(() => undefined)
    if (turn === asked.current) setNames((answer?.records ?? []) as unknown as Name[])
  }
  const onInput = (typed: string) => {
    setText(typed)
    const match = names.find(({ title }) => title === typed)
    if (match) onChoose(match.id)
    else if (typed === '') onChoose('')
    else void look(typed)
  }
  return (
    <>
      <input
        list={id}
        className={`picker ${value ? 'on' : ''}`}
        aria-label={label}
        placeholder={`${label}: all`}
        value={text}
        onFocus={() => void look('')}
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
