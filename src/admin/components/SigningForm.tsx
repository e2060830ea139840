import React, { type FormEvent, useId, useState } from 'react'
import { FIELDS_OF, isStandard, STANDARD_WEBHOOKS } from '../signing-fields.js'
import type { Said } from '../ui-types.js'
import { startValues, type Values } from './fields.js'
import type { Signing } from './SigningCard.js'
import { FieldInputs, FormEnd, Problem, useSending } from './sending.js'
import type { Answer } from './state.js'

type Preset = { name: string; scheme: string; label: string; hint: string }

const PRESETS: Preset[] = [
  {
    name: 'standard',
    scheme: 'HMAC',
    label: 'Standard Webhooks HMAC (recommended)',
    hint: 'Proves sender, content and time; replays are refused',
  },
  { name: 'hmac', scheme: 'HMAC', label: 'HMAC with other options', hint: 'For a credential that is there already' },
  { name: 'secret', scheme: 'SECRET', label: 'Vapi secret header', hint: 'A secret in x-vapi-secret' },
  { name: 'bearer', scheme: 'BEARER', label: 'Bearer token', hint: 'A token in the Authorization header' },
  { name: 'none', scheme: 'NONE', label: 'None', hint: 'Whoever knows the URL can report calls' },
]

type Props = {
  signing: Signing
  /** The organisation's URL needs a signature. */
  isRequired?: boolean
  save(values: Values): Promise<Answer>
  done(said: Said | undefined): Promise<void>
  onCancel(): void
}

/** Chooses a preset first; only what that one needs is asked. */
export function SigningForm({ signing, isRequired = false, save, done, onCancel }: Props) {
  const [preset, setPreset] = useState(presetOf(signing))
  const [values, setValues] = useState<Values>(() => valuesOf(preset, signing))
  const { send, problem, errors, isSending, form } = useSending(save, done)
  const fields = fieldsOf(preset)
  const choose = (next: Preset) => {
    setPreset(next)
    setValues(valuesOf(next, signing))
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void send({ ...(preset.name === 'standard' ? STANDARD_WEBHOOKS : {}), ...values, scheme: preset.scheme })
  }
  return (
    <form ref={form} className="signing-form" onSubmit={onSubmit}>
      <Presets chosen={preset} onChoose={choose} isRequired={isRequired} />
      <FieldInputs fields={fields} values={values} errors={errors} onChange={setValues} />
      <Problem words={problem} />
      {signing.scheme !== preset.scheme && !(isRequired && signing.scheme === 'NONE') && (
        <p className="note info">
          From the moment you save, what Vapi sends in the old way is refused and set aside: set it up in Vapi right
          after.
        </p>
      )}
      <FormEnd submit="Save" sending="Saving …" isSending={isSending} onCancel={onCancel} />
    </form>
  )
}

type PresetsProps = { chosen: Preset; onChoose(preset: Preset): void; isRequired: boolean }

function Presets({ chosen, onChoose, isRequired }: PresetsProps) {
  const id = useId()
  return (
    <fieldset className="presets">
      <legend>What Vapi should send</legend>
      {PRESETS.filter(({ name }) => !isRequired || name !== 'none').map((preset) => (
        <div key={preset.name} className="field check">
          <input
            type="radio"
            name={id}
            id={`${id}-${preset.name}`}
            aria-describedby={`${id}-${preset.name}-note`}
            checked={chosen.name === preset.name}
            onChange={() => onChoose(preset)}
          />
          <div>
            <label htmlFor={`${id}-${preset.name}`}>{preset.label}</label>
            <p className="help" id={`${id}-${preset.name}-note`}>
              {preset.hint}
            </p>
          </div>
        </div>
      ))}
    </fieldset>
  )
}

/** A plan that asks nothing yet begins with what we recommend. */
function presetOf({ scheme, options }: Signing): Preset {
  const name =
    scheme === 'NONE' ? 'standard' : scheme === 'HMAC' ? (isStandard(options) ? 'standard' : 'hmac') : undefined
  return (PRESETS.find((preset) => (name ? preset.name === name : preset.scheme === scheme)) ?? PRESETS[0]) as Preset
}

const OPTIONS = new Set(Object.keys(STANDARD_WEBHOOKS))

/** Standard Webhooks leaves nothing of the signature open. */
const fieldsOf = ({ name, scheme }: Preset) =>
  (FIELDS_OF[scheme] ?? []).filter((field) => name !== 'standard' || !OPTIONS.has(field.name))

function valuesOf(preset: Preset, signing: Signing): Values {
  const isPresent = preset.scheme === signing.scheme && (preset.name !== 'hmac' || !isStandard(signing.options))
  const { toleranceSeconds, vapiCredentialId } = signing
  return startValues(fieldsOf(preset), {
    ...(isPresent && signing.options),
    toleranceSeconds,
    vapiCredentialId: vapiCredentialId ?? '',
  })
}
