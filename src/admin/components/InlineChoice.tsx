import React, { useEffect, useState } from 'react'
import type { ActionView, Column, RecordView } from '../ui-types.js'
import { runAction } from './ActionDialog.js'
import { useSay } from './ui.js'

type Props = { resource: string; column: Column; record: RecordView; action: ActionView; reload(): Promise<void> }

/** A value that is changed right where it stands; if the server refuses, it goes back to what it was. */
export function InlineChoice({ resource, column, record, action, reload }: Props) {
  const saved = String(record.params[column.name] ?? '')
  const [value, setValue] = useState(saved)
  const [isSending, setSending] = useState(false)
  const say = useSay()
  useEffect(() => setValue(saved), [saved])
  const [field] = action.fields ?? []

  const change = async (wanted: string) => {
    setValue(wanted)
    setSending(true)
    try {
      const { said } = await runAction({ resource, action, ids: [record.id] }, { [field?.name ?? '']: wanted })
      if (said) say(said)
      if (said?.kind === 'bad') setValue(saved)
      else await reload()
    } catch (error) {
      say({ message: (error as Error).message, kind: 'bad' })
      setValue(saved)
    }
    setSending(false)
  }
  return (
    <select
      className={`inline t-${column.words?.[value]?.tone ?? 'none'}`}
      aria-label={`${column.label} of ${record.title}`}
      value={value}
      disabled={isSending}
      onChange={(event) => void change(event.target.value)}
    >
      {field?.choices?.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}
