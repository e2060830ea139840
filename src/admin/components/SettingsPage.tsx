import React, { type FormEvent, useEffect, useState } from 'react'
import type { Choice, Field } from '../ui-types.js'
import { FieldInput } from './fields.js'
import { ask } from './state.js'
import { Card, Loading, useSay } from './ui.js'

type Setting = { id: string; label: string; hint: string; kind: 'text' | 'colour' | 'time zone'; value: string }

/** The settings of the installation, each saved by itself. */
export function SettingsPage() {
  const [settings, setSettings] = useState<Setting[]>()
  const [timeZones, setTimeZones] = useState<Choice[]>([])
  const say = useSay()
  useEffect(() => {
    ask('pages/Settings')
      .then((answer) => {
        setSettings(answer['settings'] as Setting[])
        setTimeZones(answer['timeZones'] as Choice[])
      })
      .catch((error: Error) => say({ message: error.message, kind: 'bad' }))
  }, [say])
  if (!settings) return <Loading />
  return (
    <>
      <div className="head">
        <div>
          <h1>Settings</h1>
          <p className="muted">For the whole installation: the back office and every client’s portal.</p>
        </div>
      </div>
      <Card title="Branding and time">
        <div className="settings">
          {settings.map((setting) => (
            <OneSetting key={setting.id} setting={setting} timeZones={timeZones} />
          ))}
        </div>
      </Card>
    </>
  )
}

function OneSetting({ setting, timeZones }: { setting: Setting; timeZones: Choice[] }) {
  const [saved, setSaved] = useState(setting.value)
  const [value, setValue] = useState(setting.value)
  const [error, setError] = useState<string>()
  const [isSending, setSending] = useState(false)
  const say = useSay()
  const isZone = setting.kind === 'time zone'
  const kind = isZone ? 'choice' : setting.kind === 'colour' ? 'colour' : 'text'
  const field: Field = {
    name: setting.id,
    label: setting.label,
    hint: setting.hint,
    kind,
    isRequired: true,
    ...(isZone && { choices: timeZones }),
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setSending(true)
    try {
      const answer = await ask('pages/Settings', { id: setting.id, value })
      const isRefused = answer.said?.kind === 'bad'
      setError(isRefused ? (answer.errors?.['value']?.message ?? answer.said?.message) : undefined)
      if (!isRefused) {
        setSaved(value)
        say({
          message: setting.kind === 'time zone' ? 'Saved' : 'Saved. Load the page again to see it everywhere.',
          kind: 'good',
        })
      }
    } catch (thrown) {
      setError((thrown as Error).message)
    }
    setSending(false)
  }
  return (
    <form className="setting" onSubmit={save}>
      <FieldInput field={field} value={value} error={error} onChange={(next) => setValue(String(next))} />
      {setting.kind === 'colour' && (
        <input
          type="color"
          aria-label={`Choose ${setting.label.toLowerCase()}`}
          value={/^#[0-9a-f]{6}$/i.test(value) ? value : saved}
          onChange={(event) => setValue(event.target.value)}
        />
      )}
      <button type="submit" className="btn" disabled={isSending || value === saved}>
        Save
      </button>
    </form>
  )
}
