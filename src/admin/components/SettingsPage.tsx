import React, { type FormEvent, useEffect, useState } from 'react'
import type { Choice, Field } from '../ui-types.js'
import { FieldInput } from './fields.js'
import { type Signing, SigningCard } from './SigningCard.js'
import { ask } from './state.js'
import { Card, Loading, Secret, useSay } from './ui.js'

/** Which settings stand together, by the beginning of their names. */
const GROUPS = [
  { title: 'Branding and time', prefixes: ['branding.', 'agency.'] },
  { title: 'Alerts', prefixes: ['alerts.'] },
]

type Setting = { id: string; label: string; hint: string; kind: Kind; value: string }
type Kind = 'text' | 'colour' | 'time zone' | 'switch' | 'e-mails'

/** The settings of the installation, each saved by itself. */
export function SettingsPage() {
  const [settings, setSettings] = useState<Setting[]>()
  const [timeZones, setTimeZones] = useState<Choice[]>([])
  const [organisation, setOrganisation] = useState<Organisation>()
  const say = useSay()
  useEffect(() => {
    ask('pages/Settings')
      .then((answer) => {
        setSettings(answer['settings'] as Setting[])
        setTimeZones(answer['timeZones'] as Choice[])
        setOrganisation(answer['organisation'] as Organisation)
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
      <div className="stack">
        {GROUPS.map(({ title, prefixes }) => (
          <Card key={title} title={title}>
            <div className="settings">
              {settings
                .filter(({ id }) => prefixes.some((prefix) => id.startsWith(prefix)))
                .map((setting) => (
                  <OneSetting key={setting.id} setting={setting} timeZones={timeZones} />
                ))}
            </div>
          </Card>
        ))}
        {organisation && <OrganisationSigning {...organisation} onChange={setOrganisation} />}
      </div>
    </>
  )
}

type Organisation = { url: string; signing: Signing }

/** The one URL of agencies that set one in Vapi, and how deliveries to it are signed. */
function OrganisationSigning({ url, signing, onChange }: Organisation & { onChange(next: Organisation): void }) {
  const send = (kind: string) => async (values: Record<string, unknown>) => {
    const answer = await ask('pages/Settings', { ...values, kind })
    if (answer['organisation']) onChange(answer['organisation'] as Organisation)
    return answer
  }
  return (
    <SigningCard
      signing={signing}
      isRequired
      mayChange
      save={send('signing')}
      rotate={send('rotate-signing')}
      onDone={() => {}}
    >
      <Secret
        label="Organisation-wide webhook URL"
        value={url}
        hint="For agencies that set one Server URL in Vapi, at the organisation. The client is found by assistant, then by phone number."
      />
    </SigningCard>
  )
}

const ON_OFF: Choice[] = [
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
]

function OneSetting({ setting, timeZones }: { setting: Setting; timeZones: Choice[] }) {
  const [saved, setSaved] = useState(setting.value)
  const [value, setValue] = useState(setting.value)
  const [error, setError] = useState<string>()
  const [isSending, setSending] = useState(false)
  const say = useSay()
  const isZone = setting.kind === 'time zone'
  const isSwitch = setting.kind === 'switch'
  const kind = isZone || isSwitch ? 'choice' : setting.kind === 'colour' ? 'colour' : 'text'
  const field: Field = {
    name: setting.id,
    label: setting.label,
    hint: setting.hint,
    kind,
    isRequired: setting.kind !== 'e-mails',
    ...(isSwitch && { choices: ON_OFF }),
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
          message:
            setting.id.startsWith('alerts.') || isZone ? 'Saved' : 'Saved. Load the page again to see it everywhere.',
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
