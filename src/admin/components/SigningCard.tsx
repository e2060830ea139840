import React, { useState } from 'react'
import { isStandard, SCHEME_WORDS } from '../signing-fields.js'
import type { Said } from '../ui-types.js'
import { moment } from './format.js'
import { SigningForm } from './SigningForm.js'
import { SigningRotation } from './SigningRotation.js'
import type { Answer } from './state.js'
import { Card, Copy, Secret, Tag } from './ui.js'

type FieldForVapi = { label: string; value: string; kind: 'copy' | 'choose' | 'secret' }

export type Signing = {
  scheme: string
  options: Record<string, unknown>
  toleranceSeconds: number
  vapiCredentialId: string | null
  previousUntil: string | null
  fields: FieldForVapi[]
}

type Props = {
  signing: Signing
  /** What stands above all: where it counts. */
  children?: React.ReactNode
  mayChange: boolean
  /** The organisation's URL needs a signature. */
  isRequired?: boolean
  save(values: Record<string, unknown>): Promise<Answer>
  rotate(values: Record<string, unknown>): Promise<Answer>
  onDone(): Promise<void> | void
}

/** How Vapi proves who it is: the scheme, what to type into Vapi, and forms to change it and to rotate the secret. */
export function SigningCard({ signing, children, mayChange, isRequired = false, save, rotate, onDone }: Props) {
  const [open, setOpen] = useState<'change' | 'rotate'>()
  const [secret, setSecret] = useState<Said['secret']>()
  const isSigned = signing.scheme !== 'NONE'
  const done = async (said: Said | undefined) => {
    setOpen(undefined)
    setSecret(said?.secret)
    await onDone()
  }
  return (
    <Card title="How Vapi proves who it is" aside={<Tag word={wordFor(signing)} />}>
      {children}
      {secret && <Secret {...secret} />}
      {open === 'change' && (
        <SigningForm {...{ signing, isRequired, save, done }} onCancel={() => setOpen(undefined)} />
      )}
      {open === 'rotate' && <SigningRotation {...{ rotate, done }} onCancel={() => setOpen(undefined)} />}
      {!open && (
        <>
          <p className="muted">{explained(signing, isRequired)}</p>
          {signing.previousUntil && (
            <p className="note info">The secret before this one still works until {moment(signing.previousUntil)}.</p>
          )}
          {mayChange && (
            <div className="form-end">
              <button type="button" className="btn" onClick={() => setOpen('change')}>
                {isSigned ? 'Change' : 'Set up a signature'}
              </button>
              {isSigned && (
                <button type="button" className="btn" onClick={() => setOpen('rotate')}>
                  Rotate secret
                </button>
              )}
            </div>
          )}
          {isSigned && <ForVapi fields={signing.fields} isOpen={secret !== undefined} />}
        </>
      )}
    </Card>
  )
}

function wordFor({ scheme, options }: Signing) {
  if (scheme === 'NONE') return { label: 'No signature', tone: 'warn' as const }
  const label = scheme === 'HMAC' && isStandard(options) ? 'Standard Webhooks' : (SCHEME_WORDS[scheme] ?? scheme)
  return { label, tone: 'good' as const }
}

function explained({ scheme, toleranceSeconds, options }: Signing, isRequired: boolean): string {
  if (scheme === 'NONE')
    return isRequired
      ? 'Until there is a signature, this URL takes nothing.'
      : 'Nothing is asked of Vapi: whoever knows the URL can report calls.'
  const refused = 'What does not carry it is refused, kept in quarantine, and can be replayed once the secret is right.'
  if (scheme !== 'HMAC') return `Vapi sends a secret with every delivery. ${refused}`
  const replays = options['includeTimestamp'] ? ` Signatures older than ${toleranceSeconds} seconds are replays.` : ''
  return `Vapi signs every delivery. ${refused}${replays}`
}

/** Vapi's form, field by field. */
const ForVapi = ({ fields, isOpen }: { fields: FieldForVapi[]; isOpen: boolean }) => (
  <details className="for-vapi" open={isOpen}>
    <summary>What to type into Vapi</summary>
    <p className="help">
      In Vapi: Integrations → Server Configuration → Add Custom Credential. Then choose that credential beside the
      Server URL of the assistant or the phone number.
    </p>
    <dl className="facts">
      {fields.map((field) => (
        <React.Fragment key={field.label}>
          <dt>{field.label}</dt>
          <dd>
            <OneField {...field} />
          </dd>
        </React.Fragment>
      ))}
    </dl>
  </details>
)

function OneField({ value, kind, label }: FieldForVapi) {
  if (kind === 'secret')
    return <span className="muted">Shown once, when it was made. Rotate it to get another one.</span>
  if (kind === 'choose') return <>{value}</>
  return (
    <span className="copy-inline">
      <code>{value}</code> <Copy value={value} name={label} />
    </span>
  )
}
