import React, { useEffect, useState } from 'react'
import type { ActionView, Column, RecordView } from '../ui-types.js'
import { ActionDialog, type Chosen, chosenOf, runAction } from './ActionDialog.js'
import { useSay } from './ui.js'

type Props = { resource: string; column: Column; record: RecordView; action: ActionView; reload(): Promise<void> }

/**
 * A value that is changed right where it stands; if the server refuses, it goes back to what it was. Where it asks for more
 * than the value, a dialog does.
 */
export function InlineChoice({ resource, column, record, action, reload }: Props) {
  const saved = String(record.params[column.name] ?? '')
  const [value, setValue] = useState(saved)
  const [isSending, setSending] = useState(false)
  const [asking, setAsking] = useState<Chosen>()
  const say = useSay()
  useEffect(() => setValue(saved), [saved])
  const [field, ...others] = action.fields ?? []

  const change = async (wanted: string) => {
    setValue(wanted)
    setSending(true)
    try {
      const values = { [field?.name ?? '']: wanted }
      const { said, errors } = await runAction({ resource, action, ids: [record.id] }, values)
      const wantsMore = others.some(({ name }) => errors?.[name])
      if (wantsMore) setAsking({ ...chosenOf(resource, action, [record]), values, ...(errors && { errors }) })
      else if (said) say(said)
      if (said?.kind === 'bad') setValue(saved)
      else await reload()
    } catch (error) {
      say({ message: (error as Error).message, kind: 'bad' })
      setValue(saved)
    }
    setSending(false)
  }
  return (
    <>
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
      {asking && <ActionDialog chosen={asking} onClose={() => setAsking(undefined)} onDone={() => void reload()} />}
    </>
  )
}
